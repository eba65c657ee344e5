// Lesson 10: the functions that you write in create_cnn.cpp.
#pragma once

#include <stdexcept>
#include <utility>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace cnn;  // so that a model reads as in Keras: Conv2D, MaxPooling2D, relu, softmax

/// One entry of a layer config. What `size` means depends on the kind:
///
///   {'c', 64, 3}         convolution: 64 filters, kernel 3×3, padding same
///   {'c', 64, 3, valid}  the same, padding valid
///   {'m', 2}             max pooling of 2×2
///   {'a', 2}             average pooling of 2×2
///   {'f'}                flatten
///   {'d', 1024}          dense layer of 1024 units
struct LayerEntry {
  char kind = 'f';
  int size = 0;            ///< c: filters; m, a: pool size; d: units
  int kernel = 0;          ///< c: kernel size
  Padding padding = same;  ///< c
};

/// Appends the one layer that `entry` describes. Convolutions and dense layers end with
/// `activation`; the others have none.
/// Throws std::invalid_argument for a kind that is not c, m, a, f or d.
void add_layer(Sequential& model, const LayerEntry& entry, ActivationFunction activation);

/// The network that `config` describes for examples of shape `input`. Every activation is relu, but
/// for a dense layer that is the last entry: softmax, or sigmoid when it has a single unit. The
/// weights are not made yet: that is what `build` is for.
Sequential create_cnn(const std::vector<LayerEntry>& config, const Shape& input);

/// The CIFAR model of the course: 8,660,042 parameters for (32, 32, 3).
std::vector<LayerEntry> cifar_config();

/// LeNet-5 as it is written today: 61,706 parameters for (32, 32, 1).
std::vector<LayerEntry> lenet5_config();

/// VGG-16: 138,357,544 parameters for (224, 224, 3).
std::vector<LayerEntry> vgg16_config();
