// Which tables a JPEG has defined so far. For the JPEG reader only.
#pragma once

#include <array>
#include <cstdint>

#include "cnn/core/image_bytes.hpp"

namespace cnn {

/// Checks the form of each table and remembers that it is there; the numbers are the decoder's.
class JpegTables {
 public:
  /// The quantisation tables in a DQT segment whose contents are the bytes `at` to `end`.
  void read_quantisation(const ImageBytes& bytes, std::int64_t at, std::int64_t end);

  /// The Huffman tables in a DHT segment, likewise.
  void read_huffman(const ImageBytes& bytes, std::int64_t at, std::int64_t end);

  bool has_quantisation(std::uint32_t table) const { return table < 4 && quantisation_[table]; }

  /// `kind` 0 for the DC coefficients, 1 for the others (AC).
  bool has_huffman(int kind, std::uint32_t table) const {
    return table < 4 && huffman_[kind][table];
  }

 private:
  std::array<bool, 4> quantisation_{};
  std::array<std::array<bool, 4>, 2> huffman_{};
};

}  // namespace cnn
