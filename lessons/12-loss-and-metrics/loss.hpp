// Lesson 12: the functions that you write in loss.cpp.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// No probability below this goes into a logarithm: Keras's value.
constexpr float epsilon = 1e-7F;

/// How dear the answers are: -log of the probability that each example gave to its true class, the
/// mean of all examples. Natural logarithm (std::log); a probability below epsilon counts as
/// epsilon. targets: (examples, classes), one-hot. probabilities: the same shape, every row adds up
/// to 1.
float categorical_crossentropy(const Tensor& targets, const Tensor& probabilities);

/// The same number, from labels instead of rows.
/// labels: the true class of each example, from 0. probabilities: (examples, classes).
/// Throws any exception for a label that is no class.
float sparse_categorical_crossentropy(const std::vector<int>& labels, const Tensor& probabilities);

/// The same for yes or no: -log p where the truth is 1, -log(1 - p) where it is 0, the mean of all
/// examples. p and 1 - p below epsilon count as epsilon.
/// targets: (examples, 1), 0 or 1. probabilities: (examples, 1), those of a 1.
float binary_crossentropy(const Tensor& targets, const Tensor& probabilities);

/// The share of the examples whose likeliest class is the true one. Of equally likely classes the
/// first counts.
/// labels: the true class of each example, from 0. probabilities: (examples, classes).
/// Returns 0 to 1.
float accuracy(const std::vector<int>& labels, const Tensor& probabilities);

/// Which class is taken for which: cell (i, j) counts the examples of class i that were answered j.
/// labels, answers: one class for each example, from 0. Returns (classes, classes).
Tensor confusion_matrix(const std::vector<int>& labels, const std::vector<int>& answers,
                        int classes);
