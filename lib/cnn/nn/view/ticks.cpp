#include "cnn/nn/view/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cnn::view {
namespace {

/// The smallest of 1, 2, 5, 10, 20, 50, ... and their tenths that is at least `least`.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  constexpr double slack = 1 + 1e-9;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power * slack >= least) return factor * power;
  }
  return 10 * power;
}

}  // namespace

Axis round_axis(double low, double high, int count) {
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) / 10;
    low -= room;
    high += room;
  }
  // Steps below the numbers' own precision would not be different numbers.
  const double finest = std::max(std::abs(low), std::abs(high)) * 1e-12;
  const double step = round_step(std::max((high - low) / count, finest));
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  Axis axis{first * step, last * step};
  for (double k = first; k <= last; ++k) axis.ticks.push_back(k * step);
  return axis;
}

Axis counting_axis(int last, int count) {
  const int step =
      std::max(1, static_cast<int>(std::lround(round_step(static_cast<double>(last) / count))));
  Axis axis{0.5, last + 0.5};
  for (int tick = step; tick <= last; tick += step) axis.ticks.push_back(tick);
  return axis;
}

std::string tick_text(const Axis& axis, double tick) {
  const double step = axis.ticks.size() < 2 ? 1 : axis.ticks[1] - axis.ticks[0];
  const int decimals = static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
  if (decimals > 5 || std::abs(tick) >= 1e6) return fmt::format("{:.3g}", tick);
  // Adding 0 turns -0 into 0.
  return fmt::format("{:.{}f}", tick + 0.0, std::max(decimals, 0));
}

}  // namespace cnn::view
