#include "loopback_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace convlings::tests {
namespace {

/// The bytes up to the empty line; nothing when the client goes away.
std::string read_head(int connection) {
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n") && recv(connection, &byte, 1, 0) == 1) head += byte;
  return head;
}

std::string header_value(const std::string& head, const std::string& name) {
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

bool send_all(int connection, const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t sent = send(connection, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    count -= static_cast<std::size_t>(sent);
  }
  return true;
}

}  // namespace

Answering serving(const std::string& body) {
  return [body](const Asked& asked) -> Answer {
    if (asked.range.empty()) return {.body = body};
    const auto first = static_cast<std::size_t>(std::stoll(asked.range.substr(6)));
    if (first >= body.size()) return {.status = 416};
    return {.status = 206,
            .headers = {"Content-Range: bytes " + std::to_string(first) + "-" +
                        std::to_string(body.size() - 1) + "/" + std::to_string(body.size())},
            .body = body.substr(first)};
  };
}

LoopbackServer::LoopbackServer(Answering answering) : answering_(std::move(answering)) {
  setenv("no_proxy", "*", 1);  // whatever proxy this computer uses
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in name{};
  name.sin_family = AF_INET;
  name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof name;
  auto* const plain = reinterpret_cast<sockaddr*>(&name);
  if (listener_ < 0 || bind(listener_, plain, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, plain, &size) != 0) {
    throw std::runtime_error("LoopbackServer: no port to listen on");
  }
  port_ = ntohs(name.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  ending_ = true;
  acceptor_.join();
  for (std::thread& thread : threads_) thread.join();
  close(listener_);
}

std::string LoopbackServer::address() const { return "http://127.0.0.1:" + std::to_string(port_); }

std::vector<Asked> LoopbackServer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

void LoopbackServer::accept_all() {
  while (!ending_) {
    pollfd ready{listener_, POLLIN, 0};
    if (poll(&ready, 1, 20) <= 0) continue;
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) continue;
    const std::lock_guard lock(mutex_);
    threads_.emplace_back([this, connection] {
      serve(connection);
      shutdown(connection, SHUT_WR);
      close(connection);
    });
  }
}

void LoopbackServer::serve(int connection) {
  const std::string head = read_head(connection);
  const std::size_t target = head.find(' ') + 1;
  if (target == 0) return;
  const Asked asked{head.substr(target, head.find(' ', target) - target),
                    header_value(head, "Range")};
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back(asked);
  }
  const Answer answer = answering_(asked);
  std::string reply =
      "HTTP/1.1 " + std::to_string(answer.status) + " Said\r\nConnection: close\r\n";
  for (const std::string& header : answer.headers) reply += header + "\r\n";
  if (answer.says_length) {
    reply += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
  }
  reply += "\r\n";
  if (send_all(connection, reply.data(), reply.size())) send_body(connection, answer);
}

void LoopbackServer::send_body(int connection, const Answer& answer) {
  std::string body = answer.body;
  if (answer.cut_after >= 0) body.resize(static_cast<std::size_t>(answer.cut_after));
  do {
    constexpr std::size_t piece = 16'384;
    for (std::size_t at = 0; at < body.size() && !ending_; at += piece) {
      std::this_thread::sleep_for(std::chrono::milliseconds(answer.pause_ms));
      const std::size_t count = std::min(piece, body.size() - at);
      // Counted first: the client may be done, and the test be looking, before `send_all` returns.
      body_bytes_ += static_cast<std::int64_t>(count);
      if (!send_all(connection, body.data() + at, count)) return;
    }
  } while (answer.endless && !ending_);
  while (answer.stalls && !ending_) {
    pollfd gone{connection, POLLIN, 0};  // readable when the client ends the connection
    if (poll(&gone, 1, 20) > 0) return;
  }
}

}  // namespace convlings::tests
