// A TCP port of this machine that answers nobody: for attempts to reach it.
#pragma once

namespace convlings {

class Listening {
 public:
  /// Throws std::system_error when there is no port to be had.
  Listening();
  ~Listening();
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  int port() const { return port_; }  ///< at 127.0.0.1

 private:
  int socket_ = -1;
  int port_ = 0;
};

}  // namespace convlings
