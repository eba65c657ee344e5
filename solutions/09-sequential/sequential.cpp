#include "sequential.hpp"

// Exercise 1 of 4: the convolutional base, in six lines.
//     1. A Sequential named model; its input is {28, 28, 1}: height, width, channels.
//     2. Add a Conv2D: 32 filters, kernel size 3, activation relu.
//     3. Add a MaxPooling2D: pool size 2.
//     4. Add a Conv2D: 64 filters, kernel size 3, activation relu.
//     5. Add a MaxPooling2D: pool size 2.
//     6. Add a Conv2D: 64 filters, kernel size 3, activation relu.
// A layer is written with its options by name, as in
//     model.add(Dense({.units = 5, .activation = sigmoid}));
// Then return the model. Budget: 7 lines.
Sequential convolutional_base() {
  // BEGIN SOLUTION
  Sequential model({28, 28, 1});
  model.add(Conv2D({.filters = 32, .kernel_size = 3, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 64, .kernel_size = 3, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 64, .kernel_size = 3, .activation = relu}));
  return model;
  // END SOLUTION
}

// Exercise 2 of 4: the classifier on top, in three lines.
//     1. Add a Flatten: (3, 3, 64) becomes one row of numbers. No options.
//     2. Add a Dense layer: 64 units, activation relu.
//     3. Add a Dense layer: one unit for each of the ten digits, activation softmax.
// The base is yours from exercise 1. Budget: 4 lines.
Sequential mnist_convnet() {
  Sequential model = convolutional_base();
  // BEGIN SOLUTION
  model.add(Flatten());
  model.add(Dense({.units = 64, .activation = relu}));
  model.add(Dense({.units = 10, .activation = softmax}));
  return model;
  // END SOLUTION
}

// Exercise 3 of 4: where is the mass?
// model.layers() is a list of ModelLayer. Each has a name() and a parameter_count() (a
// std::int64_t). Walk over them and keep the best one so far. Budget: 7 lines.
std::string largest_layer(const Sequential& model) {
  // BEGIN SOLUTION
  const ModelLayer* largest = &model.layers().front();
  for (const ModelLayer& layer : model.layers()) {
    if (layer.parameter_count() > largest->parameter_count()) largest = &layer;
  }
  return largest->name();
  // END SOLUTION
}

// Exercise 4 of 4: ask the network.
// model.forward takes a batch: (1, height, width, channels) for a single image. image.shape()[0] is
// the height, and image.reshaped({…}) gives the same numbers another shape. The answer has the
// shape (1, classes); return the column of its largest number. Budget: 8 lines.
int classify(const Sequential& model, const Tensor& image) {
  // BEGIN SOLUTION
  const Shape& shape = image.shape();
  const Tensor answer = model.forward(image.reshaped({1, shape[0], shape[1], shape[2]}));
  int best = 0;
  for (int i = 1; i < answer.shape()[1]; ++i) {
    if (answer(0, i) > answer(0, best)) best = i;
  }
  return best;
  // END SOLUTION
}
