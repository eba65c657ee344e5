// From what passed to marks: partial credit, lateness, bonus, what a person typed.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grading/graded_class.hpp"
#include "grading/policy.hpp"

namespace convlings {

/// When somebody handed in, by student id and lesson id ("" for all lessons of a student).
using HandInTimes = std::map<std::pair<std::string, std::string>, std::chrono::sys_seconds>;

/// Columns id (as in the roster), lesson (may be absent or empty), time ("2026-11-30 23:59", local,
/// or ISO 8601 with an offset; empty: nothing handed in). Throws InputError with the line, also for
/// a second time of one student and lesson.
HandInTimes read_times(const std::filesystem::path& file, const std::vector<Lesson>& lessons);

/// The ids, sorted, that have a time and are not among `ids`, the class's: perhaps spelled in
/// another way, so that somebody who is late goes unnoticed.
std::vector<std::string> ids_of_nobody(const HandInTimes& times,
                                       const std::vector<std::string>& ids);

/// Marks that a person gave, by student id, lesson id and question.
struct ManualMark {
  double marks = 0;
  std::string remark;
};
using ManualMarks = std::map<std::pair<std::string, std::string>,  // student, lesson
                             std::map<std::string, ManualMark>>;   // question

/// Fills in the marks of every lesson and the totals of every student. Every exercise is rounded to
/// hundredths, half up, and what is left of a lesson after the penalty once more; all else is sums
/// of these. The penalty is a part of all that was earned in the lesson: checks, predictions,
/// written answers, bonus. A lesson that is undecided has no written marks and a total of 0 that
/// means nothing: look at its state.
void give_marks(GradedClass& graded, const Policy& policy, const HandInTimes& times,
                const ManualMarks& manual);

/// One page for each written question, `folder`/NN-question.md, with every student's answer and a
/// line "Marks (0 to 3): " for each to be filled in. A page that is there keeps all that was typed
/// into it, also for students who are not in the class at present and for answers that have changed
/// since, which it says. Answers are quoted so that none can be taken for the page's own lines.
/// Throws InputError, naming file and line, and changes nothing, when a page cannot be understood.
void write_pages_to_mark(const std::filesystem::path& folder, const GradedClass& graded);

/// Whom and what files of marks may name, although only a part of it is graded now: everybody's id,
/// and all lessons of the course.
struct WholeClass {
  std::vector<std::string> ids;
  std::vector<Lesson> lessons;
};

/// What was typed into the pages, and in `csv` (columns id as in the roster, lesson, question,
/// marks, remark) if it is not empty; the CSV's word counts. Throws InputError, naming file and
/// line, for a page that cannot be understood, a mark that is no number or more than the question
/// has, and a line of the CSV that is for nobody in `whole`. (A page may hold marks of somebody who
/// has left.)
ManualMarks read_manual_marks(const std::filesystem::path& folder, const std::filesystem::path& csv,
                              const GradedClass& graded, const WholeClass& whole);

}  // namespace convlings
