#include <catch2_either.hpp>

#include "protocol/frame.hpp"
#include "protocol/value.hpp"

using namespace convlings;

namespace {

Value there_and_back(const Value& value) {
  Bytes bytes;
  encode(value, bytes);
  ByteReader in(bytes);
  Value result = decode(in);
  in.expect_end();
  return result;
}

}  // namespace

TEST_CASE("protocol: every kind of value arrives as it was sent") {
  const std::vector<Value> values = {
      std::int64_t{-7},
      0.1,
      std::string("naïve \0 text", 13),
      cnn::Tensor({2, 1, 3}, {1, -2, 0.5F, 4, 5, 6}),
      std::vector<std::int64_t>{1, -1, 1LL << 40},
      std::vector<std::string>{"", "conv2d_1"},
  };
  for (const Value& value : values) CHECK(there_and_back(value) == value);
}

TEST_CASE("protocol: a cut message is an error at every length, never a crash") {
  Bytes bytes;
  encode(Value(cnn::Tensor({2, 3}, {1, 2, 3, 4, 5, 6})), bytes);
  encode(Value(std::vector<std::string>{"a", "bc"}), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ByteReader in(bytes.data(), size);
    CHECK_THROWS_AS((decode(in), decode(in)), ProtocolError);
  }
}

TEST_CASE("protocol: a tensor that claims 2^62 elements allocates nothing") {
  Bytes bytes;
  put_u8(bytes, 4);  // a tensor
  put_u8(bytes, 2);  // of rank 2
  put_u32(bytes, 1U << 30U);
  put_u32(bytes, 1U << 30U);
  ByteReader in(bytes);
  CHECK_THROWS_WITH(decode(in), "a tensor claims more elements than were sent");
}

TEST_CASE("protocol: lists cannot claim more items than were sent") {
  for (const std::uint8_t tag : {3, 5, 6}) {
    Bytes bytes;
    put_u8(bytes, tag);
    put_u32(bytes, 0xFFFFFFFFU);
    ByteReader in(bytes);
    CHECK_THROWS_AS(decode(in), ProtocolError);
  }
}

TEST_CASE("protocol: a header with a 4 GiB length, a foreign magic or kind is refused") {
  const Bytes good = serialise({FrameKind::reply, 42, {1, 2, 3}});
  REQUIRE(good.size() == frame_header_size + 3);
  std::uint8_t header[frame_header_size];
  const auto copy = [&] { std::copy_n(good.begin(), frame_header_size, header); };
  copy();
  CHECK(parse_header(header).nonce == 42);
  CHECK(parse_header(header).length == 3);
  for (int i = 16; i < 20; ++i) header[i] = 0xFF;
  CHECK_THROWS_WITH(parse_header(header), "a message that claims 4294967295 bytes");
  copy();
  header[0] ^= 1U;
  CHECK_THROWS_AS(parse_header(header), ProtocolError);
  copy();
  header[4] = 9;
  CHECK_THROWS_AS(parse_header(header), ProtocolError);
}
