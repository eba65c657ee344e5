// A whole model in words, the same for the runner and its checker:
//   {"conv2d filters=4 kernel=3 activation=relu", "flatten", "dense units=3 activation=softmax"}
#pragma once

#include <string>
#include <vector>

#include "calls/layer_words.hpp"
#include "cnn/nn/model/sequential.hpp"

namespace convlings {

inline cnn::ActivationFunction activation_of(const LayerWords& words) {
  const auto found = words.options.find("activation");
  if (found == words.options.end()) return cnn::linear;
  return found->second == "relu" ? cnn::relu : cnn::softmax;
}

/// Layers without padding; max pooling moves by its own size.
inline cnn::Sequential model_of_words(const std::vector<std::string>& layers,
                                      const cnn::Shape& input) {
  cnn::Sequential model(input);
  for (const std::string& layer : layers) {
    const LayerWords words(layer);
    if (words.kind == "conv2d") {
      model.add(cnn::Conv2D({.filters = words.number("filters"),
                             .kernel_size = words.number("kernel"),
                             .activation = activation_of(words)}));
    } else if (words.kind == "max_pooling2d") {
      model.add(cnn::MaxPooling2D({.pool_size = words.number("pool")}));
    } else if (words.kind == "dense") {
      model.add(cnn::Dense({.units = words.number("units"), .activation = activation_of(words)}));
    } else {
      model.add(cnn::Flatten());
    }
  }
  return model;
}

}  // namespace convlings
