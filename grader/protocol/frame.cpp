#include "protocol/frame.hpp"

namespace convlings {
namespace {

constexpr std::uint32_t magic = 0x314c5643;  // "CVL1"

}  // namespace

FrameHeader parse_header(const std::uint8_t (&bytes)[frame_header_size]) {
  ByteReader in(bytes, frame_header_size);
  if (in.u32() != magic) throw ProtocolError("something that is no message of ours");
  const std::uint32_t kind = in.u32();
  if (kind < 1 || kind > 3) throw ProtocolError("a message of unknown kind");
  const std::uint64_t nonce = in.u64();
  const std::uint32_t length = in.u32();
  if (length > max_payload) {
    throw ProtocolError("a message that claims " + std::to_string(length) + " bytes");
  }
  return {static_cast<FrameKind>(kind), nonce, length};
}

Bytes serialise(const Frame& frame) {
  Bytes out;
  out.reserve(frame_header_size + frame.payload.size());
  put_u32(out, magic);
  put_u32(out, static_cast<std::uint32_t>(frame.kind));
  put_u64(out, frame.nonce);
  put_u32(out, static_cast<std::uint32_t>(frame.payload.size()));
  out.insert(out.end(), frame.payload.begin(), frame.payload.end());
  return out;
}

void encode(const Fault& fault, Bytes& out) {
  put_u8(out, static_cast<std::uint8_t>(fault.kind));
  put_text(out, std::string_view(fault.message).substr(0, 4096));
}

Fault decode_fault(ByteReader& in) {
  const std::uint8_t kind = in.u8();
  if (kind < 1 || kind > 4) throw ProtocolError("a fault of unknown kind");
  return {static_cast<FaultKind>(kind), in.text()};
}

}  // namespace convlings
