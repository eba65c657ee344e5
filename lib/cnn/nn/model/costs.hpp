// What a model costs, layer by layer: numbers to store, numbers to multiply, and how far each
// output sees.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// Along one axis: how many cells of the model's input one output sees, and how many cells further
/// the next output looks. Both stop growing at 2^40.
struct Reach {
  std::int64_t field = 1;
  std::int64_t jump = 1;

  bool operator==(const Reach&) const = default;
};

/// The costs of one layer for one example.
struct LayerCosts {
  std::int64_t parameters = 0;
  /// Products with a weight, each followed by an addition; biases, pools and activations are not
  /// counted.
  std::int64_t multiply_adds = 0;
  std::int64_t flops = 0;             ///< 2 · multiply_adds
  std::int64_t activation_bytes = 0;  ///< of the output, in float32
  Reach rows;
  Reach columns;
};

/// In the order of the layers. A window of k cells and stride s makes field += (k - 1) · jump, then
/// jump *= s; a layer without a window passes both on, which means little after Flatten.
/// Source: A. Araujo, W. Norris and J. Sim, "Computing receptive fields", Distill, 2019.
std::vector<LayerCosts> layer_costs(const Sequential& model);

/// The sums over all layers, and the reach of the last one.
LayerCosts total_costs(const Sequential& model);

/// The number of products behind one output: 288 for a 3x3 kernel over 32 channels, 576 for a dense
/// layer of 576 inputs, 0 for a layer without a kernel.
std::int64_t taps(const ModelLayer& layer);

}  // namespace cnn
