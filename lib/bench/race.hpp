// Several ways to compute the same thing, timed against each other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"

/// One way, by name.
struct Candidate {
  std::string name;
  std::function<cnn::Tensor()> run;
  bool once = false;  ///< too slow to be asked every round
  std::vector<double> milliseconds = {};
};

/// Lets the candidates take turns for that many rounds and prints the median of each, with the rate
/// when `flops`, the floating-point operations of one run, is not 0.
void race(const std::string& what, double flops, int rounds, std::vector<Candidate> candidates);
