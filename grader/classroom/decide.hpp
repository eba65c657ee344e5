// What can be said of a student's lesson before anything is built.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "classroom/lesson_keys.hpp"
#include "gradebook/gradebook.hpp"
#include "submissions/submission.hpp"

namespace convlings {

/// One student's lesson, decided or waiting to be graded.
struct LessonTask {
  const Submission* submission = nullptr;
  const Lesson* lesson = nullptr;
  std::uint64_t seed = 0;
  GradedRow row;                         ///< its key is empty for what needs no building
  std::optional<LessonOutcome> outcome;  ///< what the gradebook remembers
  bool waiting = false;                  ///< nothing is remembered yet
};

/// Tasks for every student and lesson, in that order. Missing, rejected and untouched lessons are
/// never built; neither is what `gradebook` remembers.
std::vector<LessonTask> decide(const Course& course, const std::vector<Lesson>& lessons,
                               const std::vector<const Submission*>& submissions,
                               const LessonKeys& keys, const std::string& course_key,
                               Gradebook& gradebook);

/// The text of a lesson that was handed in; empty when none was.
const HandedIn& handed_in(const Submission& submission, const std::string& lesson);

}  // namespace convlings
