#include "sandbox/wire.hpp"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace convlings {
namespace {

constexpr std::size_t most_bytes = 128 << 10;  // a socket's buffer takes more
constexpr std::size_t most_descriptors = 2;

struct FixedPart {
  MessageKind kind;
  std::uint64_t job;
  std::array<std::int64_t, 3> numbers;
  std::uint32_t words;
  std::uint32_t environment;
};

void append(std::string& bytes, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) bytes.append(text.c_str(), text.size() + 1);
}

bool take(std::string_view& bytes, std::uint32_t count, std::vector<std::string>& texts) {
  texts.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) return false;
    texts.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return true;
}

union ControlBytes {  // aligned as the kernel wants it
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int) * most_descriptors)];
};

}  // namespace

bool send_message(int socket, const Message& message) {
  FixedPart fixed{};
  fixed.kind = message.kind;
  fixed.job = message.job;
  fixed.numbers = message.numbers;
  fixed.words = static_cast<std::uint32_t>(message.words.size());
  fixed.environment = static_cast<std::uint32_t>(message.environment.size());
  std::string bytes(sizeof fixed, '\0');
  std::memcpy(bytes.data(), &fixed, sizeof fixed);
  append(bytes, message.words);
  append(bytes, message.environment);
  if (bytes.size() > most_bytes || message.descriptors.size() > most_descriptors) {
    throw std::length_error("sandbox: a command line must fit into " + std::to_string(most_bytes) +
                            " bytes. Received " + std::to_string(bytes.size()) + ".");
  }
  iovec part{bytes.data(), bytes.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  ControlBytes control{};
  if (!message.descriptors.empty()) {
    const std::size_t size = sizeof(int) * message.descriptors.size();
    header.msg_control = control.bytes;
    header.msg_controllen = CMSG_SPACE(size);
    cmsghdr* first = CMSG_FIRSTHDR(&header);
    first->cmsg_level = SOL_SOCKET;
    first->cmsg_type = SCM_RIGHTS;
    first->cmsg_len = CMSG_LEN(size);
    std::memcpy(CMSG_DATA(first), message.descriptors.data(), size);
  }
  for (;;) {
    if (sendmsg(socket, &header, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0) return true;
    if (errno == EPIPE || errno == ECONNRESET || errno == ENOTCONN) return false;
    if (errno != EINTR) {
      throw std::runtime_error(std::string("sandbox: a message cannot be sent: ") +
                               std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
    }
  }
}

Reception receive_message(int socket, Message& message) {
  static thread_local std::vector<char> buffer(most_bytes);
  iovec part{buffer.data(), buffer.size()};
  msghdr header{};
  ControlBytes control{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control.bytes;
  header.msg_controllen = sizeof control.bytes;
  ssize_t got = -1;
  do {
    got = recvmsg(socket, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got < 0 && errno == EAGAIN) return Reception::nothing;
  message = Message{};
  for (cmsghdr* one = got < 0 ? nullptr : CMSG_FIRSTHDR(&header); one != nullptr;
       one = CMSG_NXTHDR(&header, one)) {
    if (one->cmsg_level != SOL_SOCKET || one->cmsg_type != SCM_RIGHTS) continue;
    message.descriptors.resize((one->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    std::memcpy(message.descriptors.data(), CMSG_DATA(one),
                message.descriptors.size() * sizeof(int));
  }
  FixedPart fixed{};
  std::string_view rest(buffer.data(), got < 0 ? 0 : static_cast<std::size_t>(got));
  if (rest.size() >= sizeof fixed) {
    std::memcpy(&fixed, rest.data(), sizeof fixed);
    rest.remove_prefix(sizeof fixed);
    message.kind = fixed.kind;
    message.job = fixed.job;
    message.numbers = fixed.numbers;
    if (take(rest, fixed.words, message.words) &&
        take(rest, fixed.environment, message.environment)) {
      return Reception::message;
    }
  }
  close_all(message.descriptors);
  return Reception::closed;
}

void close_all(std::vector<int>& descriptors) {
  for (const int descriptor : descriptors) close(descriptor);
  descriptors.clear();
}

}  // namespace convlings
