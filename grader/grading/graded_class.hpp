// A class after grading: all that the reports tell, and nothing about how they look.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grading/lesson_outcome.hpp"
#include "report/lesson_result.hpp"
#include "submissions/submission.hpp"

namespace convlings {

enum class LessonState {
  missing,    ///< no file was handed in
  untouched,  ///< the stub as it was; never compiled
  graded,     ///< built and checked, or found not to build
  rejected,   ///< the file is not one that we take; `reason` says why
  undecided   ///< system_error after all attempts: no marks until it is graded again
};

/// "missing", "untouched", "graded", "rejected", "undecided".
std::string_view to_string(LessonState state);

/// The other way; nothing for an unknown name.
std::optional<LessonState> parse_lesson_state(std::string_view name);

/// Marks of one lesson, as the policy gives them. Points are rounded to hundredths, once, here.
struct LessonMarks {
  double exercises = 0;             ///< from checks
  std::vector<double> by_exercise;  ///< the same for each of result.exercises; they add up to it
  double predictions = 0;
  std::optional<double> written;  ///< typed in by a person; none while one question is unmarked
  double bonus = 0;
  double late_penalty = 0;  ///< subtracted already; what lateness cost
  double total = 0;         ///< sum of the above less the penalty, never below 0
  int max_automatic = 0;    ///< exercises and predictions
  int max_written = 0;
  double days_late = 0;
  std::string remark;  ///< "2 days late: 20 % off", or what an instructor typed
};

/// One lesson of one student.
struct GradedLesson {
  LessonState state = LessonState::missing;
  std::string reason;   ///< for rejected and undecided
  LessonResult result;  ///< stories and all; exercises have a not_written check when not graded
  IsolationUsed isolation;
  LessonMarks marks;
  std::string source;           ///< the text that was graded, for similarity and feedback
  std::string written_answers;  ///< answers.toml as handed in
};

/// Our fault somewhere, whatever its state says: this is not to be a zero.
bool is_undecided(const GradedLesson& lesson);

struct GradedStudent {
  Submission submission;              ///< who, and what was not taken
  std::vector<GradedLesson> lessons;  ///< one for each of the class's lessons, in their order
  double total = 0;
  int max = 0;               ///< automatic and written, without bonus
  bool provisional = false;  ///< something is undecided, or not yet marked by a person
};

/// Two files that look alike, see similarity/.
struct SimilarPair {
  std::string lesson;  ///< "04-channels"
  std::string first;   ///< ids
  std::string second;
  double likeness = 0;                      ///< 0 to 1, after the stub's own lines are taken away
  int lines = 0;                            ///< how many lines of the first are in the second
  std::vector<std::pair<int, int>> shared;  ///< first lines (1-based) of the longest shared runs
};

struct GradedClass {
  std::string title;
  std::vector<Lesson> lessons;
  std::vector<GradedStudent> students;  ///< sorted by id
  std::vector<SimilarPair> similar;     ///< most alike first
  std::string isolation;                ///< the weakest that was used, as a phrase
  std::string finished;                 ///< when, "2026-11-22 14:05", local
  double seconds = 0;                   ///< this run, by the clock
  int graded_now = 0;                   ///< lessons built in this run
  int remembered = 0;                   ///< lessons whose outcome was known
};

}  // namespace convlings
