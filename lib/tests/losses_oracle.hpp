// The losses as books write them, in double, one example at a time: what the library's are compared
// with, and what numeric gradients are taken of.
#pragma once

#include <vector>

#include "cnn/core/random.hpp"
#include "cnn/nn/losses/loss.hpp"

/// A loss and the activation in front of it.
struct LossPair {
  cnn::Loss loss;
  cnn::ActivationFunction ending;
};

/// Every pair that require_loss_fits accepts.
std::vector<LossPair> loss_pairs();

/// "mean_squared_error after softmax", for the message of a failed check.
std::string name_of(const LossPair& pair);

/// Targets that go with the pair, (slice, n) or (slice, 1): classes, ones and zeros, or, when
/// `soft`, numbers in [0, 1).
cnn::Tensor random_targets(const LossPair& pair, int slice, int n, bool soft, cnn::Random& random);

/// The sum of the examples' losses. `values` are slice·n numbers before the activation.
double oracle_loss(const LossPair& pair, const std::vector<double>& values,
                   const cnn::Tensor& targets, int n);

/// `tensor`'s numbers in double.
std::vector<double> doubles(const cnn::Tensor& tensor);
