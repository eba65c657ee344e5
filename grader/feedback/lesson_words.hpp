// What feedback says of a lesson, in plain text, whatever the page is made of.
#pragma once

#include <string>
#include <vector>

#include "feedback/student_feedback.hpp"

namespace convlings {

/// A mark that needs no colour: "✓" all passed, "✗" something failed, "·" nothing there, "?"
/// undecided.
const char* state_mark(const GradedLesson& lesson);

/// "all 5 checks passed", "3 of 5 checks passed", "does not build", "not handed in".
std::string state_text(const GradedLesson& lesson);

/// Built, and every check passed.
bool all_passed(const GradedLesson& lesson);

/// Every prediction is right.
bool all_foretold(const LessonResult& result);

/// Of a lesson that all checks passed: "all 5 checks passed, predictions right: 6 of 6 points."
std::string in_short(const GradedLesson& lesson);

/// Why a lesson was not graded, in whole sentences; empty when it was.
std::string why_not_graded(const GradedLesson& lesson);

/// What the grader could not do, of an undecided lesson; empty when nobody knows.
std::string fault_of(const GradedLesson& lesson);

/// "4.5 of 5", for checks and predictions; "not decided yet".
std::string automatic_marks(const GradedLesson& lesson);

/// "2 of 3", "not marked yet", or "–" where nothing is asked in writing.
std::string written_marks(const GradedLesson& lesson);

/// All of a lesson: "6 of 9", "– of 9" while it is undecided.
std::string lesson_marks(const GradedLesson& lesson);

/// Of one exercise: "1.5 of 3", "0 of 3, all or nothing".
std::string exercise_marks(const GradedLesson& lesson, std::size_t exercise);

/// "2 of 3 checks passed", "not written yet", "its throw still stands".
std::string exercise_state(const ExerciseResult& exercise);

/// The failed checks as they may be told.
std::vector<CheckEvent> told_failures(const ExerciseResult& exercise,
                                      const FeedbackOptions& options);

/// A line of the student's own that ends an exercise before its work; empty when there is none.
std::string left_throw_text(const ExerciseResult& exercise);

/// What checks with everybody's inputs have to tell.
std::vector<std::string> told_remarks(const GradedLesson& lesson, const FeedbackOptions& options);

/// "right", "open", "not right: 5". Never the right value.
std::string prediction_state(const PredictionResult& prediction);

/// "17.5 of 20", and whether that is the last word.
std::string total_text(const GradedStudent& student);

/// How and when it was graded, for the end of the page.
std::vector<std::string> small_print(const GradedClass& graded, const GradedStudent& student);

/// What to do next: one or two sentences, and a command or nothing.
struct NextStep {
  std::string sentence;
  std::string command;
};
NextStep next_step(const GradedStudent& student);

}  // namespace convlings
