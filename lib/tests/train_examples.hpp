// A small task that a network learns within a second: where in the picture is the bright bar?
#pragma once

#include "cnn/core/random.hpp"
#include "cnn/nn/train/training.hpp"

/// Pictures (8, 6, 1) of noise with a bright horizontal bar (class 0), vertical bar (1) or none
/// (2), and one-hot targets.
inline cnn::TensorExamples bars(int count, std::uint64_t seed) {
  cnn::Random random(seed);
  cnn::Tensor pictures = cnn::random_uniform({count, 8, 6, 1}, 0, 0.3F, random);
  cnn::Tensor targets({count, 3});
  for (int i = 0; i < count; ++i) {
    const int kind = random.integer(0, 2);
    const int place = random.integer(1, 4);
    for (int along = 0; kind == 0 && along < 6; ++along) pictures(i, place, along, 0) += 0.7F;
    for (int along = 0; kind == 1 && along < 8; ++along) pictures(i, along, place, 0) += 0.7F;
    targets(i, kind) = 1;
  }
  return {pictures, targets};
}

/// A bit of everything: (8, 6, 1) to (3,).
inline cnn::Sequential bars_model(float dropout = 0, float l2 = 0) {
  cnn::Sequential model({8, 6, 1});
  model.add(cnn::Conv2D({.filters = 6,
                         .kernel_size = 3,
                         .padding = cnn::same,
                         .activation = cnn::relu,
                         .kernel_regularizer = cnn::L2{l2}}));
  model.add(cnn::MaxPooling2D({.pool_size = 2}));
  model.add(cnn::Dropout({.rate = dropout}));
  model.add(cnn::Flatten());
  model.add(cnn::Dense({.units = 10, .activation = cnn::relu}));
  model.add(cnn::Dense({.units = 3, .activation = cnn::softmax}));
  return model;
}

/// All weights of a model in one row, for comparing bits.
inline std::vector<float> all_weights(const cnn::Sequential& model) {
  std::vector<float> all;
  for (const cnn::ModelLayer& placed : model.layers()) {
    for (const cnn::Weight& weight : placed.layer().weights()) {
      all.insert(all.end(), weight.value.begin(), weight.value.end());
    }
  }
  return all;
}
