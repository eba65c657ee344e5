// Lesson 08: the functions that you write in parameters.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/shape.hpp"
#include "cnn/core/window.hpp"

using cnn::Shape;

enum class LayerKind { conv2d, max_pooling2d, flatten, dense };

/// One layer of a network, as far as counting needs it. Fields of other kinds stay as they are.
struct LayerPlan {
  LayerKind kind = LayerKind::flatten;
  int filters = 0;                    ///< conv2d
  int kernel = 0;                     ///< conv2d: kernel×kernel cells, moved by 1
  cnn::Padding padding = cnn::valid;  ///< conv2d
  int pool = 0;                       ///< max_pooling2d: pool×pool cells, moved by pool, valid
  int units = 0;                      ///< dense
};

/// The weights and biases of a convolution whose input has `channels` channels. Each filter has its
/// own kernel (kernel_height, kernel_width, channels), and one bias if `use_bias`.
std::int64_t conv2d_parameters(int kernel_height, int kernel_width, int channels, int filters,
                               bool use_bias);

/// The weights and biases of a dense layer: each of the `units` has one weight for every input, and
/// one bias. Right for any two ints, also where the product is beyond the largest int.
std::int64_t dense_parameters(int inputs, int units);

/// What comes out of `layer` when `input` goes in. conv2d and max_pooling2d take (height, width,
/// channels) and give the same kind of shape; flatten gives (height·width·channels,); dense takes
/// (inputs,) and gives (units,).
Shape output_shape(const LayerPlan& layer, const Shape& input);

/// The parameters of `layer` when `input` goes in; 0 for a layer that learns nothing.
std::int64_t layer_parameters(const LayerPlan& layer, const Shape& input);

/// All parameters of a network: `input` goes into the first layer, and each layer feeds the next.
std::int64_t total_parameters(const std::vector<LayerPlan>& layers, const Shape& input);
