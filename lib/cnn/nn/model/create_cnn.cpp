#include "cnn/nn/model/create_cnn.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

void add_entry(Sequential& model, const LayerConfig& entry, ActivationFunction activation) {
  const Pooling2DOptions pooling{
      .pool_size = entry.size, .strides = entry.stride, .padding = entry.padding};
  switch (entry.kind) {
    case 'c':
      return model.add(Conv2D({.filters = entry.size,
                               .kernel_size = entry.kernel,
                               .strides = entry.stride,
                               .padding = entry.padding,
                               .activation = activation}));
    case 'm':
      return model.add(MaxPooling2D(pooling));
    case 'a':
      return model.add(AveragePooling2D(pooling));
    case 'f':
      return model.add(Flatten());
    case 'd':
      return model.add(Dense({.units = entry.size, .activation = activation}));
    case 'x':
      return model.add(Dropout({.rate = entry.rate}));
    default:
      throw ShapeError(fmt::format(
          "Layer config: the kind must be c, m, a, f, d or x. Received '{}'.", entry.kind));
  }
}

/// The place of the last dense layer, which answers the question; entries.size() without any.
std::size_t output_layer(const std::vector<LayerConfig>& entries) {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (entries[i].kind == 'd') return i;
  }
  return entries.size();
}

}  // namespace

Sequential create_cnn(const std::vector<LayerConfig>& entries, const Shape& input,
                      const CreateCnnOptions& options) {
  Sequential model(input, {.name = options.name, .seed = options.seed});
  const std::size_t last_dense = output_layer(entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const ActivationFunction answer = entries[i].size == 1 ? sigmoid : softmax;
    try {
      add_entry(model, entries[i], i == last_dense ? answer : relu);
    } catch (const ShapeError& error) {
      throw ShapeError(fmt::format("Layer config: token {}, \"{}\", cannot stand there. {}", i + 1,
                                   to_string(entries[i]), error.what()));
    }
  }
  return model;
}

Sequential create_cnn(const std::string& config, const Shape& input,
                      const CreateCnnOptions& options) {
  return create_cnn(parse_layer_config(config, options.padding), input, options);
}

}  // namespace cnn
