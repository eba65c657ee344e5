#include "parameters.hpp"

// Exercise 1 of 5: a convolution.
// How many weights lie in one kernel? It covers kernel_height × kernel_width cells of *every*
// channel. One bias goes with the filter, if there is a bias. Then: how many filters?
// Count in std::int64_t: `const std::int64_t weights = …;` is too late when the right-hand side
// multiplies ints. Make the first factor wide. Budget: 4 lines.
std::int64_t conv2d_parameters(int kernel_height, int kernel_width, int channels, int filters,
                               bool use_bias) {
  // BEGIN SOLUTION
  const std::int64_t weights = std::int64_t{kernel_height} * kernel_width * channels;
  const int biases = use_bias ? 1 : 0;
  return (weights + biases) * filters;
  // END SOLUTION
}

// Exercise 2 of 5: a dense layer.
// Each unit has one weight for every input, and one bias. An int ends at 2,147,483,647; a layer
// with 100,000 inputs and 50,000 units does not. Budget: 2 lines.
std::int64_t dense_parameters(int inputs, int units) {
  // BEGIN SOLUTION
  return (std::int64_t{inputs} + 1) * units;
  // END SOLUTION
}

// Exercise 3 of 5: what comes out of a layer.
// input[0] is the height, input[1] the width, input[2] the number of channels.
//     flatten         {number of cells}: input.size() knows it (give the int that {…} wants)
//     dense           {units}
//     conv2d          {rows, columns, filters}
//     max_pooling2d   {rows, columns, channels}
// Rows and columns are lesson 03's: cnn::resolve_window(length, window, stride, padding).output.
// A convolution moves by 1 and has its own padding; a pool moves by its own size and is valid.
// Budget: 14 lines.
Shape output_shape(const LayerPlan& layer, const Shape& input) {
  // BEGIN SOLUTION
  if (layer.kind == LayerKind::flatten) return {static_cast<int>(input.size())};
  if (layer.kind == LayerKind::dense) return {layer.units};
  const bool pools = layer.kind == LayerKind::max_pooling2d;
  const auto positions = [&](int length) {
    if (pools) return cnn::resolve_window(length, layer.pool, layer.pool, cnn::valid).output;
    return cnn::resolve_window(length, layer.kernel, 1, layer.padding).output;
  };
  return {positions(input[0]), positions(input[1]), pools ? input[2] : layer.filters};
  // END SOLUTION
}

// Exercise 4 of 5: the parameters of any layer.
// Two kinds learn: let your first two functions count. The number of channels is input[2], the
// number of inputs of a dense layer is input[0]. The layers here have biases. Budget: 7 lines.
std::int64_t layer_parameters(const LayerPlan& layer, const Shape& input) {
  // BEGIN SOLUTION
  if (layer.kind == LayerKind::conv2d) {
    return conv2d_parameters(layer.kernel, layer.kernel, input[2], layer.filters, true);
  }
  if (layer.kind == LayerKind::dense) return dense_parameters(input[0], layer.units);
  return 0;
  // END SOLUTION
}

// Exercise 5 of 5: the whole network.
// Walk over the layers with a shape in your hand: count the layer for this shape, then let the
// shape become what comes out of the layer. Budget: 7 lines.
std::int64_t total_parameters(const std::vector<LayerPlan>& layers, const Shape& input) {
  // BEGIN SOLUTION
  Shape shape = input;
  std::int64_t total = 0;
  for (const LayerPlan& layer : layers) {
    total += layer_parameters(layer, shape);
    shape = output_shape(layer, shape);
  }
  return total;
  // END SOLUTION
}
