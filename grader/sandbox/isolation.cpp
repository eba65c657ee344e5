#include "sandbox/isolation.hpp"

namespace convlings {

std::string_view to_string(Isolation level) {
  switch (level) {
    case Isolation::limits:
      return "limits";
    case Isolation::filtered:
      return "filtered";
    case Isolation::sandboxed:
      return "sandboxed";
    case Isolation::contained:
      return "contained";
  }
  return "limits";
}

std::optional<Isolation> parse_isolation(std::string_view name) {
  for (const Isolation level :
       {Isolation::limits, Isolation::filtered, Isolation::sandboxed, Isolation::contained}) {
    if (name == to_string(level)) return level;
  }
  return std::nullopt;
}

std::string IsolationUsed::text() const {
  return std::string(to_string(level)) + (other_uid ? ", as another user" : "");
}

}  // namespace convlings
