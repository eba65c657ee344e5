// Does a loss go with the end of a model and with its targets? Asked once, before training.
#include <fmt/format.h>

#include "cnn/core/errors.hpp"
#include "cnn/nn/losses/loss.hpp"

namespace cnn {
namespace {

bool is_categorical(Loss loss) {
  return loss == categorical_crossentropy || loss == sparse_categorical_crossentropy;
}

void require_row(Loss loss, const Shape& output) {
  if (output.rank() == 1) return;
  throw ShapeError(
      fmt::format("{}: the model must answer an example with one row of numbers. Received output "
                  "{}. Put Flatten before the last Dense layer.",
                  to_string(loss), to_string(output)));
}

void require_ending(Loss loss, int outputs, ActivationFunction ending) {
  const char* const who = to_string(loss);
  if (outputs == 1 && ending == softmax) {
    throw ShapeError(fmt::format(
        "{}: softmax over a single output always answers 1, so nothing can be learned. Received "
        "output (1,). Use sigmoid with binary_crossentropy, or a unit for each class.",
        who));
  }
  if (outputs == 1 && is_categorical(loss)) {
    throw ShapeError(
        fmt::format("{}: the model must have an output for each class. Received "
                    "output (1,). Use binary_crossentropy, or a unit for each class.",
                    who));
  }
  const bool probabilities = ending == softmax || ending == sigmoid;
  if (loss != mean_squared_error && !probabilities) {
    throw ShapeError(
        fmt::format("{}: the last layer must answer with probabilities. Received activation={}. "
                    "Use activation={}.",
                    who, to_string(ending), is_categorical(loss) ? "softmax" : "sigmoid"));
  }
}

void require_targets(Loss loss, int outputs, int target_size) {
  const char* const who = to_string(loss);
  if (loss == sparse_categorical_crossentropy) {
    if (target_size == 1) return;
    throw ShapeError(
        fmt::format("{}: a target must be one class number. Received targets of {} numbers. Use "
                    "categorical_crossentropy for one-hot rows.",
                    who, target_size));
  }
  if (target_size == outputs) return;
  if (loss == categorical_crossentropy && target_size == 1) {
    throw ShapeError(
        fmt::format("{}: a target must be a one-hot row. Received class numbers, output ({},). "
                    "Use sparse_categorical_crossentropy, or to_categorical on the labels.",
                    who, outputs));
  }
  throw ShapeError(fmt::format(
      "{}: a target must have as many numbers as the model has outputs. Received targets of {} "
      "numbers, output ({},). Give the last Dense layer units={}.",
      who, target_size, outputs, target_size));
}

}  // namespace

void require_loss_fits(Loss loss, const Shape& output, ActivationFunction ending, int target_size) {
  require_row(loss, output);
  require_ending(loss, output[0], ending);
  require_targets(loss, output[0], target_size);
}

}  // namespace cnn
