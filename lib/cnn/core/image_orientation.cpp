#include "cnn/core/image_formats.hpp"

namespace cnn {
namespace {

// Fields of a TIFF block in its own byte order; 0 for what lies outside, which means nothing there.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with("MM")) {}

  std::uint32_t number(std::uint64_t at, int width) const {
    std::uint32_t value = 0;
    if (at > bytes_.size() || bytes_.size() - at < static_cast<std::size_t>(width)) return 0;
    for (int i = 0; i < width; ++i) {
      const std::uint64_t from = big_ ? at + i : at + width - 1 - i;
      value = value << 8 | static_cast<unsigned char>(bytes_[from]);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool big_;
};

}  // namespace

int exif_orientation(std::string_view tiff) {
  const Tiff block(tiff);
  const std::uint64_t directory = block.number(4, 4);
  const std::uint32_t entries = block.number(directory, 2);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::uint64_t entry = directory + 2 + 12 * std::uint64_t{i};
    if (block.number(entry, 2) != 0x0112) continue;
    const std::uint32_t orientation = block.number(entry + 8, 2);
    return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
  }
  return 1;
}

Tensor upright(Tensor image, int orientation) {
  if (orientation == 1) return image;
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  const int channels = image.shape()[2];
  const bool transposed = orientation >= 5;
  const bool flip_rows =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  const bool flip_columns =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;

  Tensor turned({transposed ? width : height, transposed ? height : width, channels});
  for (int row = 0; row < turned.shape()[0]; ++row) {
    for (int column = 0; column < turned.shape()[1]; ++column) {
      const int from_row = transposed ? column : row;
      const int from_column = transposed ? row : column;
      for (int c = 0; c < channels; ++c) {
        turned(row, column, c) = image(flip_rows ? height - 1 - from_row : from_row,
                                       flip_columns ? width - 1 - from_column : from_column, c);
      }
    }
  }
  return turned;
}

}  // namespace cnn
