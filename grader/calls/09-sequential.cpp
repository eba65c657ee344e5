#include "sequential.hpp"

#include "calls/layer_words.hpp"
#include "calls/model_answers.hpp"
#include "runner/call_table.hpp"

namespace {

Sequential model_of(const std::vector<std::string>& layers, const Shape& input) {
  Sequential model(input);
  for (const std::string& layer : layers) {
    const convlings::LayerWords words(layer);
    if (words.kind == "conv2d") {
      model.add(Conv2D({.filters = words.number("filters"),
                        .kernel_size = words.number("kernel"),
                        .padding = words.padding()}));
    } else if (words.kind == "max_pooling2d") {
      model.add(MaxPooling2D({.pool_size = words.number("pool")}));
    } else if (words.kind == "dense") {
      model.add(Dense({.units = words.number("units")}));
    } else {
      model.add(Flatten());
    }
  }
  return model;
}

std::string largest_layer_of(const std::vector<std::string>& layers, const Shape& input) {
  return largest_layer(model_of(layers, input));
}

/// The model is flatten and one dense layer with the weights (cells, classes), without activation.
int classify_with(const Tensor& weights, const Tensor& image) {
  Sequential model(image.shape());
  model.add(Flatten());
  model.add(Dense({.units = weights.shape()[1]}));
  model.build();
  model.set_weight("dense_1.kernel", weights);
  return classify(model, image);
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add(
      "convolutional_base().input_shape", +[] { return convolutional_base().input_shape(); });
  calls.add(
      "convolutional_base().layers", +[] { return layer_descriptions(convolutional_base()); });
  calls.add(
      "convolutional_base().summary", +[] { return summary(convolutional_base()); });
  calls.add(
      "convolutional_base().forward", +[](int seed, const Tensor& batch) {
        return forward_with_seed(convolutional_base(), seed, batch);
      });
  calls.add(
      "mnist_convnet().layers", +[] { return layer_descriptions(mnist_convnet()); });
  calls.add(
      "mnist_convnet().summary", +[] { return summary(mnist_convnet()); });
  calls.add(
      "mnist_convnet().forward", +[](int seed, const Tensor& batch) {
        return forward_with_seed(mnist_convnet(), seed, batch);
      });
  calls.add("largest_layer", &largest_layer_of);
  calls.add("classify", &classify_with);
  return calls;
}
