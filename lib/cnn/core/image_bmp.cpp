#include <string>

#include "cnn/core/image_formats.hpp"

namespace cnn {
namespace {

constexpr int file_header_bytes = 14;

// What the two headers say, checked against each other and against the file's length.
struct Layout {
  int width;
  int height;
  bool top_down;
  int bits;
  bool alpha;
  int colours;             // entries in the palette
  int colour_bytes;        // bytes an entry
  std::int64_t palette;    // where it starts
  std::int64_t pixels;     // where the rows start
  std::int64_t row_bytes;  // padded to a multiple of 4
};

void read_size(const ImageBytes& bytes, bool old_header, Layout& layout) {
  constexpr int at = file_header_bytes + 4;
  // Signed in the 40-byte header: a negative height says that the first row is the top one.
  const auto number = [&](int offset) -> std::int64_t {
    if (old_header) return bytes.little16(at + offset / 2);
    return static_cast<std::int32_t>(bytes.little32(at + offset));
  };
  const std::int64_t width = number(0);
  const std::int64_t height = number(4);
  layout.top_down = height < 0;
  bytes.check_size(width, layout.top_down ? -height : height);
  layout.width = static_cast<int>(width);
  layout.height = static_cast<int>(layout.top_down ? -height : height);
}

// Compression 0 is plain. 3 gives a mask for each colour; only the masks of plain 32-bit pixels are
// read, with or without alpha in the fourth byte.
void read_compression(const ImageBytes& bytes, std::int64_t header, Layout& layout) {
  const std::uint32_t compression = bytes.little32(file_header_bytes + 16);
  if (compression == 0) return;
  constexpr int masks = file_header_bytes + 40;
  if (compression != 3 || layout.bits != 32 || bytes.little32(masks) != 0x00FF0000 ||
      bytes.little32(masks + 4) != 0x0000FF00 || bytes.little32(masks + 8) != 0x000000FF) {
    bytes.unsupported("a compressed BMP, or one with unusual colour masks,");
  }
  layout.alpha = header >= 56 && bytes.little32(masks + 12) == 0xFF000000;
}

Layout read_layout(const ImageBytes& bytes) {
  const std::int64_t header = bytes.little32(file_header_bytes);
  const bool old_header = header == 12;
  if (!old_header && (header < 40 || header > 124)) {
    bytes.damaged("a BMP header is 12 or 40 to 124 bytes. Received " + std::to_string(header),
                  file_header_bytes);
  }
  bytes.need(file_header_bytes, header, "the header");
  Layout layout{};
  read_size(bytes, old_header, layout);
  layout.bits = static_cast<int>(bytes.little16(file_header_bytes + (old_header ? 10 : 14)));
  if (layout.bits == 16) bytes.unsupported("a BMP of 16 bits a pixel");
  if (layout.bits != 1 && layout.bits != 4 && layout.bits != 8 && layout.bits != 24 &&
      layout.bits != 32) {
    bytes.damaged("there is no BMP of " + std::to_string(layout.bits) + " bits a pixel");
  }
  if (!old_header) read_compression(bytes, header, layout);
  layout.pixels = bytes.little32(10);
  if (layout.pixels < file_header_bytes + header) {
    bytes.damaged("the pixels must start after the header", 10);
  }
  layout.row_bytes = (std::int64_t{layout.width} * layout.bits + 31) / 32 * 4;
  bytes.need(layout.pixels, layout.row_bytes * layout.height, "the rows of pixels");

  if (layout.bits <= 8) {
    const std::int64_t named = old_header ? 0 : bytes.little32(file_header_bytes + 32);
    const int most = 1 << layout.bits;
    if (named > most) bytes.damaged("the palette has more colours than its pixels can name");
    layout.colours = named == 0 ? most : static_cast<int>(named);
    layout.colour_bytes = old_header ? 3 : 4;
    layout.palette = file_header_bytes + header;
    if (layout.palette + std::int64_t{layout.colours} * layout.colour_bytes > layout.pixels) {
      bytes.damaged("the palette runs into the pixels", layout.palette);
    }
  }
  return layout;
}

}  // namespace

Tensor read_bmp(const ImageBytes& bytes) {
  const Layout layout = read_layout(bytes);
  const int channels = layout.alpha ? 4 : 3;
  constexpr int stored_at[] = {2, 1, 0, 3};  // blue, green, red, alpha
  Tensor image({layout.height, layout.width, channels});
  for (int row = 0; row < layout.height; ++row) {
    const int stored_row = layout.top_down ? row : layout.height - 1 - row;
    const std::int64_t start = layout.pixels + stored_row * layout.row_bytes;
    for (int column = 0; column < layout.width; ++column) {
      std::int64_t at = start + std::int64_t{column} * layout.bits / 8;
      if (layout.bits <= 8) {
        const int in_byte = column * layout.bits % 8;
        const int index = static_cast<int>(bytes.byte(at)) >> (8 - layout.bits - in_byte) &
                          ((1 << layout.bits) - 1);
        if (index >= layout.colours) bytes.damaged("a pixel names a colour beyond the palette", at);
        at = layout.palette + std::int64_t{index} * layout.colour_bytes;
      }
      for (int c = 0; c < channels; ++c) {
        image(row, column, c) = static_cast<float>(bytes.byte(at + stored_at[c]));
      }
    }
  }
  return image;
}

}  // namespace cnn
