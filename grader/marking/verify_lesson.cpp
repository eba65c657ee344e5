#include "marking/verify_lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <exception>
#include <sstream>

#include "catalogue/answers.hpp"
#include "catalogue/text_file.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/lesson_result.hpp"

namespace convlings {
namespace {

constexpr int most_words = 900;
constexpr int fewest_checks = 3;

using Faults = std::vector<std::string>;

LessonResult mark_as(const Course& course, const Lesson& lesson, const Source& source,
                     const char* suffix) {
  MarkOptions options;
  options.slot = lesson.id + suffix;
  options.answers = AnswersFrom::nobody;
  return mark_lesson(course, lesson, source, options);
}

/// Every check must have the verdict `wanted`; each that has not is a fault.
void expect_verdicts(const LessonResult& result, Verdict wanted, const char* who, Faults& faults) {
  for (const ExerciseResult& exercise : result.exercises) {
    for (const CheckEvent& check : exercise.checks) {
      if (check.verdict == wanted) continue;
      faults.push_back(fmt::format("{}: \"{}\" is {}, not {}", who, check.name,
                                   to_string(check.verdict), to_string(wanted)));
      if (result.build != Verdict::passed) {  // one reason for all
        faults.back() += ": " + check.message;
        return;
      }
    }
  }
}

void verify_solution(const Course& course, const Lesson& lesson, VerifiedLesson& state) {
  const LessonResult result = mark_as(course, lesson, solution_source(course, lesson), ".solution");
  expect_verdicts(result, Verdict::passed, "solution", state.faults);
  if (result.build != Verdict::passed) return;
  for (const ExerciseResult& exercise : result.exercises) {
    const auto count = static_cast<int>(exercise.checks.size());
    state.checks += count;
    if (count < fewest_checks) {
      state.faults.push_back(fmt::format("checks: {} has {}, at least {} are needed",
                                         exercise.exercise.name, count, fewest_checks));
    }
    for (const CheckEvent& check : exercise.checks) {
      state.assertions += check.assertions;
      if (check.assertions > 0) continue;
      state.faults.push_back(fmt::format("checks: \"{}\" asserts nothing", check.name));
    }
  }
  for (const std::string& stray : result.stray_checks) {
    state.faults.push_back(fmt::format("checks: \"{}\" marks no exercise of the manifest", stray));
  }
}

void verify_stub(const Course& course, const Lesson& lesson, Faults& faults) {
  const Source stub = student_source(course, lesson);
  if (!is_untouched(course, lesson, stub)) {
    faults.push_back(
        fmt::format("{} is not what the solution makes it: run dev stubs", lesson.source_name()));
    return;
  }
  expect_verdicts(mark_as(course, lesson, stub, ".stub"), Verdict::not_written, "stub", faults);
}

template <typename Question>
void verify_answers(const std::vector<Question>& questions, const std::vector<Answer>& student,
                    const std::vector<Answer>& right, bool all_right_needed, Faults& faults) {
  const auto has = [](const std::vector<Answer>& answers, const std::string& name) {
    return std::any_of(answers.begin(), answers.end(),
                       [&](const Answer& answer) { return answer.name == name; });
  };
  for (const Question& question : questions) {
    if (!has(student, question.name)) {
      faults.push_back(fmt::format("answers: lessons/ has no place for {}", question.name));
    }
    if (!answer_to(student, question.name).unanswered()) {
      faults.push_back(fmt::format("answers: lessons/ gives {} away", question.name));
    }
    if (!has(right, question.name)) {
      faults.push_back(fmt::format("answers: solutions/ lacks {}", question.name));
    } else if (all_right_needed && answer_to(right, question.name).unanswered()) {
      faults.push_back(fmt::format("answers: solutions/ does not answer {}", question.name));
    }
  }
}

void verify_pages(const Course& course, const Lesson& lesson, VerifiedLesson& state) {
  const std::filesystem::path folder = course.lessons() / lesson.id;
  const std::string header_name = lesson.topic + ".hpp";
  const std::string readme = read_text_file(folder / "README.md", "README.md");
  const std::string header = read_text_file(folder / header_name, header_name);
  state.words = count_words(readme);
  if (state.words > most_words) {
    state.faults.push_back(
        fmt::format("README.md has {} words, at most {}", state.words, most_words));
  }
  for (const Exercise& exercise : lesson.exercises) {
    if (header.find(exercise.name + "(") == std::string::npos) {
      state.faults.push_back(fmt::format("{} does not declare {}", header_name, exercise.name));
    }
    if (readme.find(exercise.name) == std::string::npos) {
      state.faults.push_back(fmt::format("README.md does not mention {}", exercise.name));
    }
  }
}

}  // namespace

int count_words(std::string_view markdown) {
  std::istringstream lines{std::string(markdown)};
  std::string line;
  bool code = false;
  int words = 0;
  while (std::getline(lines, line)) {
    if (line.starts_with("```")) {
      code = !code;
      continue;
    }
    if (code) continue;
    std::istringstream tokens(line);
    for (std::string token; tokens >> token;) {
      words += std::any_of(token.begin(), token.end(),
                           [](unsigned char c) { return std::isalnum(c) != 0; })
                   ? 1
                   : 0;
    }
  }
  return words;
}

VerifiedLesson verify_lesson(const Course& course, const Lesson& lesson) {
  VerifiedLesson state;
  const auto attempt = [&](const auto& part) {  // one missing file hides no other fault
    try {
      part();
    } catch (const std::exception& error) {
      state.faults.emplace_back(error.what());
    }
  };
  attempt([&] { verify_solution(course, lesson, state); });
  attempt([&] { verify_stub(course, lesson, state.faults); });
  attempt([&] {
    const Answers student = student_answers(course, lesson);
    const Answers right = right_answers(course, lesson);
    verify_answers(lesson.predictions, student.predictions, right.predictions, true, state.faults);
    verify_answers(lesson.written, student.written, right.written, false, state.faults);
  });
  attempt([&] { verify_pages(course, lesson, state); });
  return state;
}

}  // namespace convlings
