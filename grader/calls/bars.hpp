// A small task that a network learns within a blink, the same for the runner and its checker: where
// in the picture is the bright bar?
#pragma once

#include "cnn/core/random.hpp"
#include "cnn/nn/train/training.hpp"

namespace convlings {

/// Pictures (8, 6, 1) of noise with a lying bar (class 0), a standing one (1) or none (2), and
/// one-hot targets.
inline cnn::TensorExamples bars(int count, int seed) {
  cnn::Random random(static_cast<std::uint64_t>(seed));
  cnn::Tensor pictures = cnn::random_uniform({count, 8, 6, 1}, 0, 0.4F, random);
  cnn::Tensor targets({count, 3});
  for (int i = 0; i < count; ++i) {
    const int kind = random.integer(0, 2);
    const int place = random.integer(1, 4);
    for (int along = 0; kind == 0 && along < 6; ++along) pictures(i, place, along, 0) += 0.6F;
    for (int along = 0; kind == 1 && along < 8; ++along) pictures(i, along, place, 0) += 0.6F;
    targets(i, kind) = 1;
  }
  return {pictures, targets};
}

}  // namespace convlings
