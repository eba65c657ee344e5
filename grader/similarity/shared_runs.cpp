#include "similarity/shared_runs.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "similarity/fingerprints.hpp"

namespace convlings {
namespace {

constexpr std::size_t most_runs = 5;
constexpr std::size_t most_places = 8;  // of one run in the second file

struct Run {
  int tokens = 0;
  int first_line = 0;
  int second_line = 0;
};

/// How many prints are the same from there on, without a gap.
std::size_t run_from(const std::vector<Print>& here, std::size_t i, const std::vector<Print>& there,
                     std::size_t j) {
  std::size_t length = 1;
  while (i + length < here.size() && j + length < there.size() &&
         here[i + length].value == there[j + length].value &&
         here[i + length].at == here[i].at + length &&
         there[j + length].at == there[j].at + length) {
    ++length;
  }
  return length;
}

/// A line of the first file is shared when most of its tokens are.
int shared_lines(const std::vector<OwnToken>& tokens, const std::vector<bool>& covered) {
  std::map<int, int> balance;  // by line: shared tokens less others
  for (std::size_t i = 0; i < tokens.size(); ++i) balance[tokens[i].line] += covered[i] ? 1 : -1;
  return static_cast<int>(std::count_if(balance.begin(), balance.end(),
                                        [](const auto& line) { return line.second > 0; }));
}

}  // namespace

SharedRuns shared_runs(const std::vector<OwnToken>& first, const std::vector<OwnToken>& second) {
  const std::vector<Print> here = all_prints(first);
  const std::vector<Print> there = all_prints(second);
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < there.size(); ++i) {
    std::vector<std::size_t>& same = places[there[i].value];
    if (same.size() < most_places) same.push_back(i);
  }

  std::vector<bool> covered(first.size());
  std::vector<Run> runs;
  for (std::size_t i = 0; i < here.size();) {
    const auto matches = places.find(here[i].value);
    if (matches == places.end()) {
      ++i;
      continue;
    }
    std::size_t length = 0;
    std::size_t j = 0;
    for (const std::size_t place : matches->second) {
      const std::size_t longer = run_from(here, i, there, place);
      if (longer <= length) continue;
      length = longer;
      j = place;
    }
    const std::size_t tokens = length - 1 + tokens_in_a_print;
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(here[i].at), tokens, true);
    runs.push_back({static_cast<int>(tokens), first[here[i].at].line, second[there[j].at].line});
    i += length;
  }
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.tokens > b.tokens; });
  if (runs.size() > most_runs) runs.resize(most_runs);
  SharedRuns result;
  result.lines = shared_lines(first, covered);
  result.begins.reserve(runs.size());
  for (const Run& run : runs) result.begins.emplace_back(run.first_line, run.second_line);
  return result;
}

}  // namespace convlings
