#include "race.hpp"

#include <fmt/format.h>

#include "median.hpp"
#include "stopwatch.hpp"

namespace {

/// Processor time, not wall time: what other programs take meanwhile does not count.
double milliseconds_of(const std::function<void()>& run) {
  const Stopwatch watch;
  run();
  return 1e3 * watch.elapsed().processor;
}

}  // namespace

void race(const std::string& what, double flops, int rounds, std::vector<Candidate> candidates) {
  for (Candidate& candidate : candidates) {
    if (!candidate.once) candidate.run();  // caches and pages warm up
  }
  for (int round = 0; round < rounds; ++round) {
    for (Candidate& candidate : candidates) {
      if (candidate.once && round > 0) continue;
      candidate.milliseconds.push_back(milliseconds_of(candidate.run));
    }
  }
  const double first = median(candidates.front().milliseconds);
  for (const Candidate& candidate : candidates) {
    const double milliseconds = median(candidate.milliseconds);
    const std::string rate =
        flops > 0 ? fmt::format("{:8.1f} GFLOP/s", flops / milliseconds * 1e-6) : "";
    fmt::print("{:36} {:8} {:9.3f} ms {:7.1f}x {}\n", what, candidate.name, milliseconds,
               milliseconds / first, rate);
  }
}
