// A layer at its place in a model.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "cnn/nn/layers/layer.hpp"

namespace cnn {

/// What a layer is called, what comes in and what goes out; owns the layer, and copies it when it
/// is copied. Shapes are those of one example, without the batch.
class ModelLayer {
 public:
  /// Throws ShapeError when the layer cannot take `input`.
  ModelLayer(std::string name, const Shape& input, std::unique_ptr<Layer> layer);
  ModelLayer(const ModelLayer& other);
  ModelLayer(ModelLayer&& other) noexcept = default;
  ModelLayer& operator=(const ModelLayer& other);
  ModelLayer& operator=(ModelLayer&& other) noexcept = default;
  ~ModelLayer() = default;

  const std::string& name() const { return name_; }  ///< "conv2d_1"
  const Shape& input_shape() const { return input_shape_; }
  const Shape& output_shape() const { return output_shape_; }
  std::int64_t parameter_count() const { return layer_->parameter_count(input_shape_); }

  const Layer& layer() const { return *layer_; }
  Layer& layer() { return *layer_; }

 private:
  std::string name_;
  Shape input_shape_;
  Shape output_shape_;
  std::unique_ptr<Layer> layer_;
};

/// A layer's type in the words of its name, as Keras makes them: "MaxPooling2D" to "max_pooling2d".
std::string snake_case(const std::string& type);

}  // namespace cnn
