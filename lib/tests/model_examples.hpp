// The course's MNIST convnet written out, for tests that should not depend on a layer config.
#pragma once

#include "cnn/nn/model/sequential.hpp"

inline cnn::Sequential mnist_convnet() {
  using namespace cnn;
  Sequential model({28, 28, 1});
  model.add(Conv2D({.filters = 32, .kernel_size = 3, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 64, .kernel_size = 3, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 64, .kernel_size = 3, .activation = relu}));
  model.add(Flatten());
  model.add(Dense({.units = 64, .activation = relu}));
  model.add(Dense({.units = 10, .activation = softmax}));
  return model;
}
