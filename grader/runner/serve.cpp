#include "runner/serve.hpp"

#include <unistd.h>

#include <cstdio>
#include <new>

#include "cnn/core/errors.hpp"
#include "protocol/call.hpp"
#include "protocol/frame.hpp"

namespace convlings {
namespace {

constexpr int channel = 3;

/// False at the end of the stream.
bool read_exactly(std::uint8_t* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(channel, to, size);
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

void write_all(const Bytes& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t put = write(channel, bytes.data() + sent, bytes.size() - sent);
    if (put <= 0) _exit(3);
    sent += static_cast<std::size_t>(put);
  }
}

Frame fault(FaultKind kind, const std::string& message) {
  Frame frame{.kind = FrameKind::fault, .nonce = 0, .payload = {}};
  encode(Fault{kind, message}, frame.payload);
  return frame;
}

Frame answer(const CallTable& calls, const Bytes& payload) {
  try {
    const CallMessage call = decode_call(payload);
    Frame frame{.kind = FrameKind::reply, .nonce = 0, .payload = {}};
    encode(calls.call(call.function, call.arguments), frame.payload);
    return frame;
  } catch (const cnn::NotWritten& error) {
    return fault(FaultKind::not_written, error.what());
  } catch (const ProtocolError& error) {
    return fault(FaultKind::wrong_call, error.what());
  } catch (const std::bad_alloc&) {
    return fault(FaultKind::out_of_memory, "memory ran out");
  } catch (const std::exception& error) {
    return fault(FaultKind::threw, error.what());
  } catch (...) {
    return fault(FaultKind::threw, "something that is no std::exception");
  }
}

}  // namespace

int serve(const CallTable& calls) {
  std::uint8_t bytes[frame_header_size];
  while (read_exactly(bytes, sizeof bytes)) {
    const FrameHeader header = parse_header(bytes);
    Bytes payload(header.length);
    if (!read_exactly(payload.data(), payload.size())) return 3;
    Frame frame = answer(calls, payload);
    frame.nonce = header.nonce;
    std::fflush(nullptr);
    write_all(serialise(frame));
  }
  return 0;
}

}  // namespace convlings
