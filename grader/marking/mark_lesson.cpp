#include "marking/mark_lesson.hpp"

#include <utility>

#include "build/variants.hpp"
#include "catalogue/answers.hpp"
#include "catalogue/errors.hpp"
#include "marking/assemble.hpp"

namespace convlings {
namespace {

Answers answers_from(const Course& course, const Lesson& lesson, AnswersFrom from) {
  const bool asks = !lesson.predictions.empty() || !lesson.written.empty();
  if (from == AnswersFrom::nobody || !asks) return {};
  return from == AnswersFrom::student ? student_answers(course, lesson)
                                      : right_answers(course, lesson);
}

/// Some systems have the compiler in one package and what its sanitizers need in another.
void require_sanitizers(const Build& build) {
  for (const Complaint& error : build.errors) {
    const bool about = error.text.find("asan") != std::string::npos ||
                       error.text.find("ubsan") != std::string::npos;
    if (build.verdict == Verdict::does_not_build && about) {
      throw InputError(
          "check --sanitize: the libraries of this compiler's sanitizers are missing. Install "
          "them; on Fedora: sudo dnf install libasan libubsan");
    }
  }
}

}  // namespace

LessonResult mark_lesson(const Course& course, const Lesson& lesson, const Source& source,
                         const MarkOptions& options) {
  const Answers answers = answers_from(course, lesson, options.answers);  // may refuse the file
  LessonTools tools = read_tools(course.toolchain(), lesson.id);
  if (options.sanitize) tools = for_sanitizers(std::move(tools));
  const Slot slot(course.state() / "cache" / options.slot);
  const Build build = build_runner(slot, tools, source);
  if (options.sanitize) require_sanitizers(build);
  const std::filesystem::path pictures = course.state() / options.slot;
  CheckRun run;
  if (build.verdict == Verdict::passed) {
    run = run_checks(slot, tools, build, pictures, options.seed, options.retry_doubtful);
  }
  LessonResult result = assembled_result(course, lesson, source, build, run);
  for (std::string& name : result.pictures) name = shown_path(course, pictures / name);
  if (options.answers != AnswersFrom::nobody) compare_answers(result, course, answers);
  return result;
}

LessonResult own_untouched(const Course& course, const Lesson& lesson, const Source& source) {
  LessonResult result = untouched_result(lesson, source);
  compare_answers(result, course, answers_from(course, lesson, AnswersFrom::student));
  return result;
}

}  // namespace convlings
