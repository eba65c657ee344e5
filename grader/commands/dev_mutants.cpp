#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "marking/source_file.hpp"
#include "mutants/choose.hpp"
#include "mutants/score.hpp"

namespace convlings {
namespace {

struct MutantOptions {
  std::vector<std::string> names;
  bool list = false;
  bool check = false;
  bool write = false;
  bool all = false;
  int jobs = 2;
};

/// All mutants of the chosen lessons, and those that are tried now.
struct Field {
  std::vector<Lesson> lessons;
  std::vector<Mutant> all;
  std::vector<Candidate> candidates;
};

Field field_of(const Context& context, const MutantOptions& options) {
  Field field;
  field.lessons = context.lessons_named(options.names);
  for (const Lesson& lesson : field.lessons) {
    const std::string solution = solution_source(context.course, lesson).text;
    const std::vector<Mutant> mutants = mutants_of(lesson, solution);
    field.all.insert(field.all.end(), mutants.begin(), mutants.end());
    for (const Mutant& mutant : options.all ? mutants : chosen_mutants(mutants)) {
      field.candidates.push_back(
          {mutant, &lesson, solution, callers_of(lesson, solution, mutant.exercise)});
    }
  }
  return field;
}

void list(const Context& context, const Field& field) {
  for (const Candidate& candidate : field.candidates) {
    const Mutant& mutant = candidate.mutant;
    say(context, fmt::format("{} {} ({})\n  - {}\n  + {}\n", mutant.lesson, mutant.exercise,
                             mutant.edit.kind, mutant.line, mutant.changed));
  }
  say(context,
      fmt::format("{} mutants, {} possible.\n", field.candidates.size(), field.all.size()));
}

std::vector<Outcome> tried(const Context& context, const MutantOptions& options,
                           const Field& field) {
  Trial trial;
  trial.course = context.course;
  trial.folder = context.course.state() / "cache" / fmt::format("mutants.{}", getpid());
  trial.jobs = options.jobs;
  const bool terminal = isatty(STDERR_FILENO) == 1;
  std::atomic<int> count{0};
  std::vector<Outcome> outcomes = try_mutants(trial, field.candidates, [&] {
    const int now = ++count;
    if (terminal) std::fprintf(stderr, "\r%d of %zu", now, field.candidates.size());
  });
  if (terminal) std::fprintf(stderr, "\r\033[K");
  return outcomes;
}

/// Says what keeps the list of survivors from being right; true when something does.
bool tell_faults(const Context& context, const MutantReport& judgement) {
  for (const Mutant& mutant : judgement.unexplained) {
    say(context, "No check notices:\n" + survivor_entry(mutant) + "\n");
  }
  for (const Survivor& survivor : judgement.stale) {
    say(context, fmt::format("No longer a survivor, take it off the list: {} {}\n  - {}\n  + {}\n",
                             survivor.lesson, survivor.exercise, survivor.line, survivor.mutant));
  }
  for (const std::string& sentence : judgement.undecided) {
    say(context, "The checker failed: " + sentence + "\n");
  }
  return !judgement.unexplained.empty() || !judgement.stale.empty() || !judgement.undecided.empty();
}

int mutants(const Context& context, const MutantOptions& options) {
  const bool whole = options.names.empty() && !options.all;
  if (options.write && !whole) {
    throw InputError("dev mutants --write needs all lessons, and no --all.");
  }
  const Field field = field_of(context, options);
  if (options.list) {
    list(context, field);
    return 0;
  }
  const auto folder = context.course.home / "grader" / "mutants";
  const auto known_file = folder / "survivors.toml";
  const std::string known_name = shown_path(context.course, known_file);
  const auto known = parse_survivors(read_text_file(known_file, known_name), known_name);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Outcome> outcomes = tried(context, options, field);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const MutantReport judgement = judge(field.candidates, outcomes, known, field.all);
  const std::string tables = score_tables(judgement);
  say(context, tables);
  say(context, fmt::format("\n{} % of {} mutants noticed, {:.0f} s.\n", judgement.total.percent(),
                           judgement.total.mutants - judgement.total.equivalent, seconds.count()));
  bool faults = tell_faults(context, judgement);
  const auto page_file = folder / "README.md";
  const std::string page_name = shown_path(context.course, page_file);
  const std::string page = read_text_file(page_file, page_name);
  const std::string fresh = with_tables(page, tables, page_name);
  if (options.write && fresh != page) {
    write_text_file(page_file, fresh);
    say(context, "written: " + page_name + "\n");
  } else if (whole && fresh != page) {
    say(context, "differs: " + page_name + ": run dev mutants --write\n");
    faults = true;
  }
  return options.check && faults ? 1 : 0;
}

}  // namespace

void add_dev_mutants(Command& dev, const Context& context) {
  auto options = std::make_shared<MutantOptions>();
  dev.command("mutants", "Give the solutions slips: do the checks notice each?",
              "  ./convlings dev mutants\n"
              "  ./convlings dev mutants 01 --list\n"
              "  ./convlings dev mutants 04 --all    every possible slip, not a choice of them\n"
              "  ./convlings dev mutants --check     status 1 when a survivor has no reason\n"
              "The reasons stand in grader/mutants/survivors.toml.",
              [&context, options] { return mutants(context, *options); })
      .words("lesson", options->names, "only these; all when none is named")
      .flag("--list", options->list, "Print the mutants, try none")
      .flag("--check", options->check, "Compare with survivors.toml and the table")
      .flag("--write", options->write, "Write the table into grader/mutants/README.md")
      .flag("--all", options->all, "Try every mutant; this takes long")
      .option("--jobs", options->jobs, "How many at a time", 1, 64);
}

}  // namespace convlings
