// The envelope of every message: magic, kind, nonce and length, then the payload.
#pragma once

#include <cstdint>
#include <optional>

#include "protocol/bytes.hpp"

namespace convlings {

enum class FrameKind : std::uint32_t {
  call = 1,   ///< checker to runner: function name, arguments
  reply = 2,  ///< runner to checker: the answer
  fault = 3,  ///< runner to checker: why there is no answer
};

/// One message. The nonce of an answer must be that of its call: an answer prepared in advance,
/// or sent twice, is no answer.
struct Frame {
  FrameKind kind = FrameKind::call;
  std::uint64_t nonce = 0;
  Bytes payload;
};

/// Bytes before the payload: magic u32, kind u32, nonce u64, length u32.
constexpr std::size_t frame_header_size = 20;

/// No honest message is longer than this (a batch of photographs fits).
constexpr std::uint32_t max_payload = 64U << 20U;

/// What a header says, already checked.
struct FrameHeader {
  FrameKind kind;
  std::uint64_t nonce;
  std::uint32_t length;
};

/// Throws ProtocolError for a wrong magic, an unknown kind or a length over `max_payload`.
FrameHeader parse_header(const std::uint8_t (&bytes)[frame_header_size]);

/// Header and payload as they go over the wire.
Bytes serialise(const Frame& frame);

/// Why the runner has no answer, as it says itself.
enum class FaultKind : std::uint8_t { not_written = 1, threw, out_of_memory, wrong_call };

struct Fault {
  FaultKind kind = FaultKind::threw;
  std::string message;
};

void encode(const Fault& fault, Bytes& out);
Fault decode_fault(ByteReader& in);

}  // namespace convlings
