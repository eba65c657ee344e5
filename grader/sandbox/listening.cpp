#include "sandbox/listening.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace convlings {

Listening::Listening() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (socket_ < 0 || bind(socket_, any, size) != 0 || listen(socket_, 1) != 0 ||
      getsockname(socket_, any, &size) != 0) {
    const int error = errno;
    if (socket_ >= 0) close(socket_);
    throw std::system_error(error, std::generic_category(), "a port of this machine");
  }
  port_ = ntohs(address.sin_port);
}

Listening::~Listening() { close(socket_); }

}  // namespace convlings
