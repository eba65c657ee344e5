// What an edition has in place of a lesson's stub and answers as the instructor's checkout has
// them.
#pragma once

#include <string>

#include "catalogue/answer_key.hpp"
#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// answers.toml as every student first sees it: the questions, each prediction "?", each written
/// answer empty.
std::string unanswered(const Lesson& lesson);

/// The right predictions as hashes, each with a random salt of its own.
std::vector<HashedAnswer> hashed_answers(const Course& course, const Lesson& lesson);

}  // namespace convlings
