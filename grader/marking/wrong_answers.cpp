#include "marking/wrong_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "build/build_runner.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "marking/check_events.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head = "=== ";
constexpr std::string_view dot = " · ";

/// "a or b", "a + b", "none".
void read_ids(const std::string& text, WrongAnswer& answer) {
  if (text == "none") return;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (word == "+") {
      answer.both = true;
    } else if (word != "or") {
      answer.is.push_back(word);
    }
  }
}

/// The solution with the exercise's region replaced; the k-th region is the k-th exercise's.
std::string with_code(const std::string& solution, std::size_t exercise, const std::string& code) {
  constexpr std::string_view begin = "// BEGIN SOLUTION\n";
  constexpr std::string_view end = "// END SOLUTION";
  std::size_t from = 0;
  for (std::size_t i = 0; i <= exercise; ++i) from = solution.find(begin, from) + begin.size();
  const std::size_t to = solution.find(end, from);
  return solution.substr(0, from) + code + solution.substr(to);
}

Telling judge(const WrongAnswer& answer, const std::vector<Diagnosis>& diagnoses,
              std::vector<std::string>& told) {
  for (const Diagnosis& diagnosis : diagnoses) {
    if (diagnosis.exercise != answer.exercise) continue;
    for (const Suspect& suspect : diagnosis.suspects) told.push_back(suspect.id);
    const auto named = [&told](const std::string& id) {
      return std::ranges::find(told, id) != told.end();
    };
    const bool two = diagnosis.kind == Diagnosis::Kind::both;
    const bool right = two == answer.both && !answer.is.empty() &&
                       (answer.both ? std::ranges::all_of(answer.is, named)
                                    : std::ranges::any_of(answer.is, named));
    if (right) return Telling::right;
    const bool one_of_two = answer.both && told.size() == 1 &&
                            std::ranges::find(answer.is, told.front()) != answer.is.end();
    return one_of_two ? Telling::in_part : Telling::wrong;
  }
  return Telling::silent;
}

ToldAnswer try_answer(const Course& course, const Lesson& lesson, const LessonTools& tools,
                      const WrongAnswer& answer) {
  ToldAnswer result{answer, Telling::silent, {}};
  const fs::path folder = course.state() / "cache" / (lesson.id + ".corpus");
  const Slot slot(folder);
  const auto place = std::ranges::find(lesson.exercises, answer.exercise, &Exercise::name);
  const std::string text =
      with_code(solution_source(course, lesson).text,
                static_cast<std::size_t>(place - lesson.exercises.begin()), answer.code);
  const Build build = build_runner(
      slot, tools, written_source(course, lesson, slot.file(lesson.topic + ".cpp"), text));
  if (build.verdict != Verdict::passed) {
    result.telling = Telling::does_not_build;
    return result;
  }
  CheckerCall call;
  call.runner = build.runner;
  call.exercise = answer.exercise;
  call.events = slot.file("events.jsonl");
  call.pictures = folder;
  call.brief = true;
  const CheckRun run = run_checker(tools, call);
  const bool passed = std::ranges::all_of(
      run.events, [](const CheckEvent& event) { return event.verdict == Verdict::passed; });
  result.telling = passed ? Telling::nothing_wrong : judge(answer, run.diagnoses, result.told);
  return result;
}

}  // namespace

std::vector<WrongAnswer> parse_wrong_answers(std::string_view text, std::string_view shown) {
  std::vector<WrongAnswer> answers;
  std::istringstream lines{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with(head)) {
      const std::size_t at = line.find(dot);
      if (at == std::string::npos) {
        throw InputError(
            fmt::format("{}:{}: an entry begins with \"=== exercise · name\".", shown, number));
      }
      answers.push_back({});
      answers.back().exercise = line.substr(head.size(), at - head.size());
      answers.back().name = line.substr(at + dot.size());
      continue;
    }
    if (answers.empty()) continue;  // what stands above the first entry is a remark
    WrongAnswer& answer = answers.back();
    if (answer.code.empty() && line.starts_with("says: ")) {
      answer.says = line.substr(6);
    } else if (answer.code.empty() && line.starts_with("is: ")) {
      read_ids(line.substr(4), answer);
    } else {
      answer.code += line + "\n";
    }
  }
  return answers;
}

std::vector<ToldAnswer> try_wrong_answers(const Course& course, const Lesson& lesson) {
  const fs::path path = course.home / "grader" / "tests" / "corpus" / (lesson.id + ".txt");
  const LessonTools tools = read_tools(course.toolchain(), lesson.id);
  std::vector<ToldAnswer> told;
  for (const WrongAnswer& answer :
       parse_wrong_answers(read_text_file(path, path.filename().string()), path.string())) {
    const auto place = std::ranges::find(lesson.exercises, answer.exercise, &Exercise::name);
    if (place == lesson.exercises.end()) {
      throw InputError(fmt::format("{}: lesson {} has no exercise {}.", path.filename().string(),
                                   lesson.number, answer.exercise));
    }
    told.push_back(try_answer(course, lesson, tools, answer));
  }
  return told;
}

Confusion confusion_of(const std::string& lesson, const std::vector<ToldAnswer>& told) {
  Confusion confusion{.lesson = lesson};
  for (const ToldAnswer& one : told) {
    ++confusion.answers;
    confusion.known += one.answer.is.empty() ? 0 : 1;
    confusion.right += one.telling == Telling::right ? 1 : 0;
    confusion.in_part += one.telling == Telling::in_part ? 1 : 0;
    confusion.wrong += one.telling == Telling::wrong ? 1 : 0;
    confusion.silent += one.telling == Telling::silent ? 1 : 0;
  }
  return confusion;
}

}  // namespace convlings
