#include <algorithm>
#include <array>
#include <string>

#include "cnn/core/image_formats.hpp"
#include "cnn/core/image_jpeg_tables.hpp"
#include "cnn/core/image_stb.hpp"

namespace cnn {
namespace {

// Second bytes of the markers that matter here (T.81, table B.1).
enum Marker : std::uint32_t {
  baseline_frame = 0xC0,
  progressive_frame = 0xC2,
  huffman_tables = 0xC4,
  last_frame = 0xCF,
  first_restart = 0xD0,
  last_restart = 0xD7,
  end_of_image = 0xD9,
  start_of_scan = 0xDA,
  quantisation_tables = 0xDB,
  exif_data = 0xE1,
  adobe_data = 0xEE
};

// A picture needs a few dozen scans at most; thousands of empty ones only cost time.
constexpr int max_scans = 100;

// Each block of 8x8 pixels takes at least one bit, so a byte holds 8 blocks at most.
constexpr std::int64_t max_pixels_a_byte = 512;

struct Component {
  std::uint32_t id;
  std::uint32_t quantisation_table;
  bool started;  // a scan held its first coefficients
};

// Follows the markers of a JPEG and keeps what was defined so far.
class Structure {
 public:
  explicit Structure(const ImageBytes& bytes) : bytes_(bytes) {}

  /// Walks from the start of the image to its end. Throws DataError where a decoder would guess.
  void walk() {
    std::int64_t at = 2;
    while (true) {
      const std::int64_t marker_at = at;
      if (bytes_.byte(at) != 0xFF) bytes_.damaged("a marker must start here", at);
      while (bytes_.byte(at) == 0xFF) ++at;
      const std::uint32_t marker = bytes_.byte(at++);
      if (marker == end_of_image) return finish(marker_at);
      const std::int64_t length = bytes_.big16(at);
      if (length < 2) bytes_.damaged("a segment must be at least 2 bytes long", at);
      bytes_.need(at, length, "a segment");
      segment(marker, at + 2, at + length);
      at = marker == start_of_scan ? end_of_scan(at + length) : at + length;
    }
  }

  int width() const { return width_; }
  int height() const { return height_; }
  int orientation() const { return orientation_; }

 private:
  void segment(std::uint32_t marker, std::int64_t at, std::int64_t end) {
    if (marker == quantisation_tables) {
      tables_.read_quantisation(bytes_, at, end);
    } else if (marker == huffman_tables) {
      tables_.read_huffman(bytes_, at, end);
    } else if (marker == start_of_scan) {
      scan(at, end);
    } else if (marker >= baseline_frame && marker <= progressive_frame) {
      progressive_ = marker == progressive_frame;
      frame(at, end);
    } else if (marker > progressive_frame && marker <= last_frame) {
      bytes_.unsupported("lossless, hierarchical or arithmetic-coded JPEG (frame type SOF" +
                         std::to_string(marker - baseline_frame) + ")");
    } else if (marker == exif_data) {
      constexpr std::string_view exif("Exif\0\0", 6);
      const std::string_view data = bytes_.view(at, end - at, "a segment");
      if (data.starts_with(exif)) orientation_ = exif_orientation(data.substr(exif.size()));
    } else if (marker == adobe_data) {
      const std::string_view data = bytes_.view(at, end - at, "a segment");
      adobe_ = adobe_ || (data.starts_with("Adobe") && data.size() >= 12);
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
    // Without it nobody knows whether the inks are stored inverted.
    if (count == 4 && !adobe_) bytes_.unsupported("a four-colour JPEG without Adobe's marker");
    for (at += 6; at < end; at += 3) add_component(at);
  }

  void add_component(std::int64_t at) {
    const std::uint32_t id = bytes_.byte(at);
    const std::uint32_t sampling = bytes_.byte(at + 1);
    const std::uint32_t table = bytes_.byte(at + 2);
    const auto usual = [](std::uint32_t n) { return n == 1 || n == 2 || n == 4; };
    if (!usual(sampling >> 4) || !usual(sampling & 15) || table > 3 || find(id) != nullptr) {
      bytes_.damaged("wrong component in the frame header (SOF)", at);
    }
    component_[components_++] = {id, table, false};
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
    const std::int64_t count = bytes_.byte(at);
    if (count < 1 || count > 4 || end - at != 4 + 2 * count) {
      bytes_.damaged("wrong scan header (SOS)", at);
    }
    // The tail: first and last coefficient, then the bit that a progressive scan refines (0: none).
    const std::int64_t tail = end - 3;
    const bool from_dc = !progressive_ || bytes_.byte(tail) == 0;
    const bool first_visit = from_dc && (!progressive_ || bytes_.byte(tail + 2) < 16);
    const bool has_ac = !progressive_ || !from_dc;
    for (std::int64_t entry = at + 1; entry < tail; entry += 2) {
      Component* const component = find(bytes_.byte(entry));
      if (component == nullptr) bytes_.damaged("a scan of an unknown component (SOS)", entry);
      if (!tables_.has_quantisation(component->quantisation_table)) {
        bytes_.damaged("the quantisation table (DQT) of a component is missing", entry);
      }
      const std::uint32_t huffman = bytes_.byte(entry + 1);
      if ((first_visit && !tables_.has_huffman(0, huffman >> 4)) ||
          (has_ac && !tables_.has_huffman(1, huffman & 15))) {
        bytes_.damaged("the Huffman table (DHT) of a scan is missing", entry + 1);
      }
      component->started = component->started || first_visit;
      if (!component->started) bytes_.damaged("a refinement before the first scan", at);
    }
  }

  // In coded data, FF 00 stands for the byte FF, and FF D0 to FF D7 are restart markers.
  std::int64_t end_of_scan(std::int64_t at) const {
    while (true) {
      while (bytes_.byte(at) != 0xFF) ++at;
      const std::uint32_t next = bytes_.byte(at + 1);
      const bool restart = next >= first_restart && next <= last_restart;
      if (next != 0 && next != 0xFF && !restart) return at;
      at += next == 0xFF ? 1 : 2;
    }
  }

  void finish(std::int64_t at) const {
    if (components_ == 0) bytes_.damaged("there is no frame header (SOF)", at);
    for (int i = 0; i < components_; ++i) {
      if (!component_[i].started) bytes_.damaged("a component has no picture data", at);
    }
    if (std::int64_t{width_} * height_ > max_pixels_a_byte * bytes_.size()) {
      bytes_.damaged("there is too little data for " + std::to_string(width_) + " x " +
                         std::to_string(height_) + " pixels",
                     at);
    }
  }

  const ImageBytes& bytes_;
  JpegTables tables_;
  std::array<Component, 4> component_{};
  int components_ = 0;
  int width_ = 0;
  int height_ = 0;
  int orientation_ = 1;
  int scans_ = 0;
  bool progressive_ = false;
  bool adobe_ = false;
};

}  // namespace

Tensor read_jpeg(const ImageBytes& bytes) {
  Structure structure(bytes);
  structure.walk();
  const std::string_view whole = bytes.view(0, bytes.size(), "the file");
  return upright(decode_with_stb(bytes, whole, structure.width(), structure.height(), 8),
                 structure.orientation());
}

}  // namespace cnn
