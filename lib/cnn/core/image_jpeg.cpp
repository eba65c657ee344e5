#include <algorithm>
#include <array>
#include <string>

#include "cnn/core/image_formats.hpp"
#include "cnn/core/image_stb.hpp"

namespace cnn {
namespace {

// A picture needs at most a few dozen scans; thousands of empty ones only cost time.
constexpr int max_scans = 100;

struct Component {
  std::uint32_t id;
  std::uint32_t quantisation_table;
  bool started;  // its first coefficients were in a scan
};

// Follows the markers of a JPEG and keeps what was defined so far.
class Structure {
 public:
  explicit Structure(const ImageBytes& bytes) : bytes_(bytes) {}

  /// Walks from start (SOI) to end of image (EOI). Throws DataError where a decoder would have to
  /// guess.
  void walk() {
    std::int64_t at = 2;
    while (true) {
      const std::int64_t marker_at = at;
      if (bytes_.byte(at) != 0xFF) bytes_.damaged("a marker must start here", at);
      while (bytes_.byte(at) == 0xFF) ++at;
      const std::uint32_t marker = bytes_.byte(at++);
      if (marker == 0xD9) return finish(marker_at);
      const std::int64_t length = bytes_.big16(at);
      if (length < 2) bytes_.damaged("a segment must be at least 2 bytes long", at);
      bytes_.need(at, length, "a segment");
      segment(marker, at + 2, at + length);
      at = marker == 0xDA ? end_of_scan(at + length) : at + length;
    }
  }

  int width() const { return width_; }
  int height() const { return height_; }
  int orientation() const { return orientation_; }

 private:
  void segment(std::uint32_t marker, std::int64_t at, std::int64_t end) {
    if (marker == 0xDB) {
      quantisation_tables(at, end);
    } else if (marker == 0xC4) {
      huffman_tables(at, end);
    } else if (marker == 0xDA) {
      scan(at, end);
    } else if (marker >= 0xC0 && marker <= 0xC2) {
      progressive_ = marker == 0xC2;
      frame(at, end);
    } else if (marker >= 0xC3 && marker <= 0xCF) {
      bytes_.unsupported("lossless, hierarchical or arithmetic-coded JPEG (frame type SOF" +
                         std::to_string(marker - 0xC0) + ")");
    } else if (marker == 0xE1) {
      constexpr std::string_view exif("Exif\0\0", 6);
      const std::string_view data = bytes_.view(at, end - at, "a segment");
      if (data.starts_with(exif)) orientation_ = exif_orientation(data.substr(exif.size()));
    } else if (marker == 0xEE) {
      const std::string_view data = bytes_.view(at, end - at, "a segment");
      if (data.starts_with("Adobe") && data.size() >= 12) adobe_ = true;
    }
  }

  void quantisation_tables(std::int64_t at, std::int64_t end) {
    while (at < end) {
      const std::uint32_t kind = bytes_.byte(at);
      const std::int64_t size = kind >> 4 == 0 ? 65 : 129;
      if (kind >> 4 > 1 || (kind & 15) > 3 || size > end - at) {
        bytes_.damaged("wrong quantisation table (DQT)", at);
      }
      has_quantisation_[kind & 15] = true;
      at += size;
    }
  }

  void huffman_tables(std::int64_t at, std::int64_t end) {
    while (at < end) {
      const std::uint32_t kind = bytes_.byte(at);
      std::int64_t symbols = 0;
      for (int i = 1; i <= 16 && at + 17 <= end; ++i) symbols += bytes_.byte(at + i);
      if (kind >> 4 > 1 || (kind & 15) > 3 || symbols > 256 || 17 + symbols > end - at) {
        bytes_.damaged("wrong Huffman table (DHT)", at);
      }
      has_huffman_[kind >> 4][kind & 15] = true;
      at += 17 + symbols;
    }
  }

  void frame(std::int64_t at, std::int64_t end) {
    if (components_ > 0) bytes_.damaged("there must be one frame header (SOF) only", at);
    bytes_.need(at, 6, "the frame header");
    if (bytes_.byte(at) != 8) bytes_.unsupported("a JPEG of other than 8 bits a sample");
    height_ = static_cast<int>(bytes_.big16(at + 1));
    width_ = static_cast<int>(bytes_.big16(at + 3));
    bytes_.check_size(width_, height_);
    const std::uint32_t count = bytes_.byte(at + 5);
    if ((count != 1 && count != 3 && count != 4) || end - at != 6 + 3 * count) {
      bytes_.damaged("a JPEG has 1, 3 or 4 components. Received " + std::to_string(count), at + 5);
    }
    if (count == 4 && !adobe_) bytes_.unsupported("a four-colour JPEG without Adobe's marker");
    components_ = static_cast<int>(count);
    for (int i = 0; i < components_; ++i) add_component(i, at + 6 + 3 * i);
  }

