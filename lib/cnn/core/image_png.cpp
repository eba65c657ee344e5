#include <array>
#include <string>

#include "cnn/core/image_formats.hpp"
#include "cnn/core/image_stb.hpp"

namespace cnn {
namespace {

constexpr int signature_bytes = 8;
constexpr int chunk_overhead = 12;  // length, name, CRC
constexpr int max_palette_bytes = 3 * 256;

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}();

// CRC-32 of a chunk's name and data (PNG, annex D).
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t c = 0xFFFFFFFFU;
  for (const char byte : bytes)
    c = crc_table[(c ^ static_cast<unsigned char>(byte)) & 255] ^ c >> 8;
  return ~c;
}

std::string big32_text(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16 & 255),
          static_cast<char>(value >> 8 & 255), static_cast<char>(value & 255)};
}

struct Header {
  int width;
  int height;
  int bits;
  int colour_type;
};

Header read_header(const ImageBytes& bytes, std::int64_t data, std::int64_t length) {
  if (length != 13)
    bytes.damaged("IHDR must be 13 bytes. Received " + std::to_string(length), data);
  const std::int64_t width = bytes.big32(data);
  const std::int64_t height = bytes.big32(data + 4);
  bytes.check_size(width, height);
  const int bits = static_cast<int>(bytes.byte(data + 8));
  const int colour_type = static_cast<int>(bytes.byte(data + 9));
  const bool small = bits == 1 || bits == 2 || bits == 4;
  const bool wide = bits == 16;
  const bool fits = colour_type == 0   ? small || bits == 8 || wide
                    : colour_type == 3 ? small || bits == 8
                                       : bits == 8 || wide;
  if (colour_type == 1 || colour_type == 5 || colour_type > 6 || !fits) {
    bytes.damaged("there is no PNG of colour type " + std::to_string(colour_type) +
                      " and bit depth " + std::to_string(bits),
                  data + 8);
  }
  if (bytes.byte(data + 10) != 0 || bytes.byte(data + 11) != 0 || bytes.byte(data + 12) > 1) {
    bytes.damaged("compression and filter method must be 0, interlace 0 or 1", data + 10);
  }
  return {static_cast<int>(width), static_cast<int>(height), bits, colour_type};
}

// A palette filled up with black to 256 entries: an index beyond the file's palette is then a black
// pixel instead of memory that nobody set.
std::string full_palette(std::string_view entries) {
  std::string chunk = "PLTE" + std::string(entries);
  chunk.resize(4 + max_palette_bytes, '\0');
  return big32_text(max_palette_bytes) + chunk + big32_text(crc32(chunk));
}

}  // namespace

Tensor read_png(const ImageBytes& bytes) {
  // What stb gets to see: the chunks that make the picture, and no others.
  std::string plain(bytes.view(0, signature_bytes, "the signature"));
  Header header{};
  bool has_palette = false;
  bool has_data = false;
  for (std::int64_t at = signature_bytes;;) {
    const std::int64_t length = bytes.big32(at);
    const std::string_view chunk = bytes.view(at, length + chunk_overhead, "a chunk");
    const std::string_view name_and_data = chunk.substr(4, static_cast<std::size_t>(length) + 4);
    const std::string_view name = name_and_data.substr(0, 4);
    if (crc32(name_and_data) != bytes.big32(at + 8 + length)) {
      bytes.damaged("the checksum (CRC) of a chunk is wrong", at);
    }
    if (at == signature_bytes) {
      if (name != "IHDR") bytes.damaged("the first chunk must be IHDR", at);
      header = read_header(bytes, at + 8, length);
      plain += chunk;
    } else if (name == "PLTE") {
      if (length % 3 != 0 || length == 0 || length > max_palette_bytes || has_palette || has_data) {
        bytes.damaged("PLTE must hold 1 to 256 colours, once, before IDAT", at);
      }
      has_palette = true;
      plain += full_palette(name_and_data.substr(4));
    } else if (name == "tRNS") {
      plain += chunk;
    } else if (name == "IDAT") {
      if (header.colour_type == 3 && !has_palette)
        bytes.damaged("the palette (PLTE) is missing", at);
      has_data = true;
      plain += chunk;
    } else if (name == "IEND") {
      if (!has_data) bytes.damaged("there is no picture data (IDAT)", at);
      plain += chunk;
      return decode_with_stb(bytes, plain, header.width, header.height, header.bits);
    } else if ((name[0] & 32) == 0) {
      bytes.unsupported("a PNG with an unknown critical chunk");
    }
    at += length + chunk_overhead;
  }
}

}  // namespace cnn
