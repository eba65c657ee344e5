#include "cnn/core/image_formats.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <string>

#include "cnn/core/errors.hpp"
#include "tiny_images.hpp"

using cnn::DataError;
using cnn::Tensor;

namespace {

Tensor read(const std::string& bytes) { return read_by_contents(cnn::ImageBytes("tiny", bytes)); }

Tensor read(const TinyImage& image) { return read({image.bytes.begin(), image.bytes.end()}); }

float largest_difference(const Tensor& image, const std::vector<float>& expected) {
  REQUIRE(image.values().size() == expected.size());
  float largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, std::abs(image.values()[i] - expected[i]));
  }
  return largest;
}

// A BMP of `bits`, with a 40-byte header; `rest` is palette and rows.
std::string bmp(int width, int height, int bits, int colours, const std::string& rest) {
  const auto little32 = [](std::int64_t value) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += static_cast<char>(value >> 8 * i & 255);
    return text;
  };
  const int pixels_at = 54 + 4 * colours;
  return "BM" + little32(54 + static_cast<int>(rest.size())) + little32(0) + little32(pixels_at) +
         little32(40) + little32(width) + little32(height) + std::string{1, 0} +
         std::string{static_cast<char>(bits), 0} + little32(0) + little32(0) + little32(0) +
         little32(0) + little32(colours) + little32(0) + rest;
}

}  // namespace

TEST_CASE("read_image: PNG of every depth and colour type gives the pixels that were put in") {
  for (const TinyImage& tiny : {png_1bit, png_grey_alpha, png_rgb16, png_interlaced, png_palette}) {
    INFO(tiny.name);
    const Tensor image = read(tiny);
    CHECK(image.shape() == tiny.shape);
    CHECK(largest_difference(image, tiny.pixels) <= 1e-4F);
  }
}

TEST_CASE("read_image: JPEG is within two levels of libjpeg-turbo at full colour resolution") {
  for (const TinyImage& tiny : {jpeg_grey, jpeg_rgb, jpeg_cmyk}) {
    INFO(tiny.name);
    const Tensor image = read(tiny);
    CHECK(image.shape() == tiny.shape);
    CHECK(largest_difference(image, tiny.pixels) <= 2);
  }
}

TEST_CASE("read_image: a progressive JPEG with halved colours is close to libjpeg-turbo") {
  const Tensor image = read(jpeg_progressive);
  CHECK(image.shape() == jpeg_progressive.shape);
  CHECK(largest_difference(image, jpeg_progressive.pixels) <= 8);
}

TEST_CASE("read_image: PGM and PPM scale by maxval, skip comments and read 16 bits") {
  CHECK(read("P5 3 1 255\n\x01\x80\xff") == Tensor({1, 3, 1}, {1, 128, 255}));
  CHECK(read("P5 3 1 2\n" + std::string{0, 1, 2}) == Tensor({1, 3, 1}, {0, 127.5F, 255}));
  CHECK(read("P6\n# a comment\n1 2 # another\n255\nabcdef") ==
        Tensor({2, 1, 3}, {97, 98, 99, 100, 101, 102}));
  CHECK(read("P5 2 1 65535\n" + std::string{1, 1, '\xff', '\xff'}) == Tensor({1, 2, 1}, {1, 255}));
}

TEST_CASE("read_image: PGM refuses samples above maxval and headers that lie") {
  CHECK_THROWS_WITH(
      read("P5 3 1 2\n" + std::string{0, 3, 2}),
      "read_image: tiny: a sample exceeds maxval (at byte 10). The file is damaged; copy or "
      "download it again.");
  CHECK_THROWS_WITH(
      read("P5 3 1 255\nab"),
      "read_image: tiny: the file is cut: the picture data at byte 11 takes 3 bytes, "
      "but the file ends at byte 13. The file is damaged; copy or download it again.");
  CHECK_THROWS_AS(read("P5 3 1 65536\nabcdef"), DataError);
  CHECK_THROWS_AS(read("P5 0 1 255\n"), DataError);
  CHECK_THROWS_AS(read("P5 99999999999999999999 1 255\n"), DataError);
  CHECK_THROWS_AS(read("P5 3 1 255"), DataError);
}

TEST_CASE("read_image: BMP rows run upwards, blue first, padded to four bytes") {
  const std::string rows = "abcdef" + std::string(2, '\0') + "ghijkl" + std::string(2, '\0');
  const Tensor upwards({2, 2, 3}, {'i', 'h', 'g', 'l', 'k', 'j', 'c', 'b', 'a', 'f', 'e', 'd'});
  CHECK(read(bmp(2, 2, 24, 0, rows)) == upwards);
  const Tensor downwards({2, 2, 3}, {'c', 'b', 'a', 'f', 'e', 'd', 'i', 'h', 'g', 'l', 'k', 'j'});
  CHECK(read(bmp(2, -2, 24, 0, rows)) == downwards);
  CHECK(read(bmp(1, 1, 32, 0, "abcd")) == Tensor({1, 1, 3}, {'c', 'b', 'a'}));
}

