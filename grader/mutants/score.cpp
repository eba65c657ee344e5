#include "mutants/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

constexpr std::string_view begin_mark = "<!-- tables -->\n";
constexpr std::string_view end_mark = "<!-- end of tables -->\n";

Score& row_of(std::vector<ScoreRow>& rows, const std::string& name) {
  for (ScoreRow& row : rows) {
    if (row.name == name) return row.score;
  }
  rows.push_back({name, {}});
  return rows.back().score;
}

const Survivor* entry_for(const std::vector<Survivor>& known, const Mutant& mutant) {
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Survivor& survivor) { return survivor.is(mutant); });
  return found == known.end() ? nullptr : &*found;
}

std::string table(const char* first, const std::vector<ScoreRow>& rows, const Score& total) {
  std::string text = fmt::format(
      "| {} | mutants | noticed | equivalent | unseen | score | not compiled |\n"
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
      first);
  const auto add = [&](const std::string& name, const Score& score) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} % | {} |\n", name, score.mutants,
                        score.killed, score.equivalent, score.survived() - score.equivalent,
                        score.percent(), score.not_built);
  };
  for (const ScoreRow& row : rows) add(row.name, row.score);
  add("**all**", total);
  return text;
}

}  // namespace

int Score::percent() const {
  const int possible = mutants - equivalent;
  return possible == 0 ? 100 : 100 * killed / possible;
}

void Score::add(const Score& other) {
  mutants += other.mutants;
  killed += other.killed;
  equivalent += other.equivalent;
  not_built += other.not_built;
}

MutantReport judge(const std::vector<Candidate>& candidates, const std::vector<Outcome>& outcomes,
                   const std::vector<Survivor>& known, const std::vector<Mutant>& all) {
  MutantReport judgement;
  for (const std::string& kind : edit_kinds()) judgement.kinds.push_back({kind, {}});
  std::set<const Survivor*> confirmed;
  std::set<const Survivor*> noticed;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Mutant& mutant = candidates[i].mutant;
    const Outcome& outcome = outcomes[i];
    const Survivor* entry = entry_for(known, mutant);
    Score one;
    one.mutants = outcome.fate == Fate::not_built ? 0 : 1;
    one.not_built = 1 - one.mutants;
    const bool chance = entry != nullptr && entry->chance();
    one.killed = outcome.fate == Fate::killed && !chance ? 1 : 0;
    if (outcome.fate == Fate::undecided) {
      judgement.undecided.push_back(
          fmt::format("{} {}: {} ({})", mutant.lesson, mutant.exercise, mutant.changed,
                      outcome.check.empty() ? "the checker did not reach its end" : outcome.check));
    } else if (outcome.fate == Fate::survived) {
      if (entry == nullptr) judgement.unexplained.push_back(mutant);
      if (entry != nullptr) confirmed.insert(entry);
      one.equivalent = entry != nullptr && entry->equivalent() ? 1 : 0;
    } else if (entry != nullptr && !chance) {
      noticed.insert(entry);
    }
    row_of(judgement.lessons, mutant.lesson).add(one);
    row_of(judgement.kinds, mutant.edit.kind).add(one);
    judgement.total.add(one);
  }
  std::set<std::string> lessons;
  for (const Mutant& mutant : all) lessons.insert(mutant.lesson);
  for (const Survivor& survivor : known) {
    const bool possible = std::any_of(all.begin(), all.end(),
                                      [&](const Mutant& mutant) { return survivor.is(mutant); });
    const bool dead = noticed.count(&survivor) > 0 && confirmed.count(&survivor) == 0;
    if (dead || (!possible && lessons.count(survivor.lesson) > 0)) {
      judgement.stale.push_back(survivor);
    }
  }
  return judgement;
}

std::string score_tables(const MutantReport& judgement) {
  return table("lesson", judgement.lessons, judgement.total) + "\n" +
         table("class", judgement.kinds, judgement.total);
}

std::string with_tables(const std::string& page, const std::string& tables,
                        std::string_view shown) {
  const std::size_t begin = page.find(begin_mark);
  const std::size_t end = page.find(end_mark);
  if (begin == std::string::npos || end == std::string::npos || end < begin) {
    throw InputError(fmt::format("{}: the lines {} and {} are missing.", shown,
                                 begin_mark.substr(0, begin_mark.size() - 1),
                                 end_mark.substr(0, end_mark.size() - 1)));
  }
  return page.substr(0, begin) + std::string(begin_mark) + "\n" + tables + "\n" + page.substr(end);
}

}  // namespace convlings
