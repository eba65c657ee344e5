#include "watch/debugger.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace convlings {

DebuggerChild::DebuggerChild(uv_loop_t* loop, Ended ended) : loop_(loop), ended_(std::move(ended)) {
  process_.data = this;
}

bool DebuggerChild::start(const std::vector<std::string>& words, std::string& reason) {
  std::array<char, 4096> path{};
  std::size_t size = path.size();
  int error = uv_exepath(path.data(), &size);
  std::vector<char*> arguments{path.data()};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<uv_stdio_container_t, 3> streams{};
  for (int i = 0; i < 3; ++i) {
    streams[static_cast<std::size_t>(i)].flags = UV_INHERIT_FD;
    streams[static_cast<std::size_t>(i)].data.fd = i;
  }
  uv_process_options_t options{};
  options.file = path.data();
  options.args = arguments.data();
  options.stdio = streams.data();
  options.stdio_count = static_cast<int>(streams.size());
  options.exit_cb = [](uv_process_t* process, std::int64_t /*status*/, int /*signal*/) {
    uv_close(reinterpret_cast<uv_handle_t*>(process), [](uv_handle_t* handle) {
      auto& ended = *static_cast<DebuggerChild*>(handle->data);
      ended.running_ = false;
      ended.ended_();
    });
  };
  if (error == 0) error = uv_spawn(loop_, &process_, &options);
  if (error != 0) {
    reason = uv_strerror(error);
    uv_close(reinterpret_cast<uv_handle_t*>(&process_), nullptr);
    return false;
  }
  running_ = true;
  return true;
}

void DebuggerChild::kill(int signal) {
  if (running_) uv_process_kill(&process_, signal);
}

}  // namespace convlings
