#include "cnn/core/image_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/core/image_formats.hpp"
#include "cnn/core/image_stb.hpp"

namespace cnn {
namespace {

constexpr std::int64_t max_file_bytes = std::int64_t{1} << 28;

// `channels` 1 or 3 from any of 1 to 4, transparent pixels laid over white.
Tensor with_channels(const Tensor& image, int channels) {
  const int from = image.shape()[2];
  if (from == channels) return image;
  const bool has_alpha = from == 2 || from == 4;
  const bool has_colour = from >= 3;
  Tensor result({image.shape()[0], image.shape()[1], channels});
  const float* in = image.data();
  for (float* out = result.data(); out != result.end(); out += channels, in += from) {
    const float opacity = has_alpha ? in[from - 1] / 255.0F : 1.0F;
    const auto over_white = [&](float value) {
      return value * opacity + 255.0F * (1.0F - opacity);
    };
    const float red = over_white(in[0]);
    const float green = has_colour ? over_white(in[1]) : red;
    const float blue = has_colour ? over_white(in[2]) : red;
    if (channels == 3) {
      out[0] = red;
      out[1] = green;
      out[2] = blue;
    } else {
      out[0] = has_colour ? 0.299F * red + 0.587F * green + 0.114F * blue : red;
    }
  }
  return result;
}

std::string to_samples(const Tensor& image) {
  std::string samples;
  samples.reserve(static_cast<std::size_t>(image.size()));
  for (const float value : image) {
    if (!std::isfinite(value)) {
      throw std::invalid_argument("write_png: every value must be a finite number. Received " +
                                  std::to_string(value) + " at element " +
                                  std::to_string(samples.size()) + " of a " +
                                  to_string(image.shape()) + " tensor.");
    }
    const float level = std::clamp(std::round(value), 0.0F, 255.0F);
    samples += static_cast<char>(static_cast<unsigned char>(level));
  }
  return samples;
}

}  // namespace

Tensor read_by_contents(const ImageBytes& bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return read_png(bytes);
  if (bytes.starts_with("\xFF\xD8")) return read_jpeg(bytes);
  if (bytes.starts_with("BM")) return read_bmp(bytes);
  if (bytes.starts_with("P5") || bytes.starts_with("P6")) return read_pnm(bytes);

  if (bytes.size() == 0) bytes.damaged("the file is empty");
  if (bytes.starts_with("\x89PNG"))
    bytes.damaged("the PNG signature was changed by a text-mode copy");
  if (bytes.starts_with("GIF8")) bytes.unsupported("GIF");
  if (bytes.starts_with("II*") || bytes.starts_with("MM")) bytes.unsupported("TIFF");
  if (bytes.starts_with("RIFF")) bytes.unsupported("WebP");
  bytes.unsupported("a file that is no PNG, JPEG, BMP, PGM (P5) or PPM (P6)");
}

Tensor read_image(const std::filesystem::path& file, const ImageOptions& options) {
  if (options.channels != 0 && options.channels != 1 && options.channels != 3) {
    throw ShapeError("read_image: channels must be 1 (grey), 3 (RGB) or 0 (as stored). Received " +
                     std::to_string(options.channels) + ".");
  }
  const ImageBytes bytes(file.string(), read_file(file, max_file_bytes));
  const Tensor image = read_by_contents(bytes);
  return options.channels == 0 ? image : with_channels(image, options.channels);
}

void write_png(const std::filesystem::path& file, const Tensor& image) {
  const Shape& shape = image.shape();
  const int channels = shape.rank() == 3 ? shape[2] : 1;
  if ((shape.rank() != 2 && shape.rank() != 3) || channels > 4) {
    throw ShapeError(
        "write_png: an image is (height, width) or (height, width, 1 to 4 channels). "
        "Received " +
        to_string(shape) + ".");
  }
  if (std::int64_t{shape[0]} * shape[1] > ImageBytes::max_pixels) {
    throw ShapeError("write_png: at most " + std::to_string(ImageBytes::max_pixels) +
                     " pixels are written. Received " + to_string(shape) + ".");
  }
  write_file(file, encode_png_with_stb(to_samples(image), shape[1], shape[0], channels));
}

}  // namespace cnn
