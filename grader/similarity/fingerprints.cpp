#include "similarity/fingerprints.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace convlings {
namespace {

constexpr std::size_t run_length = tokens_in_a_print;
constexpr std::size_t neighbours = 4;

/// FNV-1a, and a last stir, since winnowing looks for small numbers.
class Hash {
 public:
  void add(std::uint64_t value) { state_ = (state_ ^ value) * 0x100000001b3U; }
  std::uint64_t value() const {
    const std::uint64_t stirred = (state_ ^ (state_ >> 33U)) * 0xff51afd7ed558ccdU;
    return stirred ^ (stirred >> 33U);
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325U;
};

std::uint64_t hash_of(std::string_view text) {
  Hash hash;
  for (const char c : text) hash.add(static_cast<unsigned char>(c));
  return hash.value();
}

}  // namespace

std::vector<Print> all_prints(const std::vector<OwnToken>& tokens) {
  std::vector<Print> prints;
  if (tokens.size() < run_length) return prints;
  std::vector<std::uint64_t> words;
  words.reserve(tokens.size());
  for (const OwnToken& token : tokens) words.push_back(hash_of(token.text));
  prints.reserve(tokens.size());
  std::size_t uninterrupted = 0;  // tokens since the stub's code, up to the end of the run
  for (std::size_t end = 1; end <= tokens.size(); ++end) {
    uninterrupted = tokens[end - 1].first ? 1 : uninterrupted + 1;
    if (uninterrupted < run_length) continue;
    const std::size_t begin = end - run_length;
    std::vector<std::uint64_t> names;
    Hash hash;
    for (std::size_t i = begin; i < end; ++i) {
      if (!tokens[i].name) {
        hash.add(words[i]);
        continue;
      }
      const auto known = std::find(names.begin(), names.end(), words[i]);
      hash.add(static_cast<std::uint64_t>(known - names.begin()));
      if (known == names.end()) names.push_back(words[i]);
    }
    prints.push_back({hash.value(), begin});
  }
  return prints;
}

std::vector<std::uint64_t> winnowed(const std::vector<Print>& prints) {
  std::vector<std::uint64_t> kept;
  if (prints.empty()) return kept;
  const std::size_t windows = prints.size() < neighbours ? 1 : prints.size() - neighbours + 1;
  kept.reserve(windows);
  for (std::size_t begin = 0; begin < windows; ++begin) {
    std::uint64_t smallest = prints[begin].value;
    for (std::size_t i = begin; i < std::min(begin + neighbours, prints.size()); ++i) {
      smallest = std::min(smallest, prints[i].value);
    }
    kept.push_back(smallest);
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

}  // namespace convlings
