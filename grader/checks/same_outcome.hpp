// Do two answers of a function count as the same?
#pragma once

#include "checks/current_check.hpp"

namespace convlings::checks {

using Outcome = std::variant<Value, NoAnswer>;

/// Equal up to rounding: numbers and cells within 1e-4 · max(1, |number|), where a NaN equals a
/// NaN; exceptions with the same words. What crashed or ran out of time equals nothing.
bool same_outcome(const Outcome& one, const Outcome& other);

/// In how many numbers or entries two answers differ: 1 at least when they are not the same.
int differing_numbers(const Outcome& one, const Outcome& other);

}  // namespace convlings::checks
