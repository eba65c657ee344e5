// Lesson 09: layers left out, doubled or in the wrong order, options that are nearly right.
#include "sequential.hpp"

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const deciding = "Seeing, then deciding";
const char* const your_turn = "Your turn";

const Misconception filters_everywhere_32(
    "convolutional_base.filters_everywhere_32",
    "All your convolutions have 32 filters. The first has 32, the two after it have 64.", deciding);
const Misconception filters_exchanged(
    "convolutional_base.filters_exchanged",
    "Your convolutions have 64, 32 and 64 filters. The first has 32, the others 64.", deciding);
const Misconception padding_same("convolutional_base.padding_same",
                                 "Your convolutions have padding same. This network has none: "
                                 "leave .padding out, and 28 shrinks to 26.",
                                 deciding);
const Misconception kernel_5("convolutional_base.kernel_5",
                             "Your kernels are 5x5. Kernel size is 3 in all three convolutions.",
                             deciding);
const Misconception without_relu("convolutional_base.without_relu",
                                 "Your convolutions have no activation. Without relu between them "
                                 "three convolutions could be written as one.",
                                 deciding);
const Misconception third_pool("convolutional_base.third_pool",
                               "You pool after every convolution. There are two poolings, after "
                               "the first and the second convolution.",
                               deciding);
const Misconception no_pool("convolutional_base.no_pool",
                            "You left the poolings out. One stands after each of the first two "
                            "convolutions.",
                            deciding);
const Misconception pools_average("convolutional_base.pools_average",
                                  "You pool with the average. This network takes the maximum: "
                                  "MaxPooling2D.",
                                  deciding);
const Misconception third_left_out("convolutional_base.third_left_out",
                                   "You left out the third convolution: 64 filters, after the "
                                   "second pooling.",
                                   deciding);
const Misconception colour_input("convolutional_base.colour_input",
                                 "Your input has three channels. MNIST's digits are grey: "
                                 "{28, 28, 1}.",
                                 your_turn);
const Misconception pool_3("convolutional_base.pool_3",
                           "Your pools are 3x3. Pool size is 2, so that 26 becomes 13.", deciding);
const Misconception sigmoid_inside("convolutional_base.sigmoid_inside",
                                   "Your convolutions end with sigmoid. In this network they end "
                                   "with relu.",
                                   deciding);

Conv2D convolution(int filters) {
  return Conv2D({.filters = filters,
                 .kernel_size = kernel_5 ? 5 : 3,
                 .padding = padding_same ? same : valid,
                 .activation = without_relu     ? linear
                               : sigmoid_inside ? sigmoid
                                                : relu});
}

void add_pool(Sequential& model) {
  if (no_pool) return;
  const int size = pool_3 ? 3 : 2;
  if (pools_average) {
    model.add(AveragePooling2D({.pool_size = size}));
  } else {
    model.add(MaxPooling2D({.pool_size = size}));
  }
}

}  // namespace

Sequential convolutional_base() {
  Sequential model({28, 28, colour_input ? 3 : 1});
  model.add(convolution(filters_exchanged ? 64 : 32));
  add_pool(model);
  model.add(convolution(filters_everywhere_32 || filters_exchanged ? 32 : 64));
  add_pool(model);
  if (!third_left_out) model.add(convolution(filters_everywhere_32 ? 32 : 64));
  if (third_pool) add_pool(model);
  return model;
}

namespace {

const Misconception no_flatten("mnist_convnet.no_flatten",
                               "You left Flatten out. A dense layer wants one row of numbers, not "
                               "maps of (3, 3, 64).",
                               deciding);
const Misconception no_hidden("mnist_convnet.no_hidden",
                              "You left out the dense layer of 64 units between Flatten and the "
                              "ten classes.",
                              deciding);
const Misconception relu_at_the_end("mnist_convnet.relu_at_the_end",
                                    "Your last layer ends with relu. Ten probabilities come from "
                                    "softmax.",
                                    deciding);
const Misconception sigmoid_at_the_end(
    "mnist_convnet.sigmoid_at_the_end",
    "Your last layer ends with sigmoid, so the ten numbers need not add up to 1. One of ten "
    "classes asks for softmax.",
    deciding);
const Misconception softmax_twice("mnist_convnet.softmax_twice",
                                  "Both your dense layers end with softmax. Only the last does; "
                                  "the one before ends with relu.",
                                  deciding);
const Misconception nothing_at_the_end("mnist_convnet.nothing_at_the_end",
                                       "Your last layer has no activation. Softmax makes its ten "
                                       "numbers probabilities.",
                                       deciding);
const Misconception hidden_without_relu("mnist_convnet.hidden_without_relu",
                                        "Your dense layer of 64 units has no activation. It ends "
                                        "with relu.",
                                        deciding);
const Misconception one_unit("mnist_convnet.one_unit",
                             "Your last layer has one unit. There are ten digits: one unit for "
                             "each.",
                             deciding);
const Misconception units_exchanged("mnist_convnet.units_exchanged",
                                    "Your dense layers have 10 and then 64 units. The one that "
                                    "decides, with ten, comes last.",
                                    deciding);
const Misconception hidden_128("mnist_convnet.hidden_128",
                               "Your first dense layer has 128 units; in this network it has 64.",
                               deciding);

const AlsoNeeded same_numbers(
    "mnist_convnet: with the same seed, the same numbers as the library's model",
    "shows that the layers do what they are called, beyond their description");
}  // namespace

