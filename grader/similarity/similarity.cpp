#include "similarity/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "similarity/fingerprints.hpp"
#include "similarity/own_tokens.hpp"
#include "similarity/shared_runs.hpp"

namespace convlings {
namespace {

// A pair is told when all three hold.
constexpr double least_likeness = 0.4;     ///< of the smaller file's own prints
constexpr double least_rare_share = 0.25;  ///< how much of what is alike is alike in these two only
constexpr double least_bits = 80;          ///< of surprise: about four lines that nobody else has

struct Prepared {
  std::vector<OwnToken> tokens;
  std::vector<std::uint64_t> prints;
};

/// How surprising it is, in bits, that two of `files` share a print that `holders` have. One bit is
/// taken off: what half of a class writes tells nothing. With two files there is no class to
/// compare with, and nothing is surprising.
double surprise(int files, int holders) {
  const double others = (holders - 2 + 0.5) / (files - 2 + 1.0);
  return std::max(0.0, -std::log2(others) - 1);
}

std::size_t common_prints(const Prepared& a, const Prepared& b) {
  std::size_t count = 0;
  auto there = b.prints.begin();
  for (const std::uint64_t print : a.prints) {
    there = std::lower_bound(there, b.prints.end(), print);
    if (there == b.prints.end()) break;
    if (*there == print) ++count;
  }
  return count;
}

std::vector<Prepared> prepare(std::string_view stub, const std::vector<HandedInFile>& files) {
  const auto stub_lines = lines_of(stub);
  const std::vector<std::uint64_t> given = [&] {  // the stub's, however its lines are broken
    std::vector<std::uint64_t> prints;
    for (const Print& print : all_prints(own_tokens(stub, {}))) prints.push_back(print.value);
    std::sort(prints.begin(), prints.end());
    return prints;
  }();
  std::vector<Prepared> prepared;
  prepared.reserve(files.size());
  for (const HandedInFile& file : files) {
    Prepared one{own_tokens(file.text, stub_lines), {}};
    one.prints = winnowed(all_prints(one.tokens));
    std::erase_if(one.prints, [&](std::uint64_t print) {
      return std::binary_search(given.begin(), given.end(), print);
    });
    prepared.push_back(std::move(one));
  }
  return prepared;
}

/// For every pair the bits of surprise in what it shares, row by row.
std::vector<float> evidence(const std::vector<Prepared>& files) {
  const std::size_t count = files.size();
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint64_t print : files[i].prints) {
      holders[print].push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::vector<float> bits(count * count);
  for (const auto& [print, who] : holders) {
    if (who.size() < 2) continue;
    const double each = surprise(static_cast<int>(count), static_cast<int>(who.size()));
    if (each <= 0) continue;
    for (std::size_t a = 0; a < who.size(); ++a) {
      for (std::size_t b = a + 1; b < who.size(); ++b) {
        bits[who[a] * count + who[b]] += static_cast<float>(each);
      }
    }
  }
  return bits;
}

}  // namespace

std::vector<SimilarPair> similar_pairs(const std::string& lesson, std::string_view stub,
                                       const std::vector<HandedInFile>& files) {
  const std::vector<Prepared> prepared = prepare(stub, files);
  const std::vector<float> bits = evidence(prepared);
  const double rarest = surprise(static_cast<int>(files.size()), 2);
  std::vector<SimilarPair> pairs;
  for (std::size_t a = 0; a < files.size(); ++a) {
    for (std::size_t b = a + 1; b < files.size(); ++b) {
      const double found = bits[a * files.size() + b];
      const std::size_t own = std::min(prepared[a].prints.size(), prepared[b].prints.size());
      if (found < least_bits || found < least_rare_share * rarest * static_cast<double>(own)) {
        continue;
      }
      const double likeness =
          static_cast<double>(common_prints(prepared[a], prepared[b])) / static_cast<double>(own);
      if (likeness < least_likeness) continue;
      const SharedRuns runs = shared_runs(prepared[a].tokens, prepared[b].tokens);
      pairs.push_back(
          {lesson, files[a].student, files[b].student, likeness, runs.lines, runs.begins});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const SimilarPair& a, const SimilarPair& b) {
    return a.likeness > b.likeness;
  });
  return pairs;
}

}  // namespace convlings
