#include "cnn/nn/exchange/safetensors_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <system_error>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr int length_bytes = 8;

// Byte by byte, so that it is right on machines of either byte order.
template <typename Unsigned>
void append_little_endian(std::string& bytes, Unsigned number) {
  for (std::size_t i = 0; i < sizeof number; ++i) {
    bytes += static_cast<char>(static_cast<unsigned char>(number >> (8 * i)));
  }
}

template <typename Unsigned>
Unsigned little_endian(const char* bytes) {
  Unsigned number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number |= static_cast<Unsigned>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return number;
}

std::int64_t size_of(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) {
    throw DataError(file.string() + ": there is no such file. Check the path.");
  }
  // A pipe or a device would block or never end.
  if (!fs::is_regular_file(status)) {
    throw DataError(file.string() + ": this is not a file. Give a file's path.");
  }
  const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
  if (error) throw DataError(file.string() + ": cannot be read: " + error.message() + ".");
  return size;
}

}  // namespace

SafetensorsFile::SafetensorsFile(const fs::path& file) : name_(file.string()) {
  const std::int64_t size = size_of(file);
  if (size < length_bytes) {
    throw DataError(fmt::format("{}: a safetensors file has at least {} bytes. Received {}.", name_,
                                length_bytes, size));
  }
  stream_.open(file, std::ios::binary);
  const auto length = little_endian<std::uint64_t>(bytes(0, length_bytes).data());
  const std::int64_t room = std::min(size - length_bytes, max_header_bytes);
  if (length > static_cast<std::uint64_t>(room)) {
    throw DataError(
        fmt::format("{}: bytes 0 to 7 tell the header's length, here at most {}. "
                    "Received {}. The file is cut, or no safetensors file.",
                    name_, room, length));
  }
  data_begin_ = length_bytes + static_cast<std::int64_t>(length);
  header_ = parse_safetensors_header(bytes(length_bytes, data_begin_ - length_bytes),
                                     size - data_begin_, name_);
}

Tensor SafetensorsFile::read(const StoredTensor& tensor) {
  const std::string raw = bytes(data_begin_ + tensor.begin, tensor.bytes());
  Tensor value(tensor.shape);
  const char* next = raw.data();
  for (float& number : value) {
    number = std::bit_cast<float>(little_endian<std::uint32_t>(next));
    next += sizeof number;
  }
  return value;
}

std::string SafetensorsFile::bytes(std::int64_t begin, std::int64_t count) {
  std::string bytes(static_cast<std::size_t>(count), '\0');
  if (!stream_ || !stream_.seekg(begin) || !stream_.read(bytes.data(), count)) {
    throw DataError(name_ + ": cannot be read. Check its permissions.");
  }
  return bytes;
}

std::string safetensors_bytes(const std::map<std::string, std::string>& metadata,
                              const std::vector<NamedTensor>& tensors) {
  SafetensorsHeader header{metadata, {}};
  for (const NamedTensor& tensor : tensors) {
    header.tensors.push_back({tensor.name, tensor.value->shape()});
  }
  const std::string json = safetensors_header_json(header);
  std::string bytes;
  append_little_endian(bytes, static_cast<std::uint64_t>(json.size()));
  bytes += json;
  for (const NamedTensor& tensor : tensors) {
    for (const float number : *tensor.value) {
      append_little_endian(bytes, std::bit_cast<std::uint32_t>(number));
    }
  }
  return bytes;
}

}  // namespace cnn
