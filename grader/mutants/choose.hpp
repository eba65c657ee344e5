// Which mutants are worth their time, when there are more than can be tried.
#pragma once

#include <vector>

#include "mutants/mutant.hpp"

namespace convlings {

/// How many mutants of one function are tried.
constexpr int most_of_a_function = 6;

/// At most `most` of each function: one of every class in turn, those of a class spread over the
/// function's text. Always the same ones, in the order of the text.
std::vector<Mutant> chosen_mutants(const std::vector<Mutant>& mutants,
                                   int most = most_of_a_function);

}  // namespace convlings
