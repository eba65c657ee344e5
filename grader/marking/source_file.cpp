#include "marking/source_file.hpp"

#include <fmt/format.h>

#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

Source read_source(const Course& course, const Lesson& lesson, const fs::path& path,
                   const std::string& shown, const std::string& remedy) {
  return {path, shown, read_text_file(path, shown, remedy), course.lessons() / lesson.id,
          lesson.topic};
}

fs::path kept_stub(const Course& course, const Lesson& lesson) {
  return course.edition() / lesson.id / (lesson.topic + ".cpp");
}

}  // namespace

Source student_source(const Course& course, const Lesson& lesson) {
  const std::string remedy =
      fmt::format("Bring the stub back with ./convlings reset {}", lesson.number);
  return read_source(course, lesson, course.stub(lesson), lesson.source_name(), remedy);
}

Source solution_source(const Course& course, const Lesson& lesson) {
  if (course.is_students_edition()) {
    throw InputError(fmt::format(
        "The solution of lesson {} is not here: this is the student's edition of the course. Ask "
        "the person who teaches it.",
        lesson.number));
  }
  const fs::path path = course.solution(lesson);
  return read_source(course, lesson, path, shown_path(course, path), "");
}

Source source_from(const Course& course, const Lesson& lesson, const fs::path& file) {
  std::error_code error;
  const fs::path path = fs::absolute(file, error).lexically_normal();
  return read_source(course, lesson, path, file.string(), "");
}

Source written_source(const Course& course, const Lesson& lesson, const fs::path& path,
                      const std::string& text) {
  write_text_file(path, text);
  return {path, lesson.topic + ".cpp", text, course.lessons() / lesson.id, lesson.topic};
}

bool has_stub(const Course& course, const Lesson& lesson) {
  std::error_code error;
  return fs::exists(
      course.is_students_edition() ? kept_stub(course, lesson) : course.solution(lesson), error);
}

std::string stub_of(const Course& course, const Lesson& lesson) {
  if (course.is_students_edition()) {
    const fs::path path = kept_stub(course, lesson);
    return read_text_file(path, shown_path(course, path));
  }
  const Source solution = solution_source(course, lesson);
  return make_stub(solution.text, solution.shown);
}

bool is_untouched(const Course& course, const Lesson& lesson, const Source& source) {
  return has_stub(course, lesson) && source.text == stub_of(course, lesson);
}

}  // namespace convlings
