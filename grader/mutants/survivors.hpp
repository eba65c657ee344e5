// The mutants that no check notices, each with the reason: grader/mutants/survivors.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mutants/mutant.hpp"

namespace convlings {

struct Survivor {
  std::string lesson;
  std::string exercise;
  std::string line;    ///< as Mutant has it
  std::string mutant;  ///< its changed line
  std::string why;     ///< "equivalent: …", "chance: …" or "unseen: …"

  /// No answer differs: no check can notice.
  bool equivalent() const { return why.starts_with("equivalent: "); }
  /// Noticed here, not there; it counts as unseen.
  bool chance() const { return why.starts_with("chance: "); }
  bool is(const Mutant& other) const;
};

/// Reads the file's text. Throws InputError "<shown>:<line>: …" when an entry lacks something or
/// its `why` begins with none of the three words.
std::vector<Survivor> parse_survivors(std::string_view text, std::string_view shown);

/// An entry as the file has it, with `why` left to be filled in.
std::string survivor_entry(const Mutant& mutant);

}  // namespace convlings
