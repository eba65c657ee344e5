// Writing and reading little-endian bytes. The reader trusts no length that it reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

using Bytes = std::vector<std::uint8_t>;

/// Whoever spoke on the other end did not keep to the protocol.
class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void put_u8(Bytes& out, std::uint8_t value);
void put_u32(Bytes& out, std::uint32_t value);
void put_u64(Bytes& out, std::uint64_t value);
/// A u32 length and the characters.
void put_text(Bytes& out, std::string_view text);

/// Walks over bytes that somebody else owns. Each read throws ProtocolError when too few are left.
class ByteReader {
 public:
  ByteReader(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
  explicit ByteReader(const Bytes& bytes) : ByteReader(bytes.data(), bytes.size()) {}

  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  std::string text();

  /// A count of items of `item_size` bytes each, all of which must be there.
  std::size_t count(std::size_t item_size);

  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  /// Throws ProtocolError when bytes are left over.
  void expect_end() const;

 private:
  const std::uint8_t* take(std::size_t size);

  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

}  // namespace convlings
