#include "cnn/core/image_formats.hpp"

namespace cnn {
namespace {

bool is_space(std::uint32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The header's numbers, with white space and comments (from # to the end of the line) between them.
class Header {
 public:
  explicit Header(const ImageBytes& bytes) : bytes_(bytes) {}

  std::int64_t number(const char* what) {
    skip_space();
    const std::int64_t start = at_;
    std::int64_t value = 0;
    for (; bytes_.byte(at_) - '0' < 10U; ++at_) {
      value = value * 10 + bytes_.byte(at_) - '0';
      if (value > INT32_MAX) bytes_.damaged(std::string(what) + " is too large", start);
    }
    if (at_ == start) bytes_.damaged(std::string(what) + " must be a positive number", start);
    return value;
  }

  /// Where the samples start: after exactly one white space.
  std::int64_t end() const {
    if (!is_space(bytes_.byte(at_))) bytes_.damaged("white space must end the header", at_);
    return at_ + 1;
  }

 private:
  void skip_space() {
    for (; is_space(bytes_.byte(at_)) || bytes_.byte(at_) == '#'; ++at_) {
      if (bytes_.byte(at_) != '#') continue;
      while (bytes_.byte(at_) != '\n') ++at_;
    }
  }

  const ImageBytes& bytes_;
  std::int64_t at_ = 2;  // after P5 or P6
};

}  // namespace

Tensor read_pnm(const ImageBytes& bytes) {
  const int channels = bytes.starts_with("P5") ? 1 : 3;
  Header header(bytes);
  const std::int64_t width = header.number("width");
  const std::int64_t height = header.number("height");
  bytes.check_size(width, height);
  const std::int64_t maxval = header.number("maxval");
  if (maxval < 1 || maxval > 65535) {
    bytes.damaged("maxval must be 1 to 65535. Received " + std::to_string(maxval));
  }
  const int sample_bytes = maxval > 255 ? 2 : 1;
  std::int64_t at = header.end();
  bytes.need(at, width * height * channels * sample_bytes, "the picture data");

  Tensor image({static_cast<int>(height), static_cast<int>(width), channels});
  for (float& value : image) {
    const std::uint32_t sample = sample_bytes == 2 ? bytes.big16(at) : bytes.byte(at);
    if (sample > maxval) bytes.damaged("a sample exceeds maxval", at);
    value = static_cast<float>(sample) * 255.0F / static_cast<float>(maxval);
    at += sample_bytes;
  }
  return image;
}

}  // namespace cnn
