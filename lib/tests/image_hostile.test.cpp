// Pictures cut at every byte and altered at every byte: each loads or is refused with a DataError.
// The sanitizers of preset dev turn anything else into a failure.
#include <catch2_either.hpp>
#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_formats.hpp"
#include "cnn/core/random.hpp"
#include "tiny_images.hpp"

namespace {

struct Sample {
  std::string name;
  std::string bytes;
};

std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (const TinyImage& tiny : {png_1bit, png_grey_alpha, png_rgb16, png_interlaced, png_palette,
                                jpeg_grey, jpeg_rgb, jpeg_progressive, jpeg_cmyk}) {
    all.push_back({tiny.name, {tiny.bytes.begin(), tiny.bytes.end()}});
  }
  all.push_back({"pgm", "P5 3 2 255\nabcdef"});
  all.push_back({"ppm", "P6\n# two\n2 1\n65535\nabcdefghijkl"});
  const std::string header("BM\0\0\0\0\0\0\0\0\x3e\0\0\0\x28\0\0\0\x05\0\0\0\x02\0\0\0\1\0\x04\0",
                           30);
  all.push_back({"bmp", header + std::string(16, '\0') + std::string("\x02\0\0\0\0\0\0\0", 8) +
                            "bgr BGR " + std::string("\1\x10\x10\0\0\1\1\0", 8)});
  return all;
}

// A PNG's checksums made right again, so that alterations reach what lies behind them.
void mend_checksums(std::string& png) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(png[i]); };
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = std::size_t{byte(at)} << 24 | std::size_t{byte(at + 1)} << 16 |
                               std::size_t{byte(at + 2)} << 8 | byte(at + 3);
    if (length > png.size() - at - 12) return;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (std::size_t i = at + 4; i < at + 8 + length; ++i) {
      crc ^= byte(i);
      for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? 0xEDB88320U ^ crc >> 1 : crc >> 1;
    }
    for (int i = 0; i < 4; ++i) {
      png[at + 8 + length + static_cast<std::size_t>(i)] = static_cast<char>(~crc >> (24 - 8 * i));
    }
    at += 12 + length;
  }
}

// True when the bytes load, false when they are refused; any other exception fails the test.
bool loads(const std::string& bytes) {
  try {
    const cnn::Tensor image = read_by_contents(cnn::ImageBytes("altered", bytes));
    return image.shape().rank() == 3 && image.size() > 0;
  } catch (const cnn::DataError&) {
    return false;
  }
}

}  // namespace

TEST_CASE("read_image: the samples themselves load") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    CHECK(loads(sample.bytes));
  }
}

TEST_CASE("read_image: a file cut anywhere before its end is refused") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    int loaded = 0;
    for (std::size_t length = 0; length < sample.bytes.size(); ++length) {
      loaded += loads(sample.bytes.substr(0, length)) ? 1 : 0;
    }
    CHECK(loaded == 0);
  }
}

TEST_CASE("read_image: a PNG with any one byte altered is refused, by checksum or signature") {
  for (const Sample& sample : samples()) {
    if (!sample.name.starts_with("png")) continue;
    INFO(sample.name);
    int loaded = 0;
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      std::string altered = sample.bytes;
      altered[at] = static_cast<char>(altered[at] ^ 0x10);
      loaded += loads(altered) ? 1 : 0;
    }
    CHECK(loaded == 0);
  }
}

TEST_CASE("read_image: one or more altered bytes are survived in every format") {
  cnn::Random random(20);
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    const auto alter = [&](std::string& bytes) {
      const int at = random.integer(0, static_cast<int>(bytes.size()) - 1);
      bytes[static_cast<std::size_t>(at)] = static_cast<char>(random.integer(0, 255));
    };
    int refused = 0;
    for (int trial = 0; trial < 1000; ++trial) {
      std::string altered = sample.bytes;
      for (int changes = 1 + trial % 3; changes > 0; --changes) alter(altered);
      if (sample.name.starts_with("png")) mend_checksums(altered);
      refused += loads(altered) ? 0 : 1;
    }
    CHECK(refused > 0);
    CHECK(refused < 1000);
  }
}
