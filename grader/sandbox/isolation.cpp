#include "sandbox/isolation.hpp"

#include <array>
#include <cstddef>

namespace convlings {
namespace {

constexpr std::array<std::string_view, 4> isolation_names = {"limits", "filtered", "sandboxed",
                                                             "contained"};

}  // namespace

std::string_view to_string(Isolation level) {
  return isolation_names.at(static_cast<std::size_t>(level));
}

std::optional<Isolation> parse_isolation(std::string_view name) {
  for (std::size_t i = 0; i < isolation_names.size(); ++i) {
    if (isolation_names.at(i) == name) return static_cast<Isolation>(i);
  }
  return std::nullopt;
}

std::string IsolationUsed::text() const {
  std::string text(to_string(level));
  if (other_uid) text += ", as another user";
  return text;
}

}  // namespace convlings
