// MODEL and what belongs to it, the same for every command that takes a model.
#pragma once

#include <string>

#include "cnn/nn/model/sequential.hpp"
#include "commands/command_line.hpp"

namespace convlings {

/// What the layers of a config are called; for the end of a command's help.
constexpr const char* layer_words =
    "Layers, separated by spaces:\n"
    "  c32,3  convolution, 32 filters of 3x3; more: c32,3,s2 c32,3,valid c32,3,same\n"
    "  m2 a2  max and average pooling      f  flatten\n"
    "  d10    dense, 10 units              x0.5  dropout";

struct ModelOptions {
  std::string model;    ///< a name, or a layer config
  std::string input;    ///< "28x28x1"; empty: the named model's own
  std::string padding;  ///< "valid" or "same"; empty: the named model's own, else same
  std::uint64_t seed = 1;
  std::string weights;  ///< a safetensors file; empty: fresh ones from the seed

  void add_to(Command& command);
  /// --weights and --seed.
  void add_weights_to(Command& command);

  /// Is MODEL one of the names? Else it is a layer config.
  bool is_named() const;

  /// What --input or the named model says of one picture; rank 0 when neither does.
  cnn::Shape input_shape() const;

  /// The model, without weights. Throws InputError for a word that is no model, and ShapeError for
  /// layers that do not fit.
  cnn::Sequential make() const;

  /// The model with the weights asked for. Throws as `make`, and DataError as `load_weights`.
  cnn::Sequential make_with_weights() const;

  /// "untrained, seed 1" or "weights.safetensors": written beside every title, so that nobody takes
  /// noise for knowledge.
  std::string weights_note() const;
};

}  // namespace convlings
