#include "protocol/bytes.hpp"

namespace convlings {
namespace {

template <typename Integer>
void put_little_endian(Bytes& out, Integer value) {
  for (std::size_t byte = 0; byte < sizeof(Integer); ++byte) {
    out.push_back(static_cast<std::uint8_t>(value >> (8 * byte)));
  }
}

template <typename Integer>
Integer little_endian(const std::uint8_t* bytes) {
  Integer value = 0;
  for (std::size_t byte = 0; byte < sizeof(Integer); ++byte) {
    value |= static_cast<Integer>(bytes[byte]) << (8 * byte);
  }
  return value;
}

}  // namespace

void put_u8(Bytes& out, std::uint8_t value) { out.push_back(value); }
void put_u32(Bytes& out, std::uint32_t value) { put_little_endian(out, value); }
void put_u64(Bytes& out, std::uint64_t value) { put_little_endian(out, value); }

void put_text(Bytes& out, std::string_view text) {
  put_u32(out, static_cast<std::uint32_t>(text.size()));
  out.insert(out.end(), text.begin(), text.end());
}

std::uint8_t ByteReader::u8() { return *take(1); }
std::uint32_t ByteReader::u32() { return little_endian<std::uint32_t>(take(4)); }
std::uint64_t ByteReader::u64() { return little_endian<std::uint64_t>(take(8)); }

std::string ByteReader::text() {
  const std::size_t size = count(1);
  const std::uint8_t* bytes = take(size);
  return {bytes, bytes + size};
}

std::size_t ByteReader::count(std::size_t item_size) {
  const std::size_t items = u32();
  if (items > left() / item_size) {
    throw ProtocolError("a list claims " + std::to_string(items) + " items, more than were sent");
  }
  return items;
}

void ByteReader::expect_end() const {
  if (left() != 0) throw ProtocolError(std::to_string(left()) + " bytes too many were sent");
}

const std::uint8_t* ByteReader::take(std::size_t size) {
  if (size > left()) {
    throw ProtocolError("the message ends " + std::to_string(size - left()) + " bytes too early");
  }
  const std::uint8_t* bytes = at_;
  at_ += size;
  return bytes;
}

}  // namespace convlings
