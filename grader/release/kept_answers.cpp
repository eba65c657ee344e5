#include "release/kept_answers.hpp"

#include <fmt/format.h>

#include <random>

#include "story/text.hpp"

namespace convlings {
namespace {

constexpr int page_width = 100;

std::string remark(const std::string& text) { return wrap("# " + text, page_width, "# ") + "\n"; }

/// 128 random bits, as hexadecimal digits.
std::string random_salt() {
  std::random_device source;
  std::string salt;
  for (int i = 0; i < 4; ++i) salt += fmt::format("{:08x}", source());
  return salt;
}

}  // namespace

std::string unanswered(const Lesson& lesson) {
  std::string text =
      "# Predict before you code: replace each \"?\" by a number.\n\n[predictions]\n";
  for (const Prediction& prediction : lesson.predictions) {
    text += remark(prediction.question) + prediction.name + " = \"?\"\n";
  }
  text += "\n[written]\n";
  for (const Written& written : lesson.written) {
    const char* marks = written.marks == 1 ? "mark" : "marks";
    text += remark(fmt::format("{} ({} {})", written.question, written.marks, marks)) +
            written.name + " = \"\"\n";
  }
  return text;
}

std::vector<HashedAnswer> hashed_answers(const Course& course, const Lesson& lesson) {
  const Answers right = right_answers(course, lesson);
  std::vector<HashedAnswer> answers;
  answers.reserve(lesson.predictions.size());
  for (const Prediction& prediction : lesson.predictions) {
    answers.push_back(hashed(answer_to(right.predictions, prediction.name), random_salt()));
  }
  return answers;
}

}  // namespace convlings
