#include <fmt/format.h>

#include "catalogue/csv.hpp"
#include "exports/exports.hpp"
#include "exports/listed_checks.hpp"
#include "exports/outside_text.hpp"

namespace convlings {

std::string checks_csv(const GradedClass& graded) {
  std::string csv = "id,lesson,exercise,check,verdict,message\r\n";
  for (const GradedStudent& student : graded.students) {
    for (std::size_t i = 0; i < student.lessons.size(); ++i) {
      const GradedLesson& lesson = student.lessons[i];
      for (const ListedCheck& check : listed_checks(lesson, Reader::instructor)) {
        const std::string& exercise =
            lesson.result.exercises[static_cast<std::size_t>(check.exercise)].exercise.name;
        csv += fmt::format(
            "{},{},{},{},{},{}\r\n", safe_csv_field(clean_line(student.submission.id)),
            csv_field(graded.lessons[i].id), csv_field(exercise), safe_csv_field(check.name),
            to_string(check.verdict), safe_csv_field(check.message));
      }
    }
  }
  return csv;
}

}  // namespace convlings
