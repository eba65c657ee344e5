#include "cnn/core/image_jpeg_tables.hpp"

namespace cnn {

// T.81, B.2.4.1: a byte with precision and number, then 64 values of one or two bytes.
void JpegTables::read_quantisation(const ImageBytes& bytes, std::int64_t at, std::int64_t end) {
  while (at < end) {
    const std::uint32_t kind = bytes.byte(at);
    const std::int64_t size = kind >> 4 == 0 ? 1 + 64 : 1 + 128;
    if (kind >> 4 > 1 || (kind & 15) > 3 || size > end - at) {
      bytes.damaged("wrong quantisation table (DQT)", at);
    }
    quantisation_[kind & 15] = true;
    at += size;
  }
}

// T.81, B.2.4.2: a byte with kind and number, how many codes there are of each of 16 lengths, then
// the symbols.
void JpegTables::read_huffman(const ImageBytes& bytes, std::int64_t at, std::int64_t end) {
  while (at < end) {
    const std::uint32_t kind = bytes.byte(at);
    std::int64_t symbols = 0;
    for (int i = 1; i <= 16 && at + i < end; ++i) symbols += bytes.byte(at + i);
    if (kind >> 4 > 1 || (kind & 15) > 3 || symbols > 256 || 17 + symbols > end - at) {
      bytes.damaged("wrong Huffman table (DHT)", at);
    }
    huffman_[kind >> 4][kind & 15] = true;
    at += 17 + symbols;
  }
}

}  // namespace cnn
