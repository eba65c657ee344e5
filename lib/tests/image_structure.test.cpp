// PNG and JPEG files whose parts are sound and whose whole is not.
#include <catch2_either.hpp>
#include <string>

#include "altered_png.hpp"
#include "cnn/core/errors.hpp"
#include "cnn/core/image_formats.hpp"
#include "tiny_images.hpp"

using cnn::Tensor;

namespace {

Tensor read(const std::string& bytes) { return read_by_contents(cnn::ImageBytes("tiny", bytes)); }

// What the reader complains about, without file name and advice.
std::string complaint(const std::string& bytes) {
  try {
    read(bytes);
    return "nothing";
  } catch (const cnn::DataError& error) {
    const std::string text = error.what();
    const std::size_t start = std::string("read_image: tiny: ").size();
    return text.substr(start, text.find(". ") - start);
  }
}

std::string jpeg() { return {jpeg_rgb.bytes.begin(), jpeg_rgb.bytes.end()}; }

// Where the segment with `marker` starts (its FF).
std::size_t segment(const std::string& bytes, char marker) {
  const std::size_t at = bytes.find(std::string{'\xFF', marker});
  REQUIRE(at != std::string::npos);
  return at;
}

std::string without_segment(std::string bytes, char marker) {
  const std::size_t at = segment(bytes, marker);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return bytes.erase(at, 2 + (byte(at + 2) << 8 | byte(at + 3)));
}

std::string with_byte(std::string bytes, std::size_t at, char value) {
  bytes[at] = value;
  return bytes;
}

}  // namespace

TEST_CASE("read_image: PNG whose rows are fewer, more, or of an unknown filter") {
  CHECK(read(png(2, 2, 8, 0, std::string("\0ab\0cd", 6))) == Tensor({2, 2, 1}, {97, 98, 99, 100}));
  CHECK(complaint(png(2, 2, 8, 0, std::string("\0ab", 3))) ==
        "the picture data cannot be decoded: not enough pixels");
  CHECK(complaint(png(2, 1, 8, 0,
                      "\x09"
                      "ab")) == "the picture data cannot be decoded: invalid filter");
}

TEST_CASE("read_image: PNG of a size that no memory should be taken for") {
  const std::string most = "at most 67108864 pixels are read";
  CHECK(complaint(png(60000, 60000, 8, 2, "")) == most);
  CHECK(complaint(png(0x7FFFFFFF, 0x7FFFFFFF, 16, 6, "")) == most);
  CHECK(complaint(png(0xFFFFFFFF, 1, 8, 0, "")) == most);
  CHECK(complaint(png(8192, 8193, 1, 0, "")) == most);
  CHECK(complaint(png(0, 1, 8, 0, "")) == "width and height must be at least 1");
}

TEST_CASE("read_image: a size that so little data cannot fill is refused before memory is taken") {
  CHECK(complaint(png(8000, 8000, 8, 0, std::string(1000, '\0'))) ==
        "there is too little data for 8000 x 8000 pixels");
  const std::size_t frame = segment(jpeg(), '\xC0');
  const std::string wide = with_byte(with_byte(jpeg(), frame + 5, 0x1F), frame + 7, 0x1F);
  CHECK(complaint(wide).starts_with("there is too little data for 7946 x 7945 pixels (at byte "));
}

TEST_CASE("read_image: PNG data that swells far beyond the picture is not inflated whole") {
  CHECK(complaint(png(1, 1, 8, 0, std::string(std::size_t{4} << 20, '\0'))) ==
        "the picture data cannot be decoded: outofmem");
}

TEST_CASE("read_image: a PNG index beyond the palette is black") {
  const std::string palette = png_chunk("PLTE", "RGBrgb");
  CHECK(read(png(3, 1, 8, 3, std::string("\0\0\1\xFF", 4), palette)) ==
        Tensor({1, 3, 3}, {'R', 'G', 'B', 'r', 'g', 'b', 0, 0, 0}));
  CHECK(complaint(png(1, 1, 8, 3, std::string(2, '\0'))) ==
        "the palette (PLTE) is missing (at byte 33)");
  CHECK(complaint(png(1, 1, 8, 3, std::string(2, '\0'), png_chunk("PLTE", "RGBr"))) ==
        "PLTE must hold 1 to 256 colours, once, before IDAT (at byte 33)");
}

