#include "classroom/write_reports.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "catalogue/text_file.hpp"
#include "exports/exports.hpp"
#include "feedback/class_page.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Leaves a file alone that says the same already: its date tells when it changed.
void bring_up_to_date(const fs::path& file, const std::string& text) {
  if (content_of(file) != text) write_text_file(file, text);
}

void write_student(const fs::path& folder, const GradedClass& graded, const GradedStudent& student,
                   const FeedbackOptions& options) {
  const std::string& id = student.submission.id;
  bring_up_to_date(folder / "feedback" / (id + ".md"), feedback_markdown(graded, student, options));
  bring_up_to_date(folder / "feedback" / (id + ".html"), feedback_html(graded, student, options));
  bring_up_to_date(folder / "gradescope" / (id + ".json"), gradescope_json(graded, student));
  bring_up_to_date(folder / "junit" / (id + ".xml"), junit_xml(graded, student));
  for (const GradedLesson& lesson : student.lessons) {
    const std::string name = lesson.result.lesson.number + ".json";
    bring_up_to_date(folder / "exercism" / id / name, exercism_json(lesson));
  }
}

}  // namespace

void write_reports(const fs::path& folder, const GradedClass& graded,
                   const FeedbackOptions& options) {
  for (const GradedStudent& student : graded.students) {
    write_student(folder, graded, student, options);
  }
  bring_up_to_date(folder / "marks.csv", marks_csv(graded));
  bring_up_to_date(folder / "checks.csv", checks_csv(graded));
  bring_up_to_date(folder / "canvas.csv", canvas_csv(graded));
  bring_up_to_date(folder / "class.html", class_page(graded));
}

}  // namespace convlings
