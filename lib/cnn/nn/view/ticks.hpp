// Axes that begin, step and end at round numbers.
#pragma once

#include <string>
#include <vector>

namespace cnn::view {

/// Where an axis runs, and where its ticks are: multiples of 1, 2 or 5 times a power of ten.
struct Axis {
  double low = 0;
  double high = 1;
  std::vector<double> ticks = {};

  /// The place of a value along the axis, 0 at `low` to 1 at `high`.
  double position(double value) const { return (value - low) / (high - low); }
};

/// From the last tick at or below `low` to the first at or above `high`, with about `count` steps
/// between them. Equal numbers get room on both sides. Both are finite and at most 1e15 in size.
Axis round_axis(double low, double high, int count);

/// 1, 2, …, last or every 2nd, 5th, 10th … of them, with half a step of room at both ends.
Axis counting_axis(int last, int count);

/// A tick as its axis writes it: no more decimals than the step needs, "5e-08" where they would be
/// many.
std::string tick_text(const Axis& axis, double tick);

}  // namespace cnn::view
