// Is a lesson whole? What a maintainer must never break, checked by machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// What was found out about one lesson.
struct VerifiedLesson {
  int checks = 0;
  int assertions = 0;
  int words = 0;                    ///< of its README
  std::vector<std::string> faults;  ///< a sentence each; empty when all is well
};

/// Builds and checks solution and stub, and reads the lesson's pages:
/// the solution passes every check, each with an assertion; the stub fails each as not_written and
/// is what the solution makes it; three checks an exercise at least; answers for every question,
/// right ones beside the solution and none beside the stub; a README of at most 900 words; every
/// function named in README and header.
VerifiedLesson verify_lesson(const Course& course, const Lesson& lesson);

/// Words of a Markdown text, code blocks apart.
int count_words(std::string_view markdown);

}  // namespace convlings
