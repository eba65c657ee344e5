// A file in the safetensors format: 8 bytes with the header's length (little-endian), the header in
// JSON, then float32 numbers (little-endian) without holes.
// https://huggingface.co/docs/safetensors
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/exchange/safetensors_header.hpp"

namespace cnn {

/// A file whose header has been read and checked. Numbers are read one tensor at a time, when they
/// are asked for: a swollen file takes no memory.
class SafetensorsFile {
 public:
  /// Throws DataError, naming the file and what is wrong where, unless it is intact.
  explicit SafetensorsFile(const std::filesystem::path& file);

  const SafetensorsHeader& header() const { return header_; }

  /// The numbers of one of header().tensors. Throws DataError when the file cannot be read.
  Tensor read(const StoredTensor& tensor);

 private:
  std::string bytes(std::int64_t begin, std::int64_t count);

  std::string name_;
  std::ifstream stream_;
  std::int64_t data_begin_ = 0;
  SafetensorsHeader header_;
};

/// A tensor on its way into a file; not owned.
struct NamedTensor {
  std::string name;
  const Tensor* value = nullptr;
};

/// The whole file as bytes, tensors in the order given.
std::string safetensors_bytes(const std::map<std::string, std::string>& metadata,
                              const std::vector<NamedTensor>& tensors);

}  // namespace cnn
