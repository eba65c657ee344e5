#include "feedback/hidden_inputs.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "report/lesson_result.hpp"

namespace convlings {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// What may belong to a number: "-77.5", "1e-05", "3x3".
bool of_a_word(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
         c == '+' || c == '_';
}

/// Each word that has a digit becomes "…"; a full stop at its end stays.
std::string without_numbers(std::string_view text) {
  std::string told;
  while (!text.empty()) {
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(text, of_a_word) - text.begin());
    const std::string_view word = text.substr(0, end);
    if (std::ranges::any_of(word, digit)) {
      told += word.ends_with('.') ? "…." : "…";
    } else {
      told += word;
    }
    text.remove_prefix(end);
    if (text.empty()) break;
    told += text.front();
    text.remove_prefix(1);
  }
  return told;
}

/// "The shape is wrong: it should be (3, 3); your answer is (4, 4)." and nothing more.
bool only_a_shape(std::string_view problem) {
  constexpr std::string_view beginning = "The shape is wrong: it should be (";
  constexpr std::string_view middle = "); your answer is (";
  if (!problem.starts_with(beginning) || !problem.ends_with(").")) return false;
  problem.remove_prefix(beginning.size());
  problem.remove_suffix(2);
  const std::size_t between = problem.find(middle);
  if (between == std::string_view::npos) return false;
  const auto sizes = [](std::string_view text) {
    return text.find_first_not_of("0123456789, ") == std::string_view::npos;
  };
  return sizes(problem.substr(0, between)) && sizes(problem.substr(between + middle.size()));
}

std::string about_cells(std::string_view problem) {
  std::string told = problem.starts_with("All ")       ? "All cells are wrong."
                     : problem.starts_with("The only") ? "The only cell is wrong."
                     : has(problem, "cell is wrong") || has(problem, "cells is wrong")
                         ? "One of the cells is wrong."
                         : "Some of the cells are wrong.";
  if (has(problem, "not finite")) {
    told += " A number that is not finite: was something divided by zero?";
  }
  return told;
}

/// The rule that the answer breaks. What comes after a semicolon or in quotes is about the answer,
/// and an answer may be any text.
std::string rule_of(std::string_view problem) {
  const std::string_view rule = problem.substr(0, problem.find_first_of(";\n"));
  const bool quotes = rule.find_first_of("\"`:\\{") != std::string_view::npos;
  if (rule.empty() || quotes || rule.starts_with("The answer is ") || rule.starts_with("Entry ")) {
    return "The answer is not the right one.";
  }
  const std::string told = without_numbers(rule);
  return told.ends_with('.') ? told : told + ".";
}

std::string headline(const CheckEvent& check) {
  const std::string_view whole = check.story ? check.story->problem : check.message;
  const std::string_view problem = whole.substr(0, whole.find('\n'));
  switch (check.verdict) {
    case Verdict::wrong:
      if (only_a_shape(problem)) return std::string(problem);
      if (has(problem, "wrong, the") || has(problem, ", is wrong") ||
          has(problem, "wrong; the first")) {
        return about_cells(problem);
      }
      return rule_of(problem);
    case Verdict::threw:
      return has(problem, " is outside a (")
                 ? "It threw an exception: an index is outside a tensor."
                 : "It threw an exception.";
    case Verdict::system_error:
      return "The grader could not make this check. That is not your fault.";
    default:  // the grader's own words: the student chose no more than an exit status
      return problem.empty() ? verdict_text(check.verdict) + "." : without_numbers(problem);
  }
}

}  // namespace

CheckEvent without_hidden_inputs(const CheckEvent& check) {
  if (!check.own_inputs || check.verdict == Verdict::passed) return check;
  CheckEvent told;
  told.name = check.name;
  told.exercise = check.exercise;
  told.verdict = check.verdict;
  told.own_inputs = true;
  told.assertions = check.assertions;
  told.seconds = check.seconds;
  told.message = headline(check) + " Its inputs are random numbers of your own; they are not told.";
  return told;
}

}  // namespace convlings
