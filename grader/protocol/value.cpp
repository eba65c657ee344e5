#include "protocol/value.hpp"

#include <bit>
#include <utility>

namespace convlings {
namespace {

enum Tag : std::uint8_t { whole = 1, number, text, tensor, wholes, texts };

void put(std::int64_t value, Bytes& out) {
  put_u8(out, whole);
  put_u64(out, static_cast<std::uint64_t>(value));
}

void put(double value, Bytes& out) {
  put_u8(out, number);
  put_u64(out, std::bit_cast<std::uint64_t>(value));
}

void put(const std::string& value, Bytes& out) {
  put_u8(out, text);
  put_text(out, value);
}

void put(const cnn::Tensor& value, Bytes& out) {
  put_u8(out, tensor);
  put_u8(out, static_cast<std::uint8_t>(value.shape().rank()));
  for (const int extent : value.shape()) put_u32(out, static_cast<std::uint32_t>(extent));
  for (const float element : value) put_u32(out, std::bit_cast<std::uint32_t>(element));
}

void put(const std::vector<std::int64_t>& values, Bytes& out) {
  put_u8(out, wholes);
  put_u32(out, static_cast<std::uint32_t>(values.size()));
  for (const std::int64_t value : values) put_u64(out, static_cast<std::uint64_t>(value));
}

void put(const std::vector<std::string>& values, Bytes& out) {
  put_u8(out, texts);
  put_u32(out, static_cast<std::uint32_t>(values.size()));
  for (const std::string& value : values) put_text(out, value);
}

cnn::Tensor decode_tensor(ByteReader& in) {
  const int rank = in.u8();
  if (rank > cnn::Shape::max_rank) throw ProtocolError("a tensor of rank " + std::to_string(rank));
  if (rank == 0) return {};
  int extents[cnn::Shape::max_rank] = {};
  std::uint64_t size = 1;
  for (int axis = 0; axis < rank; ++axis) {
    const std::uint32_t extent = in.u32();
    if (extent == 0 || extent > cnn::Shape::max_size) {
      throw ProtocolError("a tensor with the extent " + std::to_string(extent));
    }
    extents[axis] = static_cast<int>(extent);
    size *= extent;
    if (size > in.left() / 4) throw ProtocolError("a tensor claims more elements than were sent");
  }
  std::vector<float> values(size);
  for (float& value : values) value = std::bit_cast<float>(in.u32());
  return {cnn::Shape(extents, rank), std::move(values)};
}

std::vector<std::int64_t> decode_wholes(ByteReader& in) {
  std::vector<std::int64_t> values(in.count(8));
  for (std::int64_t& value : values) value = static_cast<std::int64_t>(in.u64());
  return values;
}

std::vector<std::string> decode_texts(ByteReader& in) {
  std::vector<std::string> values(in.count(4));
  for (std::string& value : values) value = in.text();
  return values;
}

}  // namespace

const char* kind_of(const Value& value) {
  constexpr const char* kinds[] = {
      "a whole number",          "a number",       "a text", "a tensor",
      "a list of whole numbers", "a list of texts"};
  return kinds[value.index()];
}

void encode(const Value& value, Bytes& out) {
  std::visit([&out](const auto& content) { put(content, out); }, value);
}

Value decode(ByteReader& in) {
  switch (const std::uint8_t tag = in.u8()) {
    case whole:
      return static_cast<std::int64_t>(in.u64());
    case number:
      return std::bit_cast<double>(in.u64());
    case text:
      return in.text();
    case tensor:
      return decode_tensor(in);
    case wholes:
      return decode_wholes(in);
    case texts:
      return decode_texts(in);
    default:
      throw ProtocolError("an unknown kind of value, " + std::to_string(tag));
  }
}

}  // namespace convlings
