#include <fmt/format.h>

#include "catalogue/csv.hpp"
#include "exports/exports.hpp"
#include "exports/listed_points.hpp"
#include "exports/outside_text.hpp"

namespace convlings {
namespace {

/// What the numbers do not tell: why there is a zero, or none at all.
std::string state_of(const GradedClass& graded, const GradedStudent& student) {
  std::string state;
  if (!student.submission.problem.empty()) {
    state = "nothing could be taken: " + clean_line(student.submission.problem);
  }
  const auto add = [&](const std::string& lesson, std::string_view what) {
    if (!state.empty()) state += "; ";
    state += fmt::format("{} {}", lesson, what);
  };
  for (std::size_t i = 0; i < student.lessons.size(); ++i) {
    const GradedLesson& lesson = student.lessons[i];
    const std::string& id = graded.lessons[i].id;
    if (is_undecided(lesson)) {
      add(id, to_string(LessonState::undecided));
      continue;
    }
    if (lesson.state != LessonState::graded) {
      add(id, to_string(lesson.state));
    } else if (lesson.result.build != Verdict::passed) {
      add(id, to_string(lesson.result.build));
    }
    const bool waits = lesson.marks.max_written > 0 && !lesson.marks.written;
    if (waits) add(id, "waits for marks by hand");
  }
  if (state.empty()) state = student.provisional ? "provisional" : "complete";
  return state;
}

}  // namespace

std::string marks_csv(const GradedClass& graded) {
  std::string csv = "id,name,email,section";
  for (const Lesson& lesson : graded.lessons) csv += "," + csv_field(lesson.id);
  csv += ",total,maximum,state\r\n";
  for (const GradedStudent& student : graded.students) {
    const Submission& who = student.submission;
    csv += safe_csv_field(clean_line(who.id));
    for (const std::string* text : {&who.name, &who.email, &who.section}) {
      csv += "," + safe_csv_field(clean_line(*text));
    }
    for (const GradedLesson& lesson : student.lessons) {
      const std::optional<Hundredths> total = listed_total(lesson);
      csv += "," + (total ? hundredths_text(*total) : std::string());
    }
    csv += fmt::format(",{},{},{}\r\n", hundredths_text(listed_total(student)),
                       hundredths_text(listed_maximum(student)),
                       safe_csv_field(state_of(graded, student)));
  }
  return csv;
}

}  // namespace convlings
