// The gradebook for other programs: one function a format, text in memory.
#pragma once

#include <string>
#include <string_view>

#include "grading/graded_class.hpp"

namespace convlings {

/// RFC 4180: id, name, email, section, one column a lesson, total, maximum, state. A field that a
/// spreadsheet would take for a formula gets an apostrophe before it.
std::string marks_csv(const GradedClass& graded);

/// Every check: id, lesson, exercise, check, verdict, message.
std::string checks_csv(const GradedClass& graded);

/// Canvas's gradebook import: Student, ID, SIS User ID, SIS Login ID, Section, one column a lesson,
/// with its "Points Possible" line.
std::string canvas_csv(const GradedClass& graded);

/// Gradescope's results.json of one student.
std::string gradescope_json(const GradedClass& graded, const GradedStudent& student);

/// JUnit XML of one student: a test suite a lesson, a test case a check.
std::string junit_xml(const GradedClass& graded, const GradedStudent& student);

/// Exercism's test runner interface, version 3, of one student's lesson.
std::string exercism_json(const GradedLesson& lesson);

}  // namespace convlings
