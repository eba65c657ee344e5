#include "mutants/choose.hpp"

#include <algorithm>
#include <set>

namespace convlings {
namespace {

/// The places in `mutants` of one function's, by class; far apart in the text come first.
std::vector<std::vector<std::size_t>> by_kind(const std::vector<Mutant>& mutants, std::size_t first,
                                              std::size_t end) {
  std::vector<std::vector<std::size_t>> kinds;
  for (const std::string& kind : edit_kinds()) {
    std::vector<std::size_t> places;
    for (std::size_t i = first; i < end; ++i) {
      if (mutants[i].edit.kind == kind) places.push_back(i);
    }
    std::vector<std::size_t> spread;  // the middle one, then the middles of what is left and right
    std::vector<std::pair<std::size_t, std::size_t>> ranges = {{0, places.size()}};
    for (std::size_t r = 0; r < ranges.size(); ++r) {
      const auto [from, to] = ranges[r];
      if (from >= to) continue;
      const std::size_t middle = (from + to) / 2;
      spread.push_back(places[middle]);
      ranges.emplace_back(from, middle);
      ranges.emplace_back(middle + 1, to);
    }
    if (!spread.empty()) kinds.push_back(std::move(spread));
  }
  return kinds;
}

}  // namespace

std::vector<Mutant> chosen_mutants(const std::vector<Mutant>& mutants, int most) {
  std::set<std::size_t> chosen;
  std::size_t shift = 0;  // a function begins with the class at which the one before it ended
  for (std::size_t first = 0; first < mutants.size();) {
    std::size_t end = first;
    while (end < mutants.size() && mutants[end].lesson == mutants[first].lesson &&
           mutants[end].exercise == mutants[first].exercise) {
      ++end;
    }
    const auto kinds = by_kind(mutants, first, end);
    const std::size_t wanted = std::min<std::size_t>(end - first, static_cast<std::size_t>(most));
    std::size_t taken = 0;
    for (std::size_t round = 0; taken < wanted; ++round) {
      for (std::size_t k = 0; k < kinds.size() && taken < wanted; ++k) {
        const auto& kind = kinds[(k + shift) % kinds.size()];
        if (round < kind.size() && chosen.insert(kind[round]).second) ++taken;
      }
    }
    shift += wanted;
    first = end;
  }
  std::vector<Mutant> result;
  result.reserve(chosen.size());
  for (const std::size_t i : chosen) result.push_back(mutants[i]);
  return result;
}

}  // namespace convlings
