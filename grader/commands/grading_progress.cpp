#include "commands/grading_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace convlings {

ProgressLine::ProgressLine(const Context& context)
    : context_(context), changing_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  if (changing_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(const GradingProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  const bool due = now - shown_ > std::chrono::milliseconds(changing_ ? 100 : 10000);
  if (!due && progress.done != progress.total) return;
  shown_ = now;
  const std::string text = fmt::format("{}/{} lessons, {} {}", progress.done, progress.total,
                                       progress.student, progress.lesson.substr(0, 2));
  std::fprintf(stderr, changing_ ? "\r\x1b[K%s" : "%s\n",
               spelled(context_.style(), text.substr(0, 78)).c_str());
  std::fflush(stderr);
}

}  // namespace convlings
