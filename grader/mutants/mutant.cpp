#include "mutants/mutant.hpp"

#include <algorithm>
#include <cctype>

#include "catalogue/source_lines.hpp"

namespace convlings {
namespace {

constexpr std::string_view begin_mark = "// BEGIN SOLUTION";
constexpr std::string_view end_mark = "// END SOLUTION";

/// From the definition of a function to the end of its head.
std::string_view signature_of(std::string_view solution, const Exercise& exercise) {
  for (int line = definition_line(solution, exercise.name); line > 1; --line) {
    solution.remove_prefix(solution.find('\n') + 1);
  }
  return solution.substr(0, solution.find('{'));
}

bool gives_number(std::string_view definition) {
  return definition.starts_with("int ") || definition.starts_with("float ") ||
         definition.starts_with("double ") || definition.starts_with("std::int64_t ");
}

/// The exercise whose definition stands last above the line.
const Exercise* exercise_at(const Lesson& lesson, std::string_view solution, int line) {
  const Exercise* found = nullptr;
  int latest = 0;
  for (const Exercise& exercise : lesson.exercises) {
    const int defined = definition_line(solution, exercise.name);
    if (defined > latest && defined <= line) {
      latest = defined;
      found = &exercise;
    }
  }
  return found;
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// The whole lines that an edit touches, before and after.
void fill_lines(Mutant& mutant, std::string_view solution) {
  const Edit& edit = mutant.edit;
  const std::size_t start = solution.rfind('\n', edit.at) + 1;
  const std::size_t end = std::min(solution.find('\n', edit.at + edit.length), solution.size());
  const std::string_view lines = solution.substr(start, end - start);
  mutant.line = squeezed(lines);
  mutant.changed = squeezed(edited(lines, {edit.kind, edit.at - start, edit.length, edit.text}));
}

}  // namespace

std::vector<Region> regions_of(const Lesson& lesson, std::string_view solution) {
  std::vector<Region> regions;
  std::size_t from = solution.find(begin_mark);
  while (from != std::string_view::npos) {
    const std::size_t to = std::min(solution.find(end_mark, from), solution.size());
    const auto line =
        1 + static_cast<int>(std::count(solution.begin(), solution.begin() + from, '\n'));
    if (const Exercise* exercise = exercise_at(lesson, solution, line)) {
      const std::string_view signature = signature_of(solution, *exercise);
      Region region{exercise->name,
                    {solution, tokenise(solution.substr(from, to - from)), signature,
                     gives_number(signature)}};
      for (Token& token : region.body.tokens) token.at += from;
      regions.push_back(std::move(region));
    }
    from = solution.find(begin_mark, to);
  }
  return regions;
}

std::vector<Mutant> mutants_of(const Lesson& lesson, std::string_view solution) {
  std::vector<Mutant> mutants;
  for (const Region& region : regions_of(lesson, solution)) {
    for (Edit& edit : edits(region.body)) {
      Mutant mutant{lesson.id, region.exercise, std::move(edit), "", ""};
      fill_lines(mutant, solution);
      mutants.push_back(std::move(mutant));
    }
  }
  return mutants;
}

std::vector<std::string> callers_of(const Lesson& lesson, std::string_view solution,
                                    std::string_view exercise) {
  std::vector<std::string> callers;
  for (const Region& region : regions_of(lesson, solution)) {
    const std::vector<Token>& tokens = region.body.tokens;
    const bool calls = std::any_of(tokens.begin(), tokens.end(),
                                   [&](const Token& token) { return token.is(exercise); });
    if (calls && region.exercise != exercise) callers.push_back(region.exercise);
  }
  return callers;
}

}  // namespace convlings
