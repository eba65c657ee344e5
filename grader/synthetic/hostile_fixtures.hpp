// Hostile submissions: grader/tests/hostile/, one file for each, and what the grader must say.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/isolation.hpp"

namespace convlings {

/// Verdicts that are right, by exercise; see the top of hostile.toml.
using ExpectedVerdicts = std::map<std::string, std::vector<std::string>>;

/// One entry of hostile.toml.
struct HostileFixture {
  std::string name;    ///< "01-exit-in-a-function"
  std::string lesson;  ///< "01": whose right answers stand beside the hostile code
  std::string tries;
  ExpectedVerdicts expects;
  Isolation needs = Isolation::limits;
  std::optional<ExpectedVerdicts> below;  ///< at a lower level; none: it would harm the machine
  std::string make;                       ///< a recipe; empty when there is a `text`
  std::string text;

  /// What the grader must say at this level; nothing when it must not be run there.
  std::optional<ExpectedVerdicts> expected_at(Isolation level) const;
};

/// Reads hostile.toml and the files beside it. Throws InputError for a manifest that is wrong.
std::vector<HostileFixture> read_hostile_fixtures(const std::filesystem::path& folder);

/// What a fixture knows of the machine that it attacks, as macros: the traces by which it is found.
struct HostileNames {
  std::string mark = "cvl-hostile";    ///< HOSTILE_MARK: names of files, processes, shared memory
  std::filesystem::path home;          ///< HOSTILE_HOME: the course; HOSTILE_SOLUTION: a file in it
  std::filesystem::path out;           ///< HOSTILE_OUT: where results are written
  std::filesystem::path class_folder;  ///< HOSTILE_CLASS: all submissions
  int port = 47'110;                   ///< HOSTILE_PORT and the next
  int key = 0x636e6c;                  ///< HOSTILE_KEY, of System V
};

/// The file to hand in: the fixture's text, in which the line `// ANSWERS` is replaced by the right
/// answers (`solution`, with its marks), with `CODE` of each line `// IN exercise: CODE` at the
/// exercise's beginning.
std::string hostile_source(const HostileFixture& fixture, std::string_view solution,
                           const std::vector<std::string>& exercises, const HostileNames& names);

}  // namespace convlings
