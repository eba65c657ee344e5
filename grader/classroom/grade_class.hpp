// A whole class: who needs grading, who grades, and what is remembered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "gradebook/gradebook.hpp"
#include "grading/graded_class.hpp"
#include "sandbox/isolation.hpp"
#include "submissions/submission.hpp"

namespace convlings {

struct GradingOptions {
  std::vector<Lesson> lessons;
  Isolation level = Isolation::limits;
  int workers = 1;
  std::string course_key;         ///< for everybody's own inputs, see seed.hpp
  int shard = 1;                  ///< this one ...
  int shards = 1;                 ///< ... of so many: every n-th submission
  std::filesystem::path scratch;  ///< a folder for the workers, made and removed
};

/// How far it is. `lesson` is the one that was just decided.
struct GradingProgress {
  int done = 0;
  int total = 0;  ///< lessons that have to be built in this run
  std::string student;
  std::string lesson;
};

/// Grades what the gradebook does not know yet, and remembers every lesson as soon as it is
/// decided. The class it returns has no marks yet. One bad submission never stops the others.
GradedClass grade_class(const Course& course, const GradingOptions& options,
                        const std::vector<Submission>& submissions, Gradebook& gradebook,
                        const std::function<void(const GradingProgress&)>& tell);

}  // namespace convlings
