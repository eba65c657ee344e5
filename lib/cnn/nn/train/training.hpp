// Everything that a program needs in order to train a model: fit, evaluate, predict and their
// words.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/data/examples.hpp"
#include "cnn/nn/model/sequential.hpp"
#include "cnn/nn/train/callback.hpp"
#include "cnn/nn/train/history.hpp"

namespace cnn {

/// Keras's names and defaults. The same seed gives the same weights, bit for bit, on any number of
/// threads.
struct FitOptions {
  int epochs = 1;
  int batch_size = 32;
  const Examples* validation = nullptr;   ///< evaluated after every epoch; never learned from
  bool shuffle = true;                    ///< a new order in every epoch
  std::uint64_t seed = 1;                 ///< of the orders and of dropout
  int threads = 0;                        ///< 0: one for each processor
  std::vector<Callback*> callbacks = {};  ///< not owned
};

struct EvaluateOptions {
  int threads = 0;  ///< 0: one for each processor
};

}  // namespace cnn
