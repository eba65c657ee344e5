// What every layer can do. Shapes and counts are questions that cost nothing; numbers come after
// `build`; `forward` is const and remembers nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cnn/core/random.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
#include "cnn/nn/layers/activation_function.hpp"
#include "cnn/nn/layers/initializers.hpp"
#include "cnn/nn/layers/regularizer.hpp"

namespace cnn {

/// A weight that a layer needs for some input: known before any memory is taken.
struct WeightPlan {
  std::string name;  ///< "kernel" or "bias"
  Shape shape;
  Initializer initializer = Initializer::zeros;
  L2 regularizer = {};
};

/// A weight with its numbers.
struct Weight {
  std::string name;  ///< "kernel" or "bias"
  Tensor value;
};

/// The walks of a window along both axes of an image.
struct Windows {
  Window rows;
  Window columns;
};

/// A layer's page in the notebook of whoever trains: what came out on the way forward, and what the
/// loss says about it on the way back. All for one slice of a batch; memory is kept from slice to
/// slice.
struct LayerPage {
  Tensor output;                  ///< (slice, ...output)
  Tensor d_output;                ///< (slice, ...output): the loss's gradient by the output
  std::vector<Tensor> d_weights;  ///< one for each weight: the slice's share of its gradient
  Tensor mask;                    ///< dropout's: what each input was multiplied by
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

  /// How the window walks over the input; nothing for a layer that has no window.
  virtual std::optional<Windows> windows(const Shape& input) const;

  /// What the layer does to every number at its end.
  virtual ActivationFunction activation() const { return linear; }

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

  // For whoever trains or evaluates, slice by slice; see train/slice.hpp. The activation is their
  // affair, because a loss takes the last one together with itself. Weights and shapes are known to
  // fit. Nothing is allocated once the page's tensors have their size.

  /// (slice, ...input) to page.output, without the activation. `random` is what dropout draws from
  /// while training; nullptr otherwise.
  virtual void slice_forward(const Tensor& input, LayerPage& page, Random* random) const;

  /// Back again: from page.d_output, by the output before its activation, to page.d_weights and
  /// d_input, both overwritten. d_input is nullptr when nobody asks, as in a first layer.
  virtual void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const = 0;

 protected:
  Layer() = default;
  Layer(const Layer&) = default;
  Layer(Layer&&) = default;
  Layer& operator=(const Layer&) = default;
  Layer& operator=(Layer&&) = default;

  /// The layer's arithmetic up to its activation, once shapes and weights are known to fit.
  virtual void apply(const Tensor& batch, Tensor& output) const = 0;

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
