// What `train` is told on the command line.
#pragma once

#include <string>

#include "commands/model_options.hpp"
#include "commands/training_options.hpp"

namespace convlings {

struct RunOptions {
  ModelOptions model;
  DataOptions data;
  int epochs = 5;
  int batch_size = 64;
  OptimizerOptions optimizer;
  double hold_out = 0;     ///< share of the training pictures to validate on; 0: none
  int early_stopping = 0;  ///< patience in epochs; 0: off
  int threads = 0;
  std::string out;
  bool force = false;

  void add_to(Command& command);

  /// "mnist on fashion-mnist".
  std::string title() const { return model.model + " on " + data.data; }
};

}  // namespace convlings
