// A stack of layers, each fed by the one before it. The only header that an exercise on models
// needs: it brings the layers with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cnn/nn/layers/activation.hpp"
#include "cnn/nn/layers/average_pooling2d.hpp"
#include "cnn/nn/layers/conv2d.hpp"
#include "cnn/nn/layers/dense.hpp"
#include "cnn/nn/layers/dropout.hpp"
#include "cnn/nn/layers/flatten.hpp"
#include "cnn/nn/layers/max_pooling2d.hpp"
#include "cnn/nn/layers/zero_padding2d.hpp"
#include "cnn/nn/model/model_layer.hpp"
#include "cnn/nn/train/compile_options.hpp"
#include "cnn/nn/train/history.hpp"
#include "cnn/nn/train/optimizer_state.hpp"

namespace cnn {

class Examples;
class Sequential;
struct EvaluateOptions;
struct FitOptions;

struct SequentialOptions {
  std::string name = "sequential_1";
  std::uint64_t seed = 1;
  /// Go on counting layers where that model stopped (conv2d_5, ...), as Keras does in one session.
  const Sequential* named_after = nullptr;
};

/// A model is built in two steps: `add` works out shapes and names and costs nothing, `build` makes
/// the weights. Copies are independent.
///
///   Sequential model({28, 28, 1});
///   model.add(Conv2D({.filters = 32, .kernel_size = 3, .activation = relu}));
///   model.add(Flatten());
///   model.add(Dense({.units = 10, .activation = softmax}));
///   model.build();
///   const Tensor probabilities = model.forward(batch);   // (64, 28, 28, 1) to (64, 10)
class Sequential {
 public:
  /// `input` is the shape of one example, without the batch.
  explicit Sequential(const Shape& input, const SequentialOptions& options = {});

  /// Appends a copy of the layer without weights. Throws ShapeError, which names the layer and its
  /// position, when the layer cannot take what comes out of the one before it.
  void add(const Layer& layer);

  const std::string& name() const { return name_; }
  const Shape& input_shape() const { return input_shape_; }
  const Shape& output_shape() const;  ///< of one example

  /// The layers in order, each with its name (conv2d_1, counted from 1 for each type) and shapes.
  const std::vector<ModelLayer>& layers() const { return layers_; }
  std::vector<ModelLayer>& layers() { return layers_; }

  /// The layer of this name. Throws std::invalid_argument, which lists the names, if there is none.
  const ModelLayer& layer(const std::string& name) const;
  ModelLayer& layer(const std::string& name);

  /// The number of trainable numbers; known without `build`.
  std::int64_t parameter_count() const;

  /// Makes fresh weights for every layer from the seed; the same seed gives the same numbers.
  /// A training begun before is forgotten.
  void build() { build(seed_); }
  void build(std::uint64_t seed);

  /// Has every layer the weights it needs?
  bool is_built() const;

  /// A weight by its dotted name, "conv2d_1.kernel" or "dense_1.bias". Throws std::invalid_argument
  /// for an unknown name, std::logic_error before `build`.
  const Tensor& weight(const std::string& dotted_name) const;

  /// Replaces it. Throws as above, and ShapeError when the shapes differ.
  void set_weight(const std::string& dotted_name, Tensor value);

  /// (batch, ...input_shape) to (batch, ...output_shape). Threads may share the model.
  /// Throws ShapeError for another shape, std::logic_error before `build`.
  Tensor forward(const Tensor& batch) const;

  /// What comes out of every layer for this batch, in order: the feature maps.
  std::vector<Tensor> activations(const Tensor& batch) const;

  // Training, in Keras's words. Whoever calls these includes "cnn/nn/train/training.hpp".

  /// How to learn from now on. Throws std::invalid_argument for a learning rate and the like that
  /// make no sense. The optimizer begins anew.
  void compile(const CompileOptions& options);

  /// What it was compiled with, if it was.
  const std::optional<CompileOptions>& compiled() const { return compiled_; }

  /// Learns from the examples, `epochs` times all of them; builds first if nobody has. A second
  /// call goes on where the first one stopped. Throws std::logic_error before `compile`, ShapeError
  /// when examples, model and loss do not fit together, std::invalid_argument for an option
  /// below 1.
  History fit(const Examples& examples, const FitOptions& options);

  /// Mean loss (without L2 penalties) and metrics over the examples. Throws as `fit`, and
  /// std::logic_error before `build`.
  Scores evaluate(const Examples& examples, const EvaluateOptions& options) const;

  /// (count, ...output_shape) for all examples, or for a batch: `forward` on several threads.
  Tensor predict(const Examples& examples, const EvaluateOptions& options) const;

 private:
  void require_batch(const Shape& batch) const;

  std::string name_;
  std::uint64_t seed_;
  Shape input_shape_;
  std::vector<ModelLayer> layers_;
  std::vector<std::string> types_;  // of the layers, after those of the models named before
  std::optional<CompileOptions> compiled_;
  OptimizerState optimizer_state_;
};

}  // namespace cnn