  void add_component(int index, std::int64_t at) {
    const std::uint32_t id = bytes_.byte(at);
    const std::uint32_t sampling = bytes_.byte(at + 1);
    const std::uint32_t table = bytes_.byte(at + 2);
    const auto usual = [](std::uint32_t n) { return n == 1 || n == 2 || n == 4; };
    if (!usual(sampling >> 4) || !usual(sampling & 15) || table > 3 || find(id) != nullptr) {
      bytes_.damaged("wrong component in the frame header (SOF)", at);
    }
    component_[index] = {id, table, false};
  }

  Component* find(std::uint32_t id) {
    auto* const end = component_.begin() + components_;
    auto* const found =
        std::find_if(component_.begin(), end, [&](const Component& c) { return c.id == id; });
    return found == end ? nullptr : found;
  }

  void scan(std::int64_t at, std::int64_t end) {
    if (components_ == 0) bytes_.damaged("a scan before the frame header (SOF)", at);
    if (++scans_ > max_scans) bytes_.damaged("more than 100 scans", at);
    const std::uint32_t count = bytes_.byte(at);
    if (count < 1 || count > 4 || end - at != 4 + 2 * count) {
      bytes_.damaged("wrong scan header (SOS)", at);
    }
    const std::int64_t tail = at + 1 + 2 * count;
    const bool first_visit =
        !progressive_ || (bytes_.byte(tail) == 0 && bytes_.byte(tail + 2) < 16);
    const bool needs_dc = first_visit;
    const bool needs_ac = !progressive_ || bytes_.byte(tail) > 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::int64_t entry = at + 1 + 2 * i;
      Component* const component = find(bytes_.byte(entry));
      if (component == nullptr) bytes_.damaged("a scan of an unknown component (SOS)", entry);
      if (!has_quantisation_[component->quantisation_table]) {
        bytes_.damaged("the quantisation table (DQT) of a component is missing", entry);
      }
      const std::uint32_t tables = bytes_.byte(entry + 1);
      if ((needs_dc && !has_huffman(0, tables >> 4)) ||
          (needs_ac && !has_huffman(1, tables & 15))) {
        bytes_.damaged("the Huffman table (DHT) of a scan is missing", entry + 1);
      }
      component->started = component->started || first_visit;
      if (!component->started) bytes_.damaged("a refinement before the first scan", at);
    }
  }

  bool has_huffman(int kind, std::uint32_t table) const {
    return table < 4 && has_huffman_[kind][table];
  }

  // In coded data, FF 00 stands for the byte FF, and FF D0 to FF D7 are restart markers.
  std::int64_t end_of_scan(std::int64_t at) const {
    while (true) {
      if (bytes_.byte(at) != 0xFF) {
        ++at;
        continue;
      }
      const std::uint32_t next = bytes_.byte(at + 1);
      if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
      at += next == 0xFF ? 1 : 2;
    }
  }

  void finish(std::int64_t at) const {
    if (components_ == 0) bytes_.damaged("there is no frame header (SOF)", at);
    for (int i = 0; i < components_; ++i) {
      if (!component_[i].started) bytes_.damaged("a component has no picture data", at);
    }
  }

  const ImageBytes& bytes_;
  int width_ = 0;
  int height_ = 0;
  int orientation_ = 1;
  int components_ = 0;
  int scans_ = 0;
  bool progressive_ = false;
  bool adobe_ = false;
  std::array<Component, 4> component_{};
  std::array<bool, 4> has_quantisation_{};
  std::array<std::array<bool, 4>, 2> has_huffman_{};
};

}  // namespace

Tensor read_jpeg(const ImageBytes& bytes) {
  Structure structure(bytes);
  structure.walk();
  return upright(decode_with_stb(bytes, bytes.view(0, bytes.size(), "the file"), structure.width(),
                                 structure.height(), 8),
                 structure.orientation());
}

}  // namespace cnn
