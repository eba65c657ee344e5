// Several ways to compute the same thing, timed against each other.
#pragma once

#include <functional>
#include <string>
#include <vector>

/// One way, by name.
struct Candidate {
  std::string name;
  std::function<void()> run;
  bool once = false;  ///< too slow to be asked every round
  std::vector<double> milliseconds = {};
};

/// Lets the candidates take turns for that many rounds and prints the median of each, how many
/// times the first one's it is, and the rate when `flops`, the floating-point operations of one
/// run, is not 0.
void race(const std::string& what, double flops, int rounds, std::vector<Candidate> candidates);
