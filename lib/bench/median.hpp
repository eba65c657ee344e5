// What counts of several measurements.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

/// The number in the middle; of an even count the upper one. There is at least one.
inline double median(std::vector<double> numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}
