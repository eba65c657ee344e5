// A small HTTP server on 127.0.0.1, in threads of the test itself, that can misbehave.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace convlings::tests {

/// What a client asked.
struct Asked {
  std::string target;      ///< "/mnist/train-images-idx3-ubyte.gz"
  std::string range = {};  ///< "bytes=1000-", or nothing
};

/// What to answer, faults included.
struct Answer {
  int status = 200;
  std::vector<std::string> headers = {};  ///< "Location: /elsewhere"
  std::string body = {};
  bool says_length = true;      ///< with a Content-Length header; else the connection's end is all
  std::int64_t cut_after = -1;  ///< bytes of the body before the connection ends
  bool stalls = false;          ///< after that, sends nothing and keeps the connection
  bool endless = false;         ///< sends the body again and again
  int pause_ms = 0;             ///< before each 16 kB
};

using Answering = std::function<Answer(const Asked&)>;

/// Answers with `body`, or the part of it that a Range header asks for.
Answering serving(const std::string& body);

class LoopbackServer {
 public:
  explicit LoopbackServer(Answering answering);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  /// "http://127.0.0.1:40123", on a port that the system chose.
  std::string address() const;

  /// All requests so far, in order.
  std::vector<Asked> asked() const;

  /// Bytes of bodies that clients were sent.
  std::int64_t body_bytes() const { return body_bytes_; }

 private:
  void accept_all();
  void serve(int connection);
  void send_body(int connection, const Answer& answer);

  Answering answering_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> ending_{false};
  std::atomic<std::int64_t> body_bytes_{0};
  mutable std::mutex mutex_;  // guards what follows
  std::vector<Asked> asked_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace convlings::tests
