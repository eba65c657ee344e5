#include "watch/marker.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "sandbox/run.hpp"

namespace convlings {

using Clock = std::chrono::steady_clock;

Marker::Marker(uv_loop_t* loop, Course course, Ended ended)
    : loop_(loop), course_(std::move(course)), ended_(std::move(ended)) {
  work_.data = this;
}

void Marker::start(const Lesson& lesson, bool again) {
  lesson_ = lesson;
  again_ = again;
  stop_ = false;
  end_ = {};
  uv_queue_work(
      loop_, &work_, [](uv_work_t* work) { static_cast<Marker*>(work->data)->mark(); },
      [](uv_work_t* work, int /*status*/) {
        auto& marker = *static_cast<Marker*>(work->data);
        marker.ended_(std::exchange(marker.end_, {}));
      });
}

void Marker::mark() {
  const auto start = Clock::now();
  try {
    const Stoppable stoppable(stop_);
    const Source source = student_source(course_, lesson_);
    end_.result = is_untouched(course_, lesson_, source)
                      ? own_untouched(course_, lesson_, source)
                      : mark_own(course_, lesson_, MarkOptions().seed, again_);
  } catch (const RunStopped&) {
  } catch (const std::exception& error) {  // a file that cannot be read, a process not to be had
    end_.fault = error.what();
  }
  end_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace convlings
