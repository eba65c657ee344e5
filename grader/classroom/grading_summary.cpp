#include "classroom/grading_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace convlings {
namespace {

constexpr std::size_t most_lines = 8;

std::string some(int count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// At most eight lines, and how many more there are.
std::string list(const std::vector<std::string>& lines, const Style& style) {
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i) {
    text += paragraph(style, lines[i], 4);
  }
  if (lines.size() > most_lines) {
    text += fmt::format("    and {} more: see class.html\n", lines.size() - most_lines);
  }
  return text;
}

/// Lines "ada, lesson 04: reason" for every lesson in `state`.
std::vector<std::string> reasons(const GradedClass& graded, LessonState state) {
  std::vector<std::string> lines;
  for (const GradedStudent& student : graded.students) {
    if (state == LessonState::rejected && !student.submission.problem.empty()) {
      lines.push_back(fmt::format("{}: {}", student.submission.id, student.submission.problem));
      continue;
    }
    for (const GradedLesson& lesson : student.lessons) {
      if (lesson.state != state) continue;
      lines.push_back(fmt::format("{}, lesson {}: {}", student.submission.id,
                                  lesson.result.lesson.number, lesson.reason));
    }
  }
  return lines;
}

}  // namespace

int count_lessons(const GradedClass& graded, LessonState state) {
  int count = 0;
  for (const GradedStudent& student : graded.students) {
    count += static_cast<int>(std::ranges::count(student.lessons, state, &GradedLesson::state));
  }
  return count;
}

std::string grading_summary(const GradedClass& graded, const std::string& folder,
                            const Style& style) {
  const auto students = static_cast<int>(graded.students.size());
  if (students == 0) return "Nobody has handed in anything yet.\n";
  std::string text = fmt::format(
      "{}, {}: {} graded now, {} known before,\n{} untouched, {} not handed in; it took {:.1f} "
      "s.\n",
      some(students, "student", "students"),
      some(static_cast<int>(graded.lessons.size()), "lesson each", "lessons each"),
      graded.graded_now, graded.remembered, count_lessons(graded, LessonState::untouched),
      count_lessons(graded, LessonState::missing), graded.seconds);
  text += fmt::format("Strangers' code ran {}.\n", graded.isolation);
  const auto undecided = reasons(graded, LessonState::undecided);
  if (!undecided.empty()) {
    text +=
        painted(style, Paint::red,
                fmt::format("\n{} not decided: the grader's fault, never a zero. Grade again:\n",
                            some(static_cast<int>(undecided.size()), "lesson", "lessons"))) +
        list(undecided, style);
  }
  const auto rejected = reasons(graded, LessonState::rejected);
  if (!rejected.empty()) {
    text += painted(style, Paint::yellow, "\nNot accepted:\n") + list(rejected, style);
  }
  const auto open = std::ranges::count_if(
      graded.students, [](const GradedStudent& student) { return student.provisional; });
  if (open > 0) {
    text += fmt::format("\n{} marks are not final: type marks into {}/to-mark, and grade again.\n",
                        some(static_cast<int>(open), "student's", "students'"), folder);
  }
  text += fmt::format(
      "\nThe class:  {0}/class.html\nMarks:      {0}/marks.csv, {0}/canvas.csv\n"
      "Feedback:   {0}/feedback/\n",
      folder);
  return text;
}

}  // namespace convlings
