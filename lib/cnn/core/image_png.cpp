#include <array>
#include <string>

#include "cnn/core/image_formats.hpp"
#include "cnn/core/image_stb.hpp"

namespace cnn {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
constexpr int signature_bytes = 8;
constexpr int chunk_overhead = 12;  // length, name, CRC
constexpr int max_palette_bytes = 3 * 256;
constexpr int max_deflate_ratio = 1032;  // 258 bytes from 2 bits

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

// Rows that deflate could not have packed into so few bytes need not be made room for.
void check_data_size(const ImageBytes& bytes, const Header& header, std::int64_t data_bytes) {
  constexpr std::array<int, 7> samples_a_pixel{1, 0, 3, 1, 2, 0, 4};
  const std::int64_t bits = std::int64_t{header.width} * header.height * header.bits *
                            samples_a_pixel[header.colour_type];
  if (data_bytes == 0) bytes.damaged("there is no picture data (IDAT)");
  if (bits / 8 > max_deflate_ratio * data_bytes) {
    bytes.damaged("there is too little data for " + std::to_string(header.width) + " x " +
                  std::to_string(header.height) + " pixels");
  }
}

// The parts of a PNG that make the picture, as they come in.
class Parts {
 public:
  explicit Parts(const ImageBytes& bytes) : bytes_(bytes) {}

  /// Takes the whole chunk that starts at `at`, or passes over it.
  void add(std::string_view chunk, std::int64_t at) {
    const std::string_view name = chunk.substr(4, 4);
    const std::string_view data = chunk.substr(8, chunk.size() - chunk_overhead);
    if (at == signature_bytes) {
      if (name != "IHDR") bytes_.damaged("the first chunk must be IHDR", at);
      header_ = read_header(bytes_, at + 8, static_cast<std::int64_t>(data.size()));
    } else if (name == "PLTE") {
      if (data.size() % 3 != 0 || data.empty() || data.size() > max_palette_bytes || has_palette_ ||
          data_bytes_ > 0) {
        bytes_.damaged("PLTE must hold 1 to 256 colours, once, before IDAT", at);
      }
      has_palette_ = true;
      plain_ += full_palette(data);
      return;
    } else if (name == "IDAT") {
      if (header_.colour_type == 3 && !has_palette_) {
        bytes_.damaged("the palette (PLTE) is missing", at);
      }
      data_bytes_ += static_cast<std::int64_t>(data.size());
    } else if (name != "tRNS" && name != "IEND") {
      const bool may_be_skipped = (name[0] & 32) != 0;
      if (!may_be_skipped) bytes_.unsupported("a PNG with an unknown critical chunk");
      return;
    }
    plain_ += chunk;
  }

  Tensor decode() const {
    check_data_size(bytes_, header_, data_bytes_);
    return decode_with_stb(bytes_, plain_, header_.width, header_.height, header_.bits);
  }

 private:
  const ImageBytes& bytes_;
  Header header_{};
  bool has_palette_ = false;
  std::int64_t data_bytes_ = 0;
  std::string plain_{png_signature};  // what stb gets to see: the picture and nothing else
};

}  // namespace

Tensor read_png(const ImageBytes& bytes) {
  Parts parts(bytes);
  for (std::int64_t at = signature_bytes;;) {
    const std::int64_t length = bytes.big32(at);
    const std::string_view chunk = bytes.view(at, length + chunk_overhead, "a chunk");
    if (crc32(chunk.substr(4, static_cast<std::size_t>(length) + 4)) !=
        bytes.big32(at + 8 + length)) {
      bytes.damaged("the checksum (CRC) of a chunk is wrong", at);
    }
    parts.add(chunk, at);
    if (chunk.substr(4, 4) == "IEND") return parts.decode();
    at += length + chunk_overhead;
  }
}

}  // namespace cnn
