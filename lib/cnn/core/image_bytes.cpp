#include "cnn/core/image_bytes.hpp"

#include "cnn/core/errors.hpp"

namespace cnn {

bool ImageBytes::starts_with(std::string_view start) const { return bytes_.starts_with(start); }

void ImageBytes::need(std::int64_t offset, std::int64_t count, const char* what) const {
  if (offset >= 0 && count >= 0 && offset <= size() && count <= size() - offset) return;
  damaged("the file is cut: " + std::string(what) + " at byte " + std::to_string(offset) +
          " takes " + std::to_string(count) + " bytes, but the file ends at byte " +
          std::to_string(size()));
}

std::uint32_t ImageBytes::byte(std::int64_t offset) const {
  need(offset, 1, "a field");
  return static_cast<unsigned char>(bytes_[static_cast<std::size_t>(offset)]);
}

std::uint32_t ImageBytes::big16(std::int64_t offset) const {
  return byte(offset) << 8 | byte(offset + 1);
}

std::uint32_t ImageBytes::big32(std::int64_t offset) const {
  return big16(offset) << 16 | big16(offset + 2);
}

std::uint32_t ImageBytes::little16(std::int64_t offset) const {
  return byte(offset) | byte(offset + 1) << 8;
}

std::uint32_t ImageBytes::little32(std::int64_t offset) const {
  return little16(offset) | little16(offset + 2) << 16;
}

std::string_view ImageBytes::view(std::int64_t offset, std::int64_t count, const char* what) const {
  need(offset, count, what);
  return std::string_view(bytes_).substr(static_cast<std::size_t>(offset),
                                         static_cast<std::size_t>(count));
}

void ImageBytes::check_size(std::int64_t width, std::int64_t height) const {
  const std::string received = std::to_string(width) + " x " + std::to_string(height);
  if (width < 1 || height < 1) {
    damaged("width and height must be at least 1. Received " + received);
  }
  if (width > max_pixels / height) {
    throw DataError("read_image: " + name_ + ": at most " + std::to_string(max_pixels) +
                    " pixels are read. Received " + received + ". Scale the picture down first.");
  }
}

void ImageBytes::damaged(const std::string& what) const {
  throw DataError("read_image: " + name_ + ": " + what +
                  ". The file is damaged; copy or download it again.");
}

void ImageBytes::damaged(const std::string& what, std::int64_t offset) const {
  damaged(what + " (at byte " + std::to_string(offset) + ")");
}

void ImageBytes::unsupported(const std::string& what) const {
  throw DataError("read_image: " + name_ + ": " + what +
                  " is not supported. Save the picture as an ordinary PNG or JPEG.");
}

}  // namespace cnn
