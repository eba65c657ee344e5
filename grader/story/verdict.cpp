#include "story/verdict.hpp"

#include <array>

namespace convlings {
namespace {

constexpr std::array<std::string_view, 14> names = {
    "passed",         "wrong",         "not_written",  "threw",        "crashed",
    "timed_out",      "exited_early",  "memory_limit", "output_limit", "protocol_violation",
    "does_not_build", "compile_limit", "rejected",     "system_error"};

}  // namespace

std::string_view to_string(Verdict verdict) { return names.at(static_cast<std::size_t>(verdict)); }

std::optional<Verdict> parse_verdict(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.at(i) == name) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

}  // namespace convlings
