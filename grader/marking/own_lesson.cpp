#include "marking/own_lesson.hpp"

#include <filesystem>
#include <system_error>

#include "catalogue/text_file.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

std::filesystem::path pass_file(const Course& course, const Lesson& lesson) {
  return course.state() / "passed" / lesson.id;
}

}  // namespace

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
