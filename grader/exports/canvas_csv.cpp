// Facts about Canvas: its own importer, lib/gradebook_importer.rb of instructure/canvas-lms.
#include <fmt/format.h>

#include <algorithm>

#include "catalogue/csv.hpp"
#include "exports/exports.hpp"
#include "exports/listed_points.hpp"
#include "exports/outside_text.hpp"

namespace convlings {
namespace {

/// Canvas reads "12abc" as its user 12: a number, or nothing.
std::string canvas_number(const std::string& id) {
  const bool number =
      !id.empty() && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  return number ? id : "";
}

bool nothing_decided(const GradedStudent& student) {
  return std::ranges::none_of(
      student.lessons, [](const GradedLesson& lesson) { return listed_total(lesson).has_value(); });
}

Hundredths most_points(const Lesson& lesson) {
  int written = 0;
  for (const Written& question : lesson.written) written += question.marks;
  return Hundredths{100} * (lesson.max_points() + written);
}

}  // namespace

std::string canvas_csv(const GradedClass& graded) {
  std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section";
  std::string possible = csv_field("    Points Possible") + ",,,,";
  for (const Lesson& lesson : graded.lessons) {
    csv += "," + csv_field(clean_line(lesson.number + " " + lesson.title));
    possible += "," + hundredths_text(most_points(lesson));
  }
  csv += "\r\n" + possible + "\r\n";
  for (const GradedStudent& student : graded.students) {
    if (nothing_decided(student)) continue;
    const Submission& who = student.submission;
    const std::string id = safe_csv_field(clean_line(who.id));
    csv +=
        fmt::format("{},{},{},{},{}", safe_csv_field(clean_line(who.name)),
                    canvas_number(who.canvas_id), id, id, safe_csv_field(clean_line(who.section)));
    for (const GradedLesson& lesson : student.lessons) {
      const std::optional<Hundredths> total = listed_total(lesson);
      csv += "," + (total ? hundredths_text(*total) : std::string());
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace convlings
