// The colour map viridis by Nathaniel J. Smith, Stefan van der Walt and Eric Firing; CC0.
#pragma once

#include <array>
#include <cstdint>

namespace cnn::view {

/// Red, green, blue from the low end to the high end.
extern const std::array<std::array<std::uint8_t, 3>, 256> viridis_table;

}  // namespace cnn::view
