// What the classes of graded_examples.hpp are put together from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings::tests {

/// A lesson without exercises: "04-channels", "Channels and filters".
Lesson named_lesson(const std::string& id, const std::string& title);

Exercise exercise(const std::string& name, int points);

/// A check of the exercise that stands before the colon of its name.
CheckEvent check(const std::string& name, Verdict verdict, const std::string& message = "");

/// The same with a story.
CheckEvent told(const std::string& name, Verdict verdict, const Story& story, bool own_inputs);

/// A lesson whose exercises have these checks, and whose predictions are all right or all wrong.
GradedLesson graded(const Lesson& lesson, const std::vector<CheckEvent>& checks, bool foretold);

/// A lesson of which nothing was built.
GradedLesson not_graded(const Lesson& lesson, LessonState state, const std::string& reason);

/// One that the compiler refuses.
GradedLesson not_built(const Lesson& lesson, const Complaint& complaint);

/// Rounded to hundredths.
double hundredths(double value);

/// Points for checks and predictions; `written` as a person would have marked all questions.
void mark(GradedLesson& lesson, std::optional<double> written);

/// The totals of a student.
void add_up(GradedStudent& student);

/// A class of lessons 01 and 04 with nobody in it yet.
GradedClass two_lessons(const std::string& title);

}  // namespace convlings::tests
