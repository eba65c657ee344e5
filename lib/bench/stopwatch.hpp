// Two clocks at once, for machines that are not ours alone.
#pragma once

#include <chrono>
#include <ctime>

/// `wall` is what a user waits. `processor` is what all threads together computed: it does not
/// count what other programs took meanwhile, nor threads that wait for each other.
struct Elapsed {
  double wall = 0;       ///< seconds
  double processor = 0;  ///< seconds
};

class Stopwatch {
 public:
  Elapsed elapsed() const {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_start_;
    const auto ticks = static_cast<double>(std::clock() - processor_start_);
    return {.wall = wall.count(), .processor = ticks / CLOCKS_PER_SEC};
  }

 private:
  std::chrono::steady_clock::time_point wall_start_ = std::chrono::steady_clock::now();
  std::clock_t processor_start_ = std::clock();
};