Sequential mnist_convnet() {
  Sequential model = convolutional_base();
  const int hidden = units_exchanged ? 10 : hidden_128 ? 128 : 64;
  const int classes = units_exchanged ? 64 : one_unit ? 1 : 10;
  if (!no_flatten) model.add(Flatten());
  if (!no_hidden) {
    model.add(Dense({.units = hidden,
                     .activation = hidden_without_relu ? linear
                                   : softmax_twice     ? softmax
                                                       : relu}));
  }
  model.add(Dense({.units = classes,
                   .activation = relu_at_the_end      ? relu
                                 : sigmoid_at_the_end ? sigmoid
                                 : nothing_at_the_end ? linear
                                                      : softmax}));
  return model;
}

namespace {

const Misconception last_of_equals("largest_layer.last_of_equals",
                                   "Of equally large layers you take the last. The first one "
                                   "counts: use >, not >=.",
                                   your_turn);
const Misconception smallest("largest_layer.smallest",
                             "You look for the layer with the fewest parameters. Turn the "
                             "comparison round.",
                             your_turn);
const Misconception first_not_asked("largest_layer.first_not_asked",
                                    "You never consider the first layer. Begin with it as the best "
                                    "so far.",
                                    your_turn);
const Misconception last_not_asked("largest_layer.last_not_asked",
                                   "Your loop ends before the last layer. It may be the largest.",
                                   your_turn);
const Misconception by_output("largest_layer.by_output",
                              "You compare the sizes of what comes out of the layers. The question "
                              "is which layer has the most parameters.",
                              deciding);
const Misconception always_first("largest_layer.always_first",
                                 "You always return the first layer. Remember the best layer while "
                                 "you walk over all of them.",
                                 your_turn);
const Misconception always_last("largest_layer.always_last",
                                "You always return the last layer. Replace the best so far only "
                                "when the next one is larger.",
                                your_turn);
const Misconception neighbours_only(
    "largest_layer.neighbours_only",
    "You compare each layer with the one before it. Compare it with "
    "the best so far.",
    your_turn);
const Misconception first_with_weights("largest_layer.first_with_weights",
                                       "You return the first layer that has parameters at all. A "
                                       "later one may have more.",
                                       your_turn);

std::int64_t size_of(const ModelLayer& layer) {
  if (!by_output) return layer.parameter_count();
  std::int64_t size = 1;
  for (const int extent : layer.output_shape()) size *= extent;
  return size;
}

bool better(const ModelLayer& layer, const ModelLayer& best) {
  if (last_of_equals) return size_of(layer) >= size_of(best);
  return smallest ? size_of(layer) < size_of(best) : size_of(layer) > size_of(best);
}

}  // namespace

std::string largest_layer(const Sequential& model) {
  const auto& layers = model.layers();
  if (always_first) return layers.front().name();
  if (always_last) return layers.back().name();
  const std::size_t first = first_not_asked && layers.size() > 1 ? 1 : 0;
  const std::size_t end = layers.size() - (last_not_asked && layers.size() > 1 ? 1 : 0);
  std::size_t best = first;
  for (std::size_t i = first; i < end; ++i) {
    if (first_with_weights && size_of(layers[best]) > 0) break;
    const std::size_t rival = neighbours_only && i > first ? i - 1 : best;
    if (better(layers[i], layers[rival])) best = i;
  }
  return layers[best].name();
}

namespace {

const Misconception from_one("classify.from_one",
                             "Your answer is one too large. Classes are counted from 0.",
                             your_turn);
const Misconception number_itself("classify.number_itself",
                                  "You return the largest number itself. Asked for is its place.",
                                  your_turn);
const Misconception place_of_smallest("classify.place_of_smallest",
                                      "You return the place of the smallest number. The network's "
                                      "answer is the largest.",
                                      your_turn);
const Misconception class_0_left_out("classify.class_0_left_out",
                                     "You never answer 0. The best so far begins with class 0.",
                                     your_turn);
const Misconception best_from_zero("classify.best_from_zero",
                                   "Your best number so far begins at 0. When all numbers are "
                                   "negative nothing beats it; begin with the first number.",
                                   your_turn);
const Misconception last_left_out("classify.last_left_out",
                                  "Your loop ends before the last class. It runs while i < "
                                  "answer.shape()[1].",
                                  your_turn);
const Misconception always_ten("classify.always_ten",
                               "You look at ten classes whatever the model has. "
                               "answer.shape()[1] is their number.",
                               your_turn);
const Misconception no_batch("classify.no_batch",
                             "You give the image to forward as it is. It wants a batch: "
                             "image.reshaped({1, height, width, channels}).",
                             your_turn);
const Misconception axes_exchanged("classify.axes_exchanged",
                                   "You exchange height and width when you make the batch. Its "
                                   "shape is {1, height, width, channels}.",
                                   your_turn);

Tensor batch_of(const Tensor& image) {
  const Shape& shape = image.shape();
  if (no_batch) return image;
  return axes_exchanged ? image.reshaped({1, shape[1], shape[0], shape[2]})
                        : image.reshaped({1, shape[0], shape[1], shape[2]});
}

}  // namespace

int classify(const Sequential& model, const Tensor& image) {
  const Tensor answer = model.forward(batch_of(image));
  const int classes = always_ten ? 10 : answer.shape()[1] - (last_left_out ? 1 : 0);
  int best = class_0_left_out && classes > 1 ? 1 : 0;
  float largest = best_from_zero ? 0 : answer(0, best);
  for (int i = best; i < classes; ++i) {
    const bool wins = place_of_smallest ? answer(0, i) < largest : answer(0, i) > largest;
    if (!wins) continue;
    best = i;
    largest = answer(0, i);
  }
  return number_itself ? static_cast<int>(largest) : best + (from_one ? 1 : 0);
}
