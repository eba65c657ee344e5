#include "catalogue/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/toml_file.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

using Kind = TomlNode::Kind;

Answer answer_from(const TomlNode& node, std::string_view shown) {
  Answer answer{node.key, trimmed(node.text)};
  if (node.kind == Kind::number) {
    answer.text = fmt::format("{}", node.number);
    answer.number = node.number;
    answer.is_number = true;
    return answer;
  }
  if (node.kind != Kind::text) {
    throw InputError(
        fmt::format("{}:{}: an answer is a number or a text in quotes.", shown, node.line));
  }
  std::string digits = answer.text;  // a number in quotes, perhaps with a comma for the thousands
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  char* end = nullptr;
  answer.number = std::strtod(digits.c_str(), &end);
  answer.is_number = !digits.empty() && *end == '\0' && std::isfinite(answer.number);
  return answer;
}

template <typename Question>
std::vector<Answer> answers_in(const TomlNode& file, std::string_view table_name,
                               const std::vector<Question>& questions, std::string_view shown) {
  std::vector<Answer> answers;
  const TomlNode* table = file.find(table_name);
  if (table == nullptr) return answers;
  std::vector<std::string> names;
  names.reserve(questions.size());
  for (const Question& question : questions) names.push_back(question.name);
  for (const TomlNode& item : table->items) {
    if (std::find(names.begin(), names.end(), item.key) == names.end()) {
      throw InputError(fmt::format("{}:{}: [{}] has no question \"{}\".{}", shown, item.line,
                                   table_name, item.key, did_you_mean(item.key, names)));
    }
    answers.push_back(answer_from(item, shown));
  }
  return answers;
}

Answers answers_of(const Course& course, const Lesson& lesson, const char* tree) {
  const std::filesystem::path path = course.home / tree / lesson.id / "answers.toml";
  const std::string shown = shown_path(course, path);
  return read_answers(read_text_file(path, shown), lesson, shown);
}

}  // namespace

Answers read_answers(std::string_view text, const Lesson& lesson, std::string_view shown) {
  const TomlNode file = parse_toml(text, shown);
  for (const TomlNode& item : file.items) {
    const bool known =
        item.kind == Kind::table && (item.key == "predictions" || item.key == "written");
    if (known) continue;
    throw InputError(fmt::format("{}:{}: \"{}\" stands outside [predictions] and [written].{}",
                                 shown, item.line, item.key,
                                 did_you_mean(item.key, {"predictions", "written"})));
  }
  return {answers_in(file, "predictions", lesson.predictions, shown),
          answers_in(file, "written", lesson.written, shown)};
}

Answers student_answers(const Course& course, const Lesson& lesson) {
  return answers_of(course, lesson, "lessons");
}

Answers right_answers(const Course& course, const Lesson& lesson) {
  return answers_of(course, lesson, "solutions");
}

std::string plain_words(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) == 0) plain += static_cast<char>(std::tolower(byte));
  }
  return plain;
}

bool same_answer(const Answer& given, const Answer& right) {
  if (given.unanswered()) return false;
  if (right.is_number) {
    const double tolerance = 1e-6 * std::max(1e-300, std::abs(right.number));
    return given.is_number && std::abs(given.number - right.number) <= tolerance;
  }
  return plain_words(given.text) == plain_words(right.text);
}

Answer answer_to(const std::vector<Answer>& answers, std::string_view name) {
  for (const Answer& answer : answers) {
    if (answer.name == name) return answer;
  }
  return {std::string(name), "?"};
}

}  // namespace convlings
