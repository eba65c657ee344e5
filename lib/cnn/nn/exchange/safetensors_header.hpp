// What a safetensors file says about itself, in JSON, before the numbers begin:
//   {"__metadata__": {"format": "convlings"},
//    "dense_1.kernel": {"dtype": "F32", "shape": [576, 64], "data_offsets": [0, 147456]}, ...}
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cnn/core/shape.hpp"

namespace cnn {

/// One tensor's place in the data that follow the header.
struct StoredTensor {
  std::string name;
  Shape shape;
  std::int64_t begin = 0;  ///< in bytes, counted from the end of the header

  std::int64_t bytes() const { return 4 * shape.size(); }
};

struct SafetensorsHeader {
  std::map<std::string, std::string> metadata;
  std::vector<StoredTensor> tensors;  ///< in the order of their data
};

/// A header of more bytes than this is refused unread, as in the format's own library.
inline constexpr std::int64_t max_header_bytes = 100'000'000;

/// Reads the JSON of a header whose data are `data_bytes` long. Everything that the format promises
/// is checked: every name once, F32, offsets that agree with the shape, tensors that lie side by
/// side from the first byte to the last, in whatever order the JSON lists them. Throws DataError,
/// which begins with `file` and names the tensor.
SafetensorsHeader parse_safetensors_header(std::string_view json, std::int64_t data_bytes,
                                           const std::string& file);

/// The JSON of a header, padded with spaces so that the data behind its length and itself begin at
/// a multiple of 8 bytes. Offsets are those of the tensors in their order; `begin` is not read.
std::string safetensors_header_json(const SafetensorsHeader& header);

}  // namespace cnn
