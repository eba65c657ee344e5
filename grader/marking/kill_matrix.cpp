#include "marking/kill_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "build/toolchain.hpp"
#include "catalogue/text_file.hpp"
#include "marking/check_events.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

constexpr std::size_t fewest_misconceptions = 6;

/// What the misconceptions program lists: kind, then two or three texts, a line each.
struct Listing {
  std::vector<KillRow> misconceptions;
  std::vector<std::pair<std::string, std::string>> reasons;  ///< check, why
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
  return fields;
}

Listing list(const LessonTools& tools) {
  Listing listing;
  std::istringstream lines(run({tools.slips, "--list"}, {}, Limits{}).output);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> fields = split(line);
    if (fields.size() == 4 && fields[0] == "misconception") {
      listing.misconceptions.push_back({fields[1], fields[2], fields[3], {}, {}});
    } else if (fields.size() == 3 && fields[0] == "reason") {
      listing.reasons.emplace_back(fields[1], fields[2]);
    }
  }
  return listing;
}

/// Runs one lesson's checks on its misconceptions.
class Trial {
 public:
  Trial(const Course& course, const Lesson& lesson)
      : tools_(read_tools(course.toolchain(), lesson.id)),
        folder_(course.state() / "kills" / lesson.id) {
    std::filesystem::create_directories(folder_);
  }

  const LessonTools& tools() const { return tools_; }

  CheckRun run(const std::string& exercise, const std::vector<std::string>& ids) const {
    CheckerCall call;
    call.runner = tools_.slips;
    call.runner_arguments = ids;
    call.exercise = exercise;
    call.events = folder_ / "events.jsonl";
    call.pictures = folder_;
    call.brief = true;
    return run_checker(tools_, call);
  }

 private:
  LessonTools tools_;
  std::filesystem::path folder_;
};

/// The checks of an exercise, in their order; every one must pass while nothing is switched on.
std::vector<std::string> checks_of(const Trial& trial, const std::string& exercise,
                                   std::vector<std::string>& faults) {
  std::vector<std::string> checks;
  const CheckRun right = trial.run(exercise, {});
  for (const CheckEvent& event : right.events) {
    checks.push_back(event.name);
    if (event.verdict == Verdict::passed) continue;
    faults.push_back(fmt::format("\"{}\" fails although no mistake is switched on: {}", event.name,
                                 event.message));
  }
  if (!right.complete) faults.push_back(exercise + ": the checker does not reach its end");
  return checks;
}

void fill(KillRow& row, const ExerciseKills& exercise, const CheckRun& run,
          std::vector<std::string>& faults) {
  row.fails.assign(exercise.checks.size(), false);
  for (const CheckEvent& event : run.events) {
    const auto at = std::ranges::find(exercise.checks, event.name) - exercise.checks.begin();
    const bool fails = event.verdict != Verdict::passed;
    if (at < std::ssize(row.fails)) row.fails[static_cast<std::size_t>(at)] = fails;
    if (event.verdict == Verdict::system_error) {
      faults.push_back(fmt::format("{}: \"{}\" breaks: {}", row.id, event.name, event.message));
    }
  }
  for (const Diagnosis& diagnosis : run.diagnoses) {
    for (const Suspect& suspect : diagnosis.suspects) row.told.push_back(suspect.id);
  }
  if (!row.told.empty() && std::ranges::find(row.told, row.id) == row.told.end()) {
    faults.push_back(fmt::format("{} is told as {}", row.id, row.told.front()));
  }
  if (std::ranges::find(row.fails, true) == row.fails.end()) {
    faults.push_back(fmt::format("{} passes every check of {}", row.id, exercise.exercise));
  }
}

std::vector<bool> killed_by(const ExerciseKills& exercise, std::size_t check) {
  std::vector<bool> killed;
  killed.reserve(exercise.rows.size());
  for (const KillRow& row : exercise.rows) killed.push_back(row.fails[check]);
  return killed;
}

/// Compares the columns: each must hold something, and no two the same without a reason.
void judge_checks(ExerciseKills& exercise, const Listing& listing,
                  std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < exercise.checks.size(); ++i) {
    const std::vector<bool> killed = killed_by(exercise, i);
    if (std::ranges::find(killed, true) == killed.end()) {
      faults.push_back(fmt::format("\"{}\" catches no misconception", exercise.checks[i]));
      continue;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (killed_by(exercise, j) != killed) continue;
      SameKills same{exercise.checks[i], exercise.checks[j], ""};
      for (const auto& [check, why] : listing.reasons) {
        if (check == same.check) same.why = why;
      }
      if (same.why.empty()) {
        faults.push_back(fmt::format(R"("{}" catches exactly what "{}" catches, without a reason)",
                                     same.check, same.like));
      }
      exercise.same.push_back(std::move(same));
      break;
    }
  }
}

/// Reasons for checks that are not like any other are out of date.
void judge_reasons(const KillMatrix& matrix, const Listing& listing,
                   std::vector<std::string>& faults) {
  for (const auto& [check, why] : listing.reasons) {
    const bool used = std::ranges::any_of(matrix.exercises, [&check = check](const auto& exercise) {
      return std::ranges::any_of(exercise.same,
                                 [&](const SameKills& same) { return same.check == check; });
    });
    if (!used) faults.push_back(fmt::format("the reason for \"{}\" is not needed", check));
  }
}

void judge_words(const KillRow& row, const std::string& readme, std::vector<std::string>& faults) {
  const std::string heading = "\n## " + row.see + "\n";
  if (readme.find(heading) == std::string::npos) {
    faults.push_back(
        fmt::format("{} points to \"{}\", which is no heading of the lesson", row.id, row.see));
  }
  if (row.sentence.empty() || std::string(".!?…").find(row.sentence.back()) == std::string::npos) {
    faults.push_back(row.id + " has no whole sentence");
  }
}

}  // namespace

KillMatrix kill_matrix(const Course& course, const Lesson& lesson) {
  KillMatrix matrix{.lesson = lesson.id, .title = lesson.title, .exercises = {}, .faults = {}};
  const Trial trial(course, lesson);
  if (trial.tools().slips.empty()) {
    matrix.faults.push_back("there is no grader/misconceptions/" + lesson.id + ".cpp");
    return matrix;
  }
  const Listing listing = list(trial.tools());
  const std::string readme =
      read_text_file(course.lessons() / lesson.id / "README.md", "README.md");
  std::size_t placed = 0;
  for (const Exercise& one : lesson.exercises) {
    ExerciseKills exercise{one.name, checks_of(trial, one.name, matrix.faults), {}, {}};
    for (const KillRow& known : listing.misconceptions) {
      if (!known.id.starts_with(one.name + ".")) continue;
      ++placed;
      KillRow row = known;
      judge_words(row, readme, matrix.faults);
      fill(row, exercise, trial.run(one.name, {row.id}), matrix.faults);
      exercise.rows.push_back(std::move(row));
    }
    if (exercise.rows.size() < fewest_misconceptions) {
      matrix.faults.push_back(fmt::format("{} has {} misconceptions, at least {} are needed",
                                          one.name, exercise.rows.size(), fewest_misconceptions));
    }
    judge_checks(exercise, listing, matrix.faults);
    matrix.exercises.push_back(std::move(exercise));
  }
  if (placed != listing.misconceptions.size()) {
    matrix.faults.emplace_back("a misconception's id names no exercise of the lesson");
  }
  judge_reasons(matrix, listing, matrix.faults);
  return matrix;
}

}  // namespace convlings
