// A file as a set of numbers, few enough to compare every file of a class with every other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/own_tokens.hpp"

namespace convlings {

/// So many tokens make one fingerprint: about a line and a half. Shorter turns of phrase are
/// everybody's.
constexpr int tokens_in_a_print = 16;

struct Print {
  std::uint64_t value = 0;
  std::size_t at = 0;  ///< the token at which its run begins
};

/// One for every place at which a run of `tokens_in_a_print` begins that the stub's code does not
/// interrupt. Names count by the order in which the run mentions them, so that neither renaming a
/// variable nor moving a function changes a print.
std::vector<Print> all_prints(const std::vector<OwnToken>& tokens);

/// The smallest of every four neighbours (winnowing): any run of nineteen tokens that two files
/// share leaves a common print. Sorted, each once.
std::vector<std::uint64_t> winnowed(const std::vector<Print>& prints);

}  // namespace convlings
