#include "commands/marking_many.hpp"

#include <atomic>
#include <exception>
#include <optional>
#include <system_error>
#include <thread>

#include "catalogue/text_file.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

std::filesystem::path pass_file(const Course& course, const Lesson& lesson) {
  return course.state() / "passed" / lesson.id;
}

}  // namespace

void on_two_threads(int count, const std::function<void(int)>& work) {
  std::atomic<int> next{0};
  const auto run = [&] {
    for (int i = next++; i < count; i = next++) work(i);
  };
  // A process dies with the thread that started it, so each thread waits for its own to end.
  std::optional<std::thread> second;
  if (count > 1) second.emplace(run);
  run();
  if (second) second->join();
}

std::vector<Marked> mark_many(int count, const std::function<LessonResult(int)>& mark) {
  std::vector<Marked> marked(static_cast<std::size_t>(count));
  on_two_threads(count, [&](int i) {
    Marked& one = marked[static_cast<std::size_t>(i)];
    try {
      one.result = mark(i);
    } catch (const std::exception& error) {  // a file that cannot be read, a process not to be had
      one.fault = error.what();
    }
  });
  return marked;
}

LessonResult mark_own(const Course& course, const Lesson& lesson, std::uint64_t seed,
                      bool retry_doubtful) {
  MarkOptions options;
  options.slot = lesson.id;
  options.seed = seed;
  options.retry_doubtful = retry_doubtful;
  LessonResult result = mark_lesson(course, lesson, student_source(course, lesson), options);
  if (result.passed() && !has_passed(course, lesson)) {
    write_text_file(pass_file(course, lesson), "passed\n");
  }
  return result;
}

bool has_passed(const Course& course, const Lesson& lesson) {
  std::error_code error;
  return std::filesystem::exists(pass_file(course, lesson), error);
}

}  // namespace convlings
