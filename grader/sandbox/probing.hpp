// What a stranger's program could do here: attempts of a probe of ours, made at every level.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sandbox/isolation.hpp"

namespace convlings {

/// One attempt, at each level that this machine offers.
struct ProbeRow {
  std::string name;                       ///< the probe's word for it: "connect"
  std::string attempt;                    ///< for people: "connect to a port of this machine"
  std::map<Isolation, std::string> said;  ///< "denied: …", "possible …"

  bool denied(Isolation level) const;
};

/// All attempts. `levels` are offered here. Takes about a second.
std::vector<ProbeRow> probe(const std::vector<Isolation>& levels);

}  // namespace convlings
