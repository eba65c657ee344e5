// Knows a right prediction when it sees one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/answers.hpp"
#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// A right answer that cannot be read, only recognised. It keeps a student from looking, not from
/// trying: whoever has a computer try the numbers up to a million finds it.
struct HashedAnswer {
  std::string name;
  std::string salt;                 ///< of this question alone
  std::vector<std::string> hashes;  ///< one of a text, two of a number, in order
};

/// A text is hashed without capitals and spaces. The hash of a number is the hash of its cell in a
/// grid of steps of two millionths of the number. A right number's own million-th to either side
/// touches two cells, so all that same_answer() takes is taken; beyond three millionths nothing is.
HashedAnswer hashed(const Answer& right, const std::string& salt);

class AnswerKey {
 public:
  explicit AnswerKey(std::vector<Answer> right) : right_(std::move(right)) {}
  explicit AnswerKey(std::vector<HashedAnswer> hashed) : hashed_(std::move(hashed)) {}

  /// Is this the right answer to the question of its name? Not when nobody knows one.
  bool is_right(const Answer& given) const;

 private:
  std::vector<Answer> right_;
  std::vector<HashedAnswer> hashed_;
};

/// The key of the lesson's predictions: from solutions/, or from the hashes of the student's
/// edition. Throws InputError when it cannot be read.
AnswerKey answer_key(const Course& course, const Lesson& lesson);

/// Hashed answers as TOML, and back.
std::string to_toml(const std::vector<HashedAnswer>& answers);
std::vector<HashedAnswer> parse_hashed_answers(std::string_view text, std::string_view shown);

}  // namespace convlings
