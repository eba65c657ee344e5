#include "catalogue/answer_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/toml_file.hpp"
#include "datasets/sha256.hpp"

namespace convlings {
namespace {

constexpr double tolerance = 1e-6;  // that of same_answer()

/// The cell of the grid in which a number lies; 0 has one for itself.
std::string cell_of(double number) {
  if (number == 0) return "number 0";
  return fmt::format("number {}{:.0f}", number < 0 ? "-" : "",
                     std::floor(std::log(std::abs(number)) / (2 * tolerance)));
}

std::string words_of(const std::string& text) { return "words " + plain_words(text); }

std::string hash_of(const std::string& salt, const std::string& name, const std::string& text) {
  return sha256(salt + "\n" + name + "\n" + text);
}

std::string text_of(const TomlNode& answer, std::string_view key, std::string_view shown) {
  const TomlNode* node = answer.find(key);
  if (node == nullptr || node->kind != TomlNode::Kind::text) {
    throw InputError(fmt::format(
        "{}:{}: [{}] needs a text called {}. Take the file from your copy of the course anew.",
        shown, answer.line, answer.key, key));
  }
  return node->text;
}

}  // namespace

HashedAnswer hashed(const Answer& right, const std::string& salt) {
  HashedAnswer answer{right.name, salt, {}};
  if (right.is_number && right.number == 0) {  // two hashes all the same, to look like any other
    answer.hashes = {hash_of(salt, right.name, cell_of(0)), hash_of(salt, right.name, "nothing")};
  } else if (right.is_number) {
    for (const double side : {1 - tolerance, 1 + tolerance}) {
      answer.hashes.push_back(hash_of(salt, right.name, cell_of(right.number * side)));
    }
  } else {
    answer.hashes.push_back(hash_of(salt, right.name, words_of(right.text)));
  }
  std::sort(answer.hashes.begin(), answer.hashes.end());
  return answer;
}

bool AnswerKey::is_right(const Answer& given) const {
  if (given.unanswered()) return false;
  const auto asked = [&](const auto& answer) { return answer.name == given.name; };
  if (std::any_of(right_.begin(), right_.end(), asked)) {
    return same_answer(given, answer_to(right_, given.name));
  }
  const auto known = std::find_if(hashed_.begin(), hashed_.end(), asked);
  if (known == hashed_.end()) return false;
  const auto has = [&](const std::string& text) {
    const std::string hash = hash_of(known->salt, known->name, text);
    return std::find(known->hashes.begin(), known->hashes.end(), hash) != known->hashes.end();
  };
  return has(words_of(given.text)) || (given.is_number && has(cell_of(given.number)));
}

AnswerKey answer_key(const Course& course, const Lesson& lesson) {
  if (!course.is_students_edition()) return AnswerKey(right_answers(course, lesson).predictions);
  const std::filesystem::path path = course.edition() / lesson.id / "answers.toml";
  const std::string shown = shown_path(course, path);
  return AnswerKey(parse_hashed_answers(read_text_file(path, shown), shown));
}

std::string to_toml(const std::vector<HashedAnswer>& answers) {
  std::string text =
      "# Hashes of the right predictions: the grader knows them when it sees them, and nobody "
      "reads\n"
      "# them by accident.\n";
  for (const HashedAnswer& answer : answers) {
    text += fmt::format("\n[{}]\nsalt = \"{}\"\nhashes = \"{}\"\n", answer.name, answer.salt,
                        fmt::join(answer.hashes, " "));
  }
  return text;
}

std::vector<HashedAnswer> parse_hashed_answers(std::string_view text, std::string_view shown) {
  const TomlNode file = parse_toml(text, shown);
  std::vector<HashedAnswer> answers;
  answers.reserve(file.items.size());
  for (const TomlNode& item : file.items) {
    HashedAnswer answer{item.key, text_of(item, "salt", shown), {}};
    std::istringstream hashes(text_of(item, "hashes", shown));
    for (std::string hash; hashes >> hash;) answer.hashes.push_back(hash);
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace convlings
