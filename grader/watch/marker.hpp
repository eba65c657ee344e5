// Marks one lesson at a time on a thread of its own, so that keys and saves are heard meanwhile.
#pragma once

#include <uv.h>

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "catalogue/course.hpp"
#include "report/lesson_result.hpp"

namespace convlings {

/// What came of a marking. With neither result nor fault it was stopped.
struct MarkingEnd {
  std::optional<LessonResult> result;
  std::string fault;
  double seconds = 0;
};

class Marker {
 public:
  using Ended = std::function<void(MarkingEnd)>;

  Marker(uv_loop_t* loop, Course course, Ended ended);

  /// One at a time. With `again`, a check that ran out of time is run once more.
  void start(const Lesson& lesson, bool again);
  /// The one that is under way ends within a moment; it may still have a result.
  void stop() { stop_ = true; }

 private:
  void mark();

  uv_loop_t* loop_;
  Course course_;
  Ended ended_;
  uv_work_t work_{};
  std::atomic<bool> stop_{false};
  Lesson lesson_;
  bool again_ = false;
  MarkingEnd end_;
};

}  // namespace convlings
