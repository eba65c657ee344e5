#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/kill_matrix.hpp"

namespace convlings {
namespace {

/// Writes `text`, or says why it should be written when only a check is asked for.
void keep(const std::filesystem::path& path, const std::string& text, bool only_check,
          std::vector<std::string>& faults) {
  if (!only_check) {
    write_text_file(path, text);
    return;
  }
  const std::string name = path.filename().string();
  std::error_code error;
  if (!std::filesystem::exists(path, error) || read_text_file(path, name) != text) {
    faults.push_back(name + " is not what the checks do: run dev kills");
  }
}

std::string row(const Context& context, const KillMatrix& matrix) {
  const KillCounts counts = counts_of(matrix);
  return fmt::format("{} {} {:>14} {:>7} {:>6}\n",
                     mark(context.style(), matrix.faults.empty() ? Mark::passed : Mark::failed),
                     padded(matrix.lesson, 28), counts.misconceptions, counts.checks, counts.told);
}

int kills(const Context& context, const std::vector<std::string>& names, bool only_check) {
  const std::vector<Lesson> lessons = context.lessons_named(names);
  std::vector<KillMatrix> matrices(lessons.size());
  {
    const Busy busy(context, "Making mistakes");
    on_two_threads(static_cast<int>(lessons.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      matrices[at] = kill_matrix(context.course, lessons[at]);
    });
  }
  const std::filesystem::path folder = context.course.home / "grader" / "misconceptions";
  std::vector<std::string> faults;
  if (names.empty()) keep(folder / "README.md", kill_index(matrices), only_check, faults);
  say(context,
      fmt::format("  {:<28} {:>14} {:>7} {:>6}\n", "lesson", "misconceptions", "checks", "told"));
  for (KillMatrix& matrix : matrices) {
    keep(folder / (matrix.lesson + ".md"), kill_page(matrix), only_check, matrix.faults);
    say(context, row(context, matrix));
    faults.insert(faults.end(), matrix.faults.begin(), matrix.faults.end());
  }
  const KillCounts total = counts_of(matrices);
  say(context, fmt::format("{} misconceptions, {} checks, {} told by the diagnosis.\n",
                           total.misconceptions, total.checks, total.told));
  for (const std::string& fault : faults) say(context, paragraph(context.style(), fault, 2));
  return faults.empty() ? 0 : 1;
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
