// What a person sees of a download: a bar on a terminal, a line a file everywhere.
#pragma once

#include <chrono>
#include <string>

#include "commands/context.hpp"
#include "datasets/fetch_dataset.hpp"

namespace convlings {

class DownloadDisplay {
 public:
  explicit DownloadDisplay(const Context& context);

  /// Everything but `stop`. Must not outlive this.
  FetchWatcher watcher();

  /// Takes the bar away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void begin(const std::string& name);
  void draw(std::int64_t have, std::int64_t total);

  const Context& context_;
  bool terminal_;  // standard error, where the bar goes
  bool drawn_ = false;
  std::string name_;
  Clock::time_point began_;
  Clock::time_point drawn_at_;
  std::int64_t began_with_ = -1;
};

}  // namespace convlings
