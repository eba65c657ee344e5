// How well a model does.
#pragma once

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/losses/metrics.hpp"
#include "cnn/nn/train/training.hpp"

namespace convlings {

struct Judgement {
  cnn::Scores scores;
  cnn::ConfusionMatrix matrix;
  cnn::Tensor outputs;  ///< (count, classes), or (count, 1)
};

/// The model, compiled with a loss and accuracy, on all examples.
Judgement judge(const cnn::Sequential& model, const cnn::Dataset& dataset, int threads);

/// "loss 0.0265, accuracy 0.9913 (9,913 of 10,000)".
std::string to_string(const Judgement& judgement);

}  // namespace convlings