TEST_CASE("read_image: PNG kinds that do not exist, and chunks that cannot be skipped") {
  CHECK(complaint(png(1, 1, 3, 0, "")) ==
        "there is no PNG of colour type 0 and bit depth 3 (at byte 24)");
  CHECK(complaint(png(1, 1, 16, 3, "")) ==
        "there is no PNG of colour type 3 and bit depth 16 (at byte 24)");
  CHECK(complaint(png(1, 1, 8, 5, "")) ==
        "there is no PNG of colour type 5 and bit depth 8 (at byte 24)");
  CHECK(complaint(png(1, 1, 8, 0, std::string(2, '\0'), png_chunk("CgBI", "abcd"))) ==
        "a PNG with an unknown critical chunk is not supported");
  CHECK(complaint(png(1, 1, 8, 0, std::string(2, '\0'), png_chunk("teXt", "abcd"))) == "nothing");
}

TEST_CASE("read_image: JPEG without one of its tables") {
  CHECK(complaint(without_segment(without_segment(jpeg(), '\xDB'), '\xDB'))
            .starts_with("the quantisation table (DQT) of a component is missing"));
  CHECK(complaint(without_segment(jpeg(), '\xC4'))
            .starts_with("the Huffman table (DHT) of a scan is missing"));
  CHECK(complaint(without_segment(jpeg(), '\xC0'))
            .starts_with("a scan before the frame header (SOF)"));
  CHECK(complaint(without_segment(jpeg(), '\xDA')).starts_with("a marker must start here"));
  CHECK(complaint("\xFF\xD8\xFF\xD9") == "there is no frame header (SOF) (at byte 2)");
}

TEST_CASE("read_image: JPEG frames of other kinds, sizes and components") {
  const std::size_t frame = segment(jpeg(), '\xC0');
  CHECK(complaint(with_byte(jpeg(), frame + 1, '\xC3')) ==
        "lossless, hierarchical or arithmetic-coded JPEG (frame type SOF3) is not supported");
  CHECK(complaint(with_byte(jpeg(), frame + 1, '\xC9')) ==
        "lossless, hierarchical or arithmetic-coded JPEG (frame type SOF9) is not supported");
  CHECK(complaint(with_byte(jpeg(), frame + 4, 12)) ==
        "a JPEG of other than 8 bits a sample is not supported");
  CHECK(complaint(with_byte(jpeg(), frame + 8, 0)) == "width and height must be at least 1");
  CHECK(complaint(with_byte(with_byte(jpeg(), frame + 5, '\xFF'), frame + 7, '\xFF')) ==
        "at most 67108864 pixels are read");
  CHECK(complaint(with_byte(jpeg(), frame + 9, 0)).starts_with("a JPEG has 1, 3 or 4 components"));
  CHECK(complaint(with_byte(jpeg(), frame + 11, 0x31)).starts_with("wrong component"));
  CHECK(
      complaint(with_byte(jpeg(), frame + 13, jpeg()[frame + 10])).starts_with("wrong component"));
}

TEST_CASE("read_image: a four-colour JPEG that does not say how its inks are stored") {
  const std::string bytes(jpeg_cmyk.bytes.begin(), jpeg_cmyk.bytes.end());
  CHECK(complaint(without_segment(bytes, '\xEE')) ==
        "a four-colour JPEG without Adobe's marker is not supported");
}

TEST_CASE("read_image: JPEG scans that repeat without end, or refine what was never sent") {
  const std::string whole(jpeg_progressive.bytes.begin(), jpeg_progressive.bytes.end());
  const std::size_t scan = segment(whole, '\xDA');
  std::string many = whole.substr(0, scan);
  for (int i = 0; i < 101; ++i) many += whole.substr(scan, 14);
  CHECK(complaint(many + "\xFF\xD9").starts_with("more than 100 scans"));
  const std::string refining = with_byte(whole, scan + 13, 0x10);
  CHECK(complaint(refining).starts_with("a refinement before the first scan"));
}

TEST_CASE("read_image: other formats are named, and a text-mode copy is recognised") {
  CHECK(complaint("GIF89a") == "GIF is not supported");
  CHECK(complaint("<html>") ==
        "a file that is no PNG, JPEG, BMP, PGM (P5) or PPM (P6) is not supported");
  CHECK(complaint("") == "the file is empty");
  CHECK(complaint("\x89PNG\n\x1a\n") == "the PNG signature was changed by a text-mode copy");
}
