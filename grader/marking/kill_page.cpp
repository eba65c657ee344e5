#include <fmt/format.h>

#include <algorithm>

#include "marking/kill_matrix.hpp"

namespace convlings {
namespace {

std::string short_name(const std::string& id) { return id.substr(id.find('.') + 1); }

/// `|` would end a table's cell.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, "\\");
  }
  return text;
}

std::string told(const KillRow& row) {
  if (row.told.empty()) return "–";
  if (row.told.size() == 1) return "yes";
  const auto other = std::ranges::find_if(row.told, [&](const auto& id) { return id != row.id; });
  return "or `" + short_name(*other) + "`";
}

std::string check_list(const ExerciseKills& exercise) {
  std::string text;
  for (std::size_t i = 0; i < exercise.checks.size(); ++i) {
    const std::string& name = exercise.checks[i];
    const std::string prefix = exercise.exercise + ": ";
    text +=
        fmt::format("{}. {}", i + 1, name.starts_with(prefix) ? name.substr(prefix.size()) : name);
    for (const SameKills& same : exercise.same) {
      if (same.check != name) continue;
      const auto like = std::ranges::find(exercise.checks, same.like) - exercise.checks.begin();
      text += fmt::format(" *(catches what {} catches: {})*", like + 1, same.why);
    }
    text += "\n";
  }
  return text;
}

std::string table(const ExerciseKills& exercise) {
  std::string head = "| misconception |";
  std::string rule = "| --- |";
  for (std::size_t i = 0; i < exercise.checks.size(); ++i) {
    head += fmt::format(" {} |", i + 1);
    rule += " :-: |";
  }
  std::string text = head + " told | what the student reads |\n" + rule + " --- | --- |\n";
  for (const KillRow& row : exercise.rows) {
    text += fmt::format("| `{}` |", short_name(row.id));
    for (const bool fails : row.fails) text += fails ? " ✗ |" : "   |";
    text += fmt::format(" {} | {} |\n", told(row), cell(row.sentence));
  }
  return text;
}

std::string index_row(const std::string& name, const KillCounts& counts) {
  return fmt::format("| {} | {} | {} | {} |\n", name, counts.misconceptions, counts.checks,
                     counts.told);
}

}  // namespace

KillCounts counts_of(const KillMatrix& matrix) {
  KillCounts counts;
  for (const ExerciseKills& exercise : matrix.exercises) {
    counts.checks += exercise.checks.size();
    counts.misconceptions += exercise.rows.size();
    for (const KillRow& row : exercise.rows) counts.told += row.told.empty() ? 0 : 1;
  }
  return counts;
}

KillCounts counts_of(const std::vector<KillMatrix>& matrices) {
  KillCounts total;
  for (const KillMatrix& matrix : matrices) {
    const KillCounts counts = counts_of(matrix);
    total.misconceptions += counts.misconceptions;
    total.checks += counts.checks;
    total.told += counts.told;
  }
  return total;
}

std::string kill_index(const std::vector<KillMatrix>& matrices) {
  std::string text =
      "# Which check catches which misconception\n\n"
      "Made by `./convlings dev kills`, which hands in every mistake as if a student had made it. "
      "Every\nmistake fails a check, every check fails for a mistake. Told: the diagnosis names "
      "it.\n\n"
      "| lesson | misconceptions | checks | told |\n| --- | --: | --: | --: |\n";
  for (const KillMatrix& matrix : matrices) {
    text += index_row(fmt::format("[{0}]({0}.md)", matrix.lesson), counts_of(matrix));
  }
  return text + index_row("together", counts_of(matrices));
}

std::string kill_page(const KillMatrix& matrix) {
  std::string text = fmt::format(
      "# {}: which check catches which misconception\n\n"
      "Made by `./convlings dev kills`. ✗: the check fails, as it should. Told: the diagnosis "
      "names "
      "the\nmisconception, alone or as one of two; – it stays silent.\n",
      matrix.title);
  for (const ExerciseKills& exercise : matrix.exercises) {
    text +=
        fmt::format("\n## {}\n\n{}\n{}", exercise.exercise, check_list(exercise), table(exercise));
  }
  return text;
}

}  // namespace convlings
