// How well the checks notice slips, by lesson and by class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mutants/survivors.hpp"
#include "mutants/try_mutant.hpp"

namespace convlings {

struct Score {
  int mutants = 0;  ///< those that compile
  int killed = 0;
  int equivalent = 0;  ///< survivors that answer as the solution does
  int not_built = 0;   ///< counted apart

  int survived() const { return mutants - killed; }
  /// Per cent of the mutants that can be noticed, rounded down; 100 when there are none.
  int percent() const;
  void add(const Score& other);
};

/// One row of a table.
struct ScoreRow {
  std::string name;
  Score score;
};

/// What became of a row of mutants, against the list of known survivors.
struct MutantReport {
  std::vector<ScoreRow> lessons;
  std::vector<ScoreRow> kinds;
  Score total;
  std::vector<Mutant> unexplained;     ///< survived, but not in the list
  std::vector<Survivor> stale;         ///< in the list, but noticed, or no mutant of these lessons
  std::vector<std::string> undecided;  ///< the checker failed on them: a sentence each
};

/// `all` are all mutants of the lessons that were tried: an entry of the list that is none of them
/// is stale, one that is but was not tried now is left alone.
MutantReport judge(const std::vector<Candidate>& candidates, const std::vector<Outcome>& outcomes,
                   const std::vector<Survivor>& known, const std::vector<Mutant>& all);

/// Both tables as Markdown.
std::string score_tables(const MutantReport& judgement);

/// `page` with the text between its lines `<!-- tables -->` and `<!-- end of tables -->` replaced.
/// Throws InputError when it has no such lines.
std::string with_tables(const std::string& page, const std::string& tables, std::string_view shown);

}  // namespace convlings