TEST_CASE("read_image: BMP palettes of 1, 4 and 8 bits") {
  const std::string palette("bgr\0BGR\0", 8);
  const Tensor image({1, 3, 3}, {'r', 'g', 'b', 'R', 'G', 'B', 'R', 'G', 'B'});
  CHECK(read(bmp(3, 1, 1, 2, palette + std::string("\x60\0\0\0", 4))) == image);
  CHECK(read(bmp(3, 1, 4, 2, palette + std::string("\x01\x10\0\0", 4))) == image);
  CHECK(read(bmp(3, 1, 8, 2, palette + std::string("\0\x01\x01\0", 4))) == image);
  CHECK_THROWS_WITH(read(bmp(3, 1, 8, 2, palette + std::string("\0\x01\x02\0", 4))),
                    "read_image: tiny: a pixel names a colour beyond the palette (at byte 64). The "
                    "file is damaged; copy or download it again.");
}

TEST_CASE("read_image: BMP of 32 bits has alpha when its masks say so") {
  const std::string masks("\0\0\xFF\0\0\xFF\0\0\xFF\0\0\0\0\0\0\xFF", 16);
  std::string bytes = bmp(1, 1, 32, 4, masks + "bgra");
  bytes[14] = 56;  // the header holds the masks
  bytes[30] = 3;   // compression: masks
  CHECK(read(bytes) == Tensor({1, 1, 4}, {'r', 'g', 'b', 'a'}));
  bytes[54] = 1;
  CHECK_THROWS_AS(read(bytes), DataError);
}

TEST_CASE("read_image: BMP with cut rows, a hidden palette or compression is refused") {
  CHECK_THROWS_AS(read(bmp(2, 2, 24, 0, "abcdefgh")), DataError);
  CHECK_THROWS_AS(read(bmp(8, 1, 8, 1, std::string(8, '\0'))), DataError);
  std::string overlapping = bmp(1, 1, 24, 0, "abcd");
  overlapping[10] = 0;
  CHECK_THROWS_WITH(read(overlapping),
                    "read_image: tiny: the pixels must start after the header (at byte 10). The "
                    "file is damaged; copy or download it again.");
  std::string hidden = bmp(1, 1, 8, 2, "bgr BGR abcd");
  hidden[10] = 58;
  CHECK_THROWS_WITH(read(hidden),
                    "read_image: tiny: the palette runs into the pixels (at byte 54). The file is "
                    "damaged; copy or download it again.");
  CHECK_THROWS_AS(read(bmp(1, 1, 16, 0, "abcd")), DataError);
  CHECK_THROWS_AS(read(bmp(70000, 70000, 1, 0, "abcd")), DataError);
  CHECK_THROWS_AS(read(bmp(1, INT32_MIN, 24, 0, "abcd")), DataError);
  std::string compressed = bmp(1, 1, 8, 1, "abcdabcd");
  compressed[30] = 1;
  CHECK_THROWS_WITH(read(compressed),
                    "read_image: tiny: a compressed BMP, or one with unusual colour masks, is not "
                    "supported. Save the picture as an ordinary PNG or JPEG.");
}

TEST_CASE("read_image: a JPEG's EXIF orientation is applied") {
  std::string bytes(jpeg_rgb.bytes.begin(), jpeg_rgb.bytes.end());
  const std::string exif(
      "\xFF\xE1\0\x22"
      "Exif\0\0"
      "MM\0\x2A\0\0\0\x08"
      "\0\x01"
      "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
      "\0\0\0\0",
      36);
  bytes.insert(2, exif);
  CHECK(read(bytes) == cnn::upright(read(jpeg_rgb), 6));
}

TEST_CASE("exif_orientation: both byte orders, and 1 for what is missing, odd or cut") {
  const std::string big("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0", 22);
  const std::string little("II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0", 22);
  CHECK(cnn::exif_orientation(big) == 6);
  CHECK(cnn::exif_orientation(little) == 8);
  std::string nine = big;
  nine[19] = 9;
  CHECK(cnn::exif_orientation(nine) == 1);
  for (std::size_t length = 0; length < 20; ++length) {
    CHECK(cnn::exif_orientation(std::string_view(big).substr(0, length)) == 1);
  }
  CHECK(cnn::exif_orientation("MM\0\x2A\xFF\xFF\xFF\xFF") == 1);
}

// EXIF 2.32: the orientation says where row 0 and column 0 of the stored picture are to be seen.
TEST_CASE("upright: the eight orientations of a 2x3 picture") {
  const Tensor stored({2, 3, 1}, {1, 2, 3, 4, 5, 6});
  CHECK(cnn::upright(stored, 1) == stored);
  CHECK(cnn::upright(stored, 2) == Tensor({2, 3, 1}, {3, 2, 1, 6, 5, 4}));
  CHECK(cnn::upright(stored, 3) == Tensor({2, 3, 1}, {6, 5, 4, 3, 2, 1}));
  CHECK(cnn::upright(stored, 4) == Tensor({2, 3, 1}, {4, 5, 6, 1, 2, 3}));
  CHECK(cnn::upright(stored, 5) == Tensor({3, 2, 1}, {1, 4, 2, 5, 3, 6}));
  CHECK(cnn::upright(stored, 6) == Tensor({3, 2, 1}, {4, 1, 5, 2, 6, 3}));
  CHECK(cnn::upright(stored, 7) == Tensor({3, 2, 1}, {6, 3, 5, 2, 4, 1}));
  CHECK(cnn::upright(stored, 8) == Tensor({3, 2, 1}, {3, 6, 2, 5, 1, 4}));
}
