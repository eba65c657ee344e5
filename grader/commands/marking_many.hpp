// Marks several lessons, two at a time.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"
#include "report/lesson_result.hpp"

namespace convlings {

/// One lesson's result, or the one line that says why there is none.
struct Marked {
  std::optional<LessonResult> result;
  std::string fault;
};

/// Calls `work(i)` for i = 0 … count - 1 on two threads.
void on_two_threads(int count, const std::function<void(int)>& work);

/// Calls `mark(i)` for every i likewise; an InputError becomes a fault.
std::vector<Marked> mark_many(int count, const std::function<LessonResult(int)>& mark);

}  // namespace convlings
