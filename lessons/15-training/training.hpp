// Lesson 15: the functions that you write in training.cpp. Losses, gradients and optimisers are the
// library's now; you know what each of them does.
#pragma once

#include "cnn/core/errors.hpp"
#include "cnn/nn/train/training.hpp"

using namespace cnn;  // so that a training reads as in Keras: Sequential, RMSprop, accuracy

/// What a training leaves behind, beside the weights in the model.
struct Training {
  History history;           ///< epoch by epoch
  double test_accuracy = 0;  ///< 0 to 1
};

/// What a history tells.
struct Reading {
  int best_epoch = 0;  ///< counted from 1: where the validation accuracy is highest
  double gap = 0;      ///< in the last epoch: training accuracy minus validation accuracy
};

/// The network without convolutions that a convnet has to beat: flatten, a dense layer of 512 units
/// with relu, a dense layer of 10 with softmax.
/// Takes (28, 28, 1), gives ten probabilities; 407,050 parameters.
Sequential dense_baseline();

/// Two convolutions, one pooling, two dense layers: 3×3 kernels with relu, first 16 filters, then
/// 32; a max pooling of 2; flatten; 64 units with relu; 10 with softmax.
/// Takes (28, 28, 1), gives ten probabilities; 300,426 parameters.
Sequential assignment_network();

/// Compiles the model with RMSprop, learning rate 0.001, categorical cross-entropy and the metric
/// accuracy; fits it to `training` for 5 epochs in batches of 64, with `validation` beside it; then
/// evaluates it on `test`. Targets are one-hot rows. The model itself learns.
Training train(Sequential& model, const Examples& training, const Examples& validation,
               const Examples& test);

/// Which part of the errors is gone when accuracy changes: 0.5 for half of them, 1 for all, below 0
/// when there are more than before. Accuracies are 0 to 1, accuracy_before is below 1.
double relative_error_reduction(double accuracy_before, double accuracy_after);

/// Reads the best epoch, the first of equals, and the gap at the end. The history has at least one
/// epoch, and each has training and validation accuracy.
Reading read_history(const History& history);
