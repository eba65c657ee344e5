// answers.toml: what the student foretold, and what a person will mark.
#pragma once

#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// One value of answers.toml.
struct Answer {
  std::string name;
  std::string text;  ///< trimmed; a number as it reads
  bool is_number = false;
  double number = 0;

  bool unanswered() const { return text.empty() || text == "?"; }
};

struct Answers {
  std::vector<Answer> predictions;
  std::vector<Answer> written;
};

/// Reads one answers.toml. Throws InputError for a file that is no TOML, or has a key that the
/// manifest lacks.
Answers read_answers(std::string_view text, const Lesson& lesson, std::string_view shown);

/// The student's answers, and the right ones, which only the whole course has (see AnswerKey).
Answers student_answers(const Course& course, const Lesson& lesson);
Answers right_answers(const Course& course, const Lesson& lesson);

/// Small letters, without spaces: two people write the same answer differently.
std::string plain_words(std::string_view text);

/// A number is right within one in a million; a text when it reads the same but for capitals and
/// spaces. "18,496" is a number too.
bool same_answer(const Answer& given, const Answer& right);

/// The answer called `name`, or an unanswered one.
Answer answer_to(const std::vector<Answer>& answers, std::string_view name);

}  // namespace convlings
