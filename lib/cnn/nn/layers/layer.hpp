// What every layer can do. Shapes and counts are questions that cost nothing; numbers come after
// `build`; `forward` is const and remembers nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cnn/core/random.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
#include "cnn/nn/layers/initializers.hpp"

namespace cnn {

/// A weight that a layer needs for some input: known before any memory is taken.
struct WeightPlan {
  std::string name;  ///< "kernel" or "bias"
  Shape shape;
  Initializer initializer = Initializer::zeros;
};

/// A weight with its numbers.
struct Weight {
  std::string name;  ///< "kernel" or "bias"
  Tensor value;
};

/// One step of a network. A layer is a value: it is configured once, copied into a model, and given
/// weights there by `build`. Every `input` below is the shape of one example, without the batch.
class Layer {
 public:
  virtual ~Layer() = default;

  /// The class name, as in Keras: "Conv2D".
  virtual std::string type() const = 0;

  /// The configuration in one line: "Dense(units=64, activation=relu)".
  virtual std::string description() const = 0;

  /// The shape that comes out. Throws ShapeError when the layer cannot take this input.
  virtual Shape output_shape(const Shape& input) const = 0;

  /// The weights that `build` makes, in order; empty for a layer without any. Throws as above.
  virtual std::vector<WeightPlan> weight_plan(const Shape& input) const;

  /// The walk of the window along {rows, columns}; empty for a layer that has no window.
  virtual std::vector<Window> windows(const Shape& input) const;

  /// The number of trainable numbers, from the plan: no weights are made for it.
  std::int64_t parameter_count(const Shape& input) const;

  /// Makes fresh weights for this input: Glorot uniform kernels, zero biases (Keras's defaults).
  void build(const Shape& input, Random& random);

  std::vector<Weight>& weights() { return weights_; }
  const std::vector<Weight>& weights() const { return weights_; }

  /// (batch, ...input) to (batch, ...output), without a trace in the layer: threads may share it.
  /// Throws ShapeError for a shape the layer cannot take, or that is not the one it was built for;
  /// std::logic_error when it needs weights and has none.
  Tensor forward(const Tensor& batch) const;

  /// A copy, weights included.
  virtual std::unique_ptr<Layer> clone() const = 0;

 protected:
  Layer() = default;
  Layer(const Layer&) = default;
  Layer(Layer&&) = default;
  Layer& operator=(const Layer&) = default;
  Layer& operator=(Layer&&) = default;

  /// `forward` once the shapes and weights are known to fit; `input` is the batch's example shape.
  virtual Tensor apply(const Tensor& batch, const Shape& input) const = 0;

  /// The numbers of the weight at `index` in the plan.
  const Tensor& weight(int index) const { return weights_[static_cast<std::size_t>(index)].value; }

 private:
  void require_weights_for(const Shape& input) const;

  std::vector<Weight> weights_;
};

/// `extents` of one example behind a batch extent: (28, 28, 1) becomes (64, 28, 28, 1).
Shape with_batch(int batch, const Shape& example);

/// The reverse: (64, 28, 28, 1) becomes (28, 28, 1). Throws ShapeError below rank 2.
Shape without_batch(const Shape& batch);

}  // namespace cnn
