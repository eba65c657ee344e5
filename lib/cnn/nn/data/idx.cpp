#include "cnn/nn/data/idx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/gzip.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr int unsigned_byte = 0x08;
constexpr std::int64_t max_pixels = Shape::max_size;
constexpr std::int64_t max_side = 65535;

const char* type_name(int type) {
  switch (type) {
    case 0x09:
      return "signed bytes";
    case 0x0B:
      return "16-bit integers";
    case 0x0C:
      return "32-bit integers";
    case 0x0D:
      return "32-bit floats";
    case 0x0E:
      return "64-bit floats";
    default:
      return "elements of an unknown type";
  }
}

using Magic = std::array<std::uint8_t, 4>;

// Downloads that were refused leave a page of text under the file's name.
bool is_text(const Magic& magic) {
  return std::all_of(magic.begin(), magic.end(), [](std::uint8_t byte) {
    return std::isprint(byte) != 0 || std::isspace(byte) != 0;
  });
}

void check_magic(UnpackedFile& file, int axes) {
  Magic magic{};
  file.take(magic.data(), 4, "the magic number");
  if (is_text(magic)) file.damaged("it is a text, not an IDX file", 0);
  if (magic[2] == 0 && magic[3] == 0 && magic[1] == unsigned_byte) {
    file.damaged("its header is little-endian, but IDX is big-endian", 0);
  }
  if (magic[0] != 0 || magic[1] != 0) {
    file.damaged(fmt::format("an IDX file begins with two zero bytes. Received {:02x} {:02x}",
                             magic[0], magic[1]),
                 0);
  }
  if (magic[2] != unsigned_byte) {
    file.damaged(fmt::format("only unsigned bytes (type 0x08) are read. Received {} (type {:#04x})",
                             type_name(magic[2]), magic[2]),
                 2);
  }
  if (magic[3] != axes) {
    file.damaged(
        fmt::format("{}. Received {}",
                    axes == 1 ? "labels have one axis" : "images have three axes", magic[3]),
        3);
  }
}

std::int64_t extent(UnpackedFile& file, const char* what, std::int64_t most) {
  const std::int64_t at = file.offset();
  std::array<std::uint8_t, 4> bytes{};
  file.take(bytes.data(), 4, what);
  std::int64_t number = 0;
  for (const std::uint8_t byte : bytes) number = number * 256 + byte;
  if (number < 1 || number > most) {
    file.damaged(fmt::format("{} must be 1 to {}. Received {}", what, most, number), at);
  }
  return number;
}

// `count` elements of `size` bytes each, and the end of the file.
std::vector<std::uint8_t> elements(UnpackedFile& file, std::int64_t count, std::int64_t size,
                                   const char* what) {
  const std::int64_t at = file.offset();
  if (count > max_pixels / size) {
    file.damaged(fmt::format("at most {} bytes are read. Received {} {} of {} bytes", max_pixels,
                             count, what, size),
                 4);
  }
  if (count * size > file.at_most_left()) {
    file.damaged(fmt::format("the header claims {} {} of {} bytes, but at most {} bytes follow",
                             count, what, size, file.at_most_left()),
                 4);
  }
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count * size));
  const std::int64_t received = file.read(bytes.data(), count * size);
  if (received < count * size) {
    file.damaged(fmt::format("the header claims {} {} of {} bytes, but the file ends after {}",
                             count, what, size, received / size),
                 at + received);
  }
  if (!file.at_end()) {
    file.damaged(fmt::format("the header claims {} {}, but more bytes follow", count, what),
                 file.offset());
  }
  return bytes;
}

}  // namespace

IdxImages read_idx_images(const fs::path& path) {
  UnpackedFile file("read_idx_images", path);
  check_magic(file, 3);
  const std::int64_t count = extent(file, "the number of images", max_pixels);
  const std::int64_t height = extent(file, "the height", max_side);
  const std::int64_t width = extent(file, "the width", max_side);
  return {static_cast<int>(count), static_cast<int>(height), static_cast<int>(width),
          elements(file, count, height * width, "images")};
}

std::vector<std::uint8_t> read_idx_labels(const fs::path& path) {
  UnpackedFile file("read_idx_labels", path);
  check_magic(file, 1);
  const std::int64_t count = extent(file, "the number of labels", max_pixels);
  return elements(file, count, 1, "labels");
}

}  // namespace cnn
