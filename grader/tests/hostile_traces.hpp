// What hostile submissions may have left on this machine, looked for by their mark.
#pragma once

#include <string>
#include <vector>

#include "synthetic/hostile_fixtures.hpp"

/// Every trace that is found, in words: a process, a file, shared memory, a port. None is best.
std::vector<std::string> traces_of(const convlings::HostileNames& names);

/// A server on the loopback that nobody should reach; the port after its own is free at first.
class LoopbackBait {
 public:
  LoopbackBait();
  ~LoopbackBait();
  LoopbackBait(const LoopbackBait&) = delete;
  LoopbackBait& operator=(const LoopbackBait&) = delete;

  int port() const { return port_; }

 private:
  int socket_ = -1;
  int port_ = 0;
};
