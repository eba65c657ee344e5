// What this machine offers to a grader, for `convlings doctor`.
#pragma once

#include <string>
#include <vector>

#include "sandbox/isolation.hpp"

namespace convlings {

struct Fact {
  std::string name;  ///< "bubblewrap"
  bool good = false;
  std::string text;  ///< "0.8.0", or why it is missing
};

/// Levels with the reason why one is not offered; empty: it is.
struct Offer {
  Isolation level = Isolation::limits;
  std::string why_not;
};

/// All four, tried out.
std::vector<Offer> offers();

std::vector<Fact> look_at_machine(const std::vector<Offer>& offers);

/// What to install or change for a better level; empty when there is none.
std::vector<std::string> advice(const std::vector<Offer>& offers);

}  // namespace convlings
