// `convlings debug NN` as a child that has the terminal to itself.
#pragma once

#include <uv.h>

#include <functional>
#include <string>
#include <vector>

namespace convlings {

class DebuggerChild {
 public:
  using Ended = std::function<void()>;

  DebuggerChild(uv_loop_t* loop, Ended ended);

  /// Starts this very program with other words. False, with the reason, when that cannot be done.
  bool start(const std::vector<std::string>& words, std::string& reason);
  bool running() const { return running_; }
  void kill(int signal);

 private:
  uv_loop_t* loop_;
  Ended ended_;
  uv_process_t process_{};
  bool running_ = false;
};

}  // namespace convlings
