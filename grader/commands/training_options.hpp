// What to learn from and how, the same for every command that trains or judges a model.
#pragma once

#include <optional>
#include <string>

#include "cnn/nn/data/load_dataset.hpp"
#include "cnn/nn/train/training.hpp"
#include "commands/command_line.hpp"
#include "commands/context.hpp"
#include "commands/model_options.hpp"

namespace convlings {

/// --data and what belongs to it.
struct DataOptions {
  std::string data = "fashion-mnist";  ///< a known name, a folder, or a CSV file
  std::string scale = "unit";  ///< "unit": pixels 0 to 1; "raw": 0 to 255, the notes' mistake
  int limit = 0;               ///< so many examples of each part, a fixed choice; 0: all

  void add_to(Command& command);

  /// The part, scaled and cut as asked for. `image_shape` is what a folder of pictures is resized
  /// to. Throws as cnn::load_dataset.
  cnn::Dataset load(const Context& context, cnn::Part part, const cnn::Shape& image_shape) const;
};

/// The model that MODEL means for these pictures: a layer config takes their shape unless --input
/// names one. Throws as ModelOptions::make, and InputError, which says what to change, when the
/// pictures or their classes do not go with it.
cnn::Sequential make_model_for(const ModelOptions& options, const cnn::Dataset& dataset);

/// The loss that goes with the model's end: a single sigmoid answers yes or no, softmax picks a
/// class. Throws InputError for any other end.
cnn::Loss loss_for(const cnn::Sequential& model);

/// The data set with targets as `loss` wants them.
cnn::Dataset with_targets_for(cnn::Loss loss, const cnn::Dataset& dataset);

/// --optimizer and its numbers.
struct OptimizerOptions {
  std::string optimizer = "rmsprop";
  std::optional<double> learning_rate;  ///< else Keras's default
  double momentum = 0;                  ///< of sgd

  void add_to(Command& command);

  /// Throws InputError for a momentum that nobody uses, std::invalid_argument for numbers that make
  /// no sense.
  cnn::Optimizer make() const;
};

}  // namespace convlings
