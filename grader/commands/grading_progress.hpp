// How far `grade` is, while it grades.
#pragma once

#include <chrono>

#include "classroom/grade_class.hpp"
#include "commands/context.hpp"

namespace convlings {

/// One line on standard error that changes on a terminal, and is gone with this object; elsewhere a
/// line every ten seconds.
class ProgressLine {
 public:
  explicit ProgressLine(const Context& context);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const GradingProgress& progress);

 private:
  const Context& context_;
  bool changing_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace convlings
