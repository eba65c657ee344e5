#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/kill_matrix.hpp"

namespace convlings {
namespace {

std::filesystem::path page_of(const Context& context, const Lesson& lesson) {
  return context.course.home / "grader" / "misconceptions" / (lesson.id + ".md");
}

std::string read_page(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) ? read_text_file(path, path.filename().string()) : "";
}

struct Counts {
  std::size_t misconceptions = 0;
  std::size_t checks = 0;
  std::size_t told = 0;
};

Counts counts_of(const KillMatrix& matrix) {
  Counts counts;
  for (const ExerciseKills& exercise : matrix.exercises) {
    counts.checks += exercise.checks.size();
    counts.misconceptions += exercise.rows.size();
    for (const KillRow& row : exercise.rows) counts.told += row.told.empty() ? 0 : 1;
  }
  return counts;
}

int kills(const Context& context, const std::vector<std::string>& names, bool only_check) {
  const Style style = context.style();
  const std::vector<Lesson> lessons = context.lessons_named(names);

  std::vector<KillMatrix> matrices(lessons.size());
  {
    const Busy busy(context, "Making mistakes");
    on_two_threads(static_cast<int>(lessons.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      matrices[at] = kill_matrix(context.course, lessons[at]);
    });
  }
  std::size_t faults = 0;
  Counts total;
  say(context,
      fmt::format("  {:<28} {:>14} {:>7} {:>6}\n", "lesson", "misconceptions", "checks", "told"));
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    KillMatrix& matrix = matrices[i];
    const std::filesystem::path path = page_of(context, lessons[i]);
    const std::string page = kill_page(matrix);
    if (!only_check) {
      write_text_file(path, page);
    } else if (read_page(path) != page) {
      matrix.faults.push_back(path.filename().string() +
                              " is not what the checks do: run dev kills");
    }
    const Counts counts = counts_of(matrix);
    say(context,
        fmt::format("{} {} {:>14} {:>7} {:>6}\n",
                    mark(style, matrix.faults.empty() ? Mark::passed : Mark::failed),
                    padded(matrix.lesson, 28), counts.misconceptions, counts.checks, counts.told));
    for (const std::string& fault : matrix.faults) say(context, paragraph(style, fault, 4));
    faults += matrix.faults.size();
    total.misconceptions += counts.misconceptions;
    total.checks += counts.checks;
    total.told += counts.told;
  }
  say(context, fmt::format("{} misconceptions, {} checks, {} told by the diagnosis.\n",
                           total.misconceptions, total.checks, total.told));
  if (faults > 0) say(context, fmt::format("{} fault{}.\n", faults, faults == 1 ? "" : "s"));
  return faults == 0 ? 0 : 1;
}

}  // namespace

void add_dev_kills(Command& dev, const Context& context) {
  auto names = std::make_shared<std::vector<std::string>>();
  auto only_check = std::make_shared<bool>(false);
  dev.command("kills", "Which check catches which misconception? Writes grader/misconceptions/*.md",
              "  ./convlings dev kills\n"
              "  ./convlings dev kills 04\n"
              "  ./convlings dev kills --check   only compare; status 1 when they differ",
              [&context, names, only_check] { return kills(context, *names, *only_check); })
      .words("lesson", *names, "only these; all when none is named")
      .flag("--check", *only_check, "Change nothing, compare the pages with what the checks do");
}

}  // namespace convlings
