// Lesson 09: the functions that you write in sequential.cpp. Here you build with the library's
// layers; you know what each of them does.
#pragma once

#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/sequential.hpp"
#include "cnn/nn/model/summary.hpp"

using namespace cnn;  // so that a model reads as in Keras: Conv2D, MaxPooling2D, relu, softmax

/// The part of the MNIST convnet that sees: three convolutions with relu, a max pooling of 2 after
/// the first two.
/// Takes (28, 28, 1), gives (3, 3, 64). Six lines.
Sequential convolutional_base();

/// The whole MNIST convnet: the base, then the part that decides.
/// Takes (28, 28, 1), gives ten probabilities. Three lines more.
Sequential mnist_convnet();

/// The name of the layer with the most parameters, as the summary table has it: "conv2d_1". When
/// several have equally many, the first of them. `model` has at least one layer.
std::string largest_layer(const Sequential& model);

/// The class that `model` sees in one image: the place, counted from 0, of the largest number that
/// comes out. `model` is built; it takes batches of images and gives (batch, classes).
/// image: (height, width, channels).
int classify(const Sequential& model, const Tensor& image);
