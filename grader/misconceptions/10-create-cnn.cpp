// Lesson 10: entries read the wrong way, activations in the wrong place, networks copied down with
// a slip.
#include "create_cnn.hpp"

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const example = "Worked example: a list for the MNIST convnet";
const char* const networks = "Three networks to write down";

const Misconception padding_ignored("add_layer.padding_ignored",
                                    "You leave the entry's padding out, so every convolution is "
                                    "valid. Give it on: .padding = entry.padding.",
                                    example);
const Misconception always_same("add_layer.always_same",
                                "Every convolution of yours has padding same. The entry says "
                                "which: .padding = entry.padding.",
                                example);
const Misconception relu_always("add_layer.relu_always",
                                "Your layers always end with relu. The activation is the third "
                                "parameter of add_layer.",
                                example);
const Misconception activation_left_out("add_layer.activation_left_out",
                                        "Your convolutions and dense layers have no activation. "
                                        "Give it on: .activation = activation.",
                                        example);
const Misconception dense_without_activation("add_layer.dense_without_activation",
                                             "Your dense layers have no activation. Give it on: "
                                             ".activation = activation.",
                                             example);
const Misconception kernel_always_3("add_layer.kernel_always_3",
                                    "Your kernels are always 3x3. The entry says how large: "
                                    "entry.kernel.",
                                    example);
const Misconception size_and_kernel_exchanged("add_layer.size_and_kernel_exchanged",
                                              "You exchange filters and kernel size. entry.size is "
                                              "the number of filters, entry.kernel the size.",
                                              example);
const Misconception average_is_maximum(
    "add_layer.average_is_maximum",
    "You add max pooling for 'a'. It stands for average pooling: "
    "AveragePooling2D.",
    networks);
const Misconception pool_always_2("add_layer.pool_always_2",
                                  "Your pools are always 2x2. The entry says how large: "
                                  "entry.size.",
                                  example);
const Misconception unknown_skipped("add_layer.unknown_skipped",
                                    "You skip a kind that you do not know. Then a network would "
                                    "lack a layer and nobody would notice: throw an exception.",
                                    example);
const Misconception unknown_is_flatten("add_layer.unknown_is_flatten",
                                       "For a kind that you do not know you add the layer of your "
                                       "last else. Ask for every kind, and throw for all others.",
                                       example);

}  // namespace

void add_layer(Sequential& model, const LayerEntry& entry, ActivationFunction activation) {
  if (relu_always) activation = relu;
  if (activation_left_out) activation = linear;
  if (entry.kind == 'm' || (entry.kind == 'a' && average_is_maximum)) {
    return model.add(MaxPooling2D({.pool_size = pool_always_2 ? 2 : entry.size}));
  }
  if (entry.kind == 'a') {
    return model.add(AveragePooling2D({.pool_size = pool_always_2 ? 2 : entry.size}));
  }
  if (entry.kind == 'f') return model.add(Flatten());
  if (entry.kind == 'd') {
    return model.add(
        Dense({.units = entry.size, .activation = dense_without_activation ? linear : activation}));
  }
  if (entry.kind != 'c') {
    if (unknown_skipped) return;
    if (unknown_is_flatten) return model.add(Flatten());
    throw std::invalid_argument("a layer's kind is c, m, a, f or d");
  }
  const int kernel = kernel_always_3 ? 3 : entry.kernel;
  model.add(Conv2D({.filters = size_and_kernel_exchanged ? kernel : entry.size,
                    .kernel_size = size_and_kernel_exchanged ? entry.size : kernel,
                    .padding = padding_ignored ? valid
                               : always_same   ? same
                                               : entry.padding,
                    .activation = activation}));
}

namespace {

const Misconception softmax_everywhere(
    "create_cnn.softmax_everywhere",
    "Every dense layer of yours ends with softmax. Only the last "
    "entry does; those before it end with relu.",
    example);
const Misconception relu_to_the_end("create_cnn.relu_to_the_end",
                                    "Your last dense layer ends with relu. It decides: softmax, or "
                                    "sigmoid when it has one unit.",
                                    example);
const Misconception never_sigmoid(
    "create_cnn.never_sigmoid",
    "Your last layer with one unit ends with softmax, which is always "
    "1 for a single number. One unit asks for sigmoid.",
    example);
const Misconception always_sigmoid(
    "create_cnn.always_sigmoid",
    "Your last layer always ends with sigmoid. Several units ask for "
    "softmax.",
    example);
const Misconception one_unit_anywhere("create_cnn.one_unit_anywhere",
                                      "You give sigmoid to any dense layer with one unit. Only the "
                                      "last entry decides; in the middle it is relu.",
                                      example);
const Misconception last_whatever_it_is("create_cnn.last_whatever_it_is",
                                        "You give softmax to the last entry whatever it is. Only a "
                                        "dense layer decides; a convolution at the end keeps relu.",
                                        example);
const Misconception last_left_out("create_cnn.last_left_out",
                                  "You leave out the last entry. Your loop ends one too early.",
                                  example);
const Misconception first_left_out("create_cnn.first_left_out",
                                   "You leave out the first entry. Entries are counted from 0.",
                                   example);
const Misconception fixed_input("create_cnn.fixed_input",
                                "Your network always takes (28, 28, 1). Its input is the second "
                                "parameter of create_cnn.",
                                example);
const Misconception input_swapped(
    "create_cnn.input_swapped",
    "You exchange height and width of the input. Give the shape on as "
    "it is.",
    example);
const Misconception built(
    "create_cnn.built",
    "You call build. create_cnn only lists the layers; their weights are made "
    "when somebody needs them.",
    networks);
const Misconception equal_to_the_last("create_cnn.equal_to_the_last",
                                      "You treat every entry that looks like the last one as the "
                                      "last. Ask for the place in the list, not for the same size.",
                                      example);

const AlsoNeeded cifar_model("create_cnn: the CIFAR model, layer by layer",
                             "the network that the lesson is about, whole");

ActivationFunction activation_of(const LayerEntry& entry, bool last, const LayerEntry& end) {
  if (relu_to_the_end) return relu;
  if (equal_to_the_last) last = entry.kind == end.kind && entry.size == end.size;
  if (softmax_everywhere) last = last || entry.kind == 'd';
  if (one_unit_anywhere && entry.kind == 'd' && entry.size == 1) return sigmoid;
  const bool decides = last && (last_whatever_it_is || entry.kind == 'd');
  if (!decides) return relu;
  if (always_sigmoid) return sigmoid;
  return entry.size == 1 && entry.kind == 'd' && !never_sigmoid ? sigmoid : softmax;
}

}  // namespace

Sequential create_cnn(const std::vector<LayerEntry>& config, const Shape& input) {
  Sequential model(fixed_input     ? Shape{28, 28, 1}
                   : input_swapped ? Shape{input[1], input[0], input[2]}
                                   : input);
  const std::size_t first = first_left_out ? 1 : 0;
  const std::size_t end = config.size() - (last_left_out && !config.empty() ? 1 : 0);
  for (std::size_t i = first; i < end; ++i) {
    add_layer(model, config[i], activation_of(config[i], i + 1 == config.size(), config.back()));
  }
  if (built && !config.empty()) model.build();
  return model;
}

namespace {

const Misconception cifar_valid(
    "cifar_config.valid",
    "Your convolutions are valid, so the maps shrink with each of them. "
    "In the CIFAR model the padding is same.",
    networks);
const Misconception cifar_no_second_pool(
    "cifar_config.no_second_pool",
    "You left out the second pooling, after the convolution of "
    "128 filters.",
    networks);
const Misconception cifar_third_pool("cifar_config.third_pool",
                                     "You pool before flatten, too. The CIFAR model has two "
                                     "poolings; its last convolution goes straight to flatten.",
                                     networks);
const Misconception cifar_all_64("cifar_config.all_64",
                                 "All your convolutions have 64 filters. The last two have 128.",
                                 networks);
const Misconception cifar_no_flatten(
    "cifar_config.no_flatten", "You left out flatten. A dense layer wants one row of numbers.",
    networks);
const Misconception cifar_512("cifar_config.hidden_512",
                              "Your first dense layer has 512 units. Here it has 1024.", networks);
const Misconception cifar_kernel_5("cifar_config.kernel_5",
                                   "Your kernels are 5x5. In the CIFAR model they are 3x3.",
                                   networks);
const Misconception cifar_average("cifar_config.average",
                                  "You pool with the average. The CIFAR model takes the maximum: "
                                  "'m'.",
                                  networks);
const Misconception cifar_one_128("cifar_config.one_128",
                                  "You have one convolution of 128 filters. There are two, one "
                                  "before and one after the second pooling.",
                                  networks);
const Misconception cifar_pool_early("cifar_config.pool_early",
                                     "You pool after the first convolution already. Two "
                                     "convolutions of 64 filters follow each other.",
                                     networks);

const Misconception cifar_kernel_1(
    "cifar_config.last_kernel_1",
    "Your last convolution has a 1x1 kernel. All kernels of the CIFAR "
    "model are 3x3.",
    networks);
}  // namespace

std::vector<LayerEntry> cifar_config() {
  const char pool = cifar_average ? 'a' : 'm';
  const int more = cifar_all_64 ? 64 : 128;
  const auto convolution = [](int filters) {
    return LayerEntry{'c', filters, cifar_kernel_5 ? 5 : 3, cifar_valid ? valid : same};
  };
  std::vector<LayerEntry> config{convolution(64)};
  if (cifar_pool_early) config.push_back({pool, 2});
  config.push_back(convolution(64));
  if (!cifar_pool_early) config.push_back({pool, 2});
  if (!cifar_one_128) config.push_back(convolution(more));
  if (!cifar_no_second_pool) config.push_back({pool, 2});
  config.push_back(convolution(more));
  if (cifar_kernel_1) config.back().kernel = 1;
  if (cifar_third_pool) config.push_back({pool, 2});
  if (!cifar_no_flatten) config.push_back({'f'});
  config.push_back({'d', cifar_512 ? 512 : 1024});
  config.push_back({'d', 10});
  return config;
}

namespace {

const Misconception lenet_same("lenet5_config.same",
                               "Your convolutions have padding same, which is what an entry has "
                               "when it names none. LeNet-5's are valid.",
                               networks);
const Misconception lenet_first_same("lenet5_config.first_same",
                                     "Your first convolution has padding same. For an input of "
                                     "32x32 both are valid.",
                                     networks);
const Misconception lenet_maximum("lenet5_config.maximum",
                                  "You pool with the maximum. LeNet-5 takes the average: 'a'.",
                                  networks);
const Misconception lenet_one_maximum("lenet5_config.one_maximum",
                                      "Your second pooling takes the maximum. Both take the "
                                      "average.",
                                      networks);
const Misconception lenet_kernel_3("lenet5_config.kernel_3",
                                   "Your kernels are 3x3. LeNet-5's are 5x5.", networks);
const Misconception lenet_no_84("lenet5_config.no_84", "You left out the dense layer of 84 units.",
                                networks);
const Misconception lenet_filters_exchanged(
    "lenet5_config.filters_exchanged",
    "Your convolutions have 16 and then 6 filters. The first "
    "has 6, the second 16.",
    networks);
const Misconception lenet_second_pool_missing("lenet5_config.second_pool_missing",
                                              "You left out the second pooling.", networks);
const Misconception lenet_units_exchanged(
    "lenet5_config.units_exchanged",
    "Your dense layers have 84 and then 120 units. The one of "
    "120 comes first.",
    networks);
const Misconception lenet_pool_3("lenet5_config.pool_3", "Your pools are 3x3. LeNet-5's are 2x2.",
                                 networks);

}  // namespace

std::vector<LayerEntry> lenet5_config() {
  const int kernel = lenet_kernel_3 ? 3 : 5;
  const int pool = lenet_pool_3 ? 3 : 2;
  const char kind = lenet_maximum ? 'm' : 'a';
  const Padding padding = lenet_same ? same : valid;
  std::vector<LayerEntry> config;
  config.push_back(
      {'c', lenet_filters_exchanged ? 16 : 6, kernel, lenet_first_same ? same : padding});
  config.push_back({kind, pool});
  config.push_back({'c', lenet_filters_exchanged ? 6 : 16, kernel, padding});
  if (!lenet_second_pool_missing) config.push_back({lenet_one_maximum ? 'm' : kind, pool});
  config.push_back({'f'});
  config.push_back({'d', lenet_units_exchanged ? 84 : 120});
  if (!lenet_no_84) config.push_back({'d', lenet_units_exchanged ? 120 : 84});
  config.push_back({'d', 10});
  return config;
}

namespace {

const Misconception vgg_two_each("vgg16_config.two_each",
                                 "All your blocks have two convolutions. The last three have three "
                                 "each.",
                                 networks);
const Misconception vgg_three_each("vgg16_config.three_each",
                                   "All your blocks have three convolutions. The first two have "
                                   "two.",
                                   networks);
const Misconception vgg_last_1024("vgg16_config.last_1024",
                                  "Your last block has 1024 filters: the doubling stops at 512.",
                                  networks);
const Misconception vgg_one_dense("vgg16_config.one_dense",
                                  "You have one dense layer of 4096 units. There are two.",
                                  networks);
const Misconception vgg_no_last_pool("vgg16_config.no_last_pool",
                                     "You left out the pooling that closes the last block.",
                                     networks);
const Misconception vgg_valid("vgg16_config.valid",
                              "Your convolutions are valid, so the maps shrink with each. VGG-16's "
                              "padding is same.",
                              networks);
const Misconception vgg_ten_classes(
    "vgg16_config.ten_classes", "Your last layer has 10 units. VGG-16 tells 1000 classes apart.",
    networks);
const Misconception vgg_average("vgg16_config.average",
                                "You pool with the average. VGG-16 takes the maximum: 'm'.",
                                networks);
const Misconception vgg_four_in_last("vgg16_config.four_in_last",
                                     "Your last two blocks have four convolutions each: that is "
                                     "VGG-19. VGG-16 has three.",
                                     networks);
const Misconception vgg_pool_each("vgg16_config.pool_each",
                                  "You pool after every convolution. A pooling closes a block, so "
                                  "there are five.",
                                  networks);

}  // namespace

std::vector<LayerEntry> vgg16_config() {
  std::vector<LayerEntry> config;
  const char pool = vgg_average ? 'a' : 'm';
  for (int block = 0; block < 5; ++block) {
    const int filters = block < 4 ? 64 << block : vgg_last_1024 ? 1024 : 512;
    int convolutions = block < 2 ? 2 : 3;
    if (vgg_two_each) convolutions = 2;
    if (vgg_three_each) convolutions = 3;
    if (vgg_four_in_last && block > 2) convolutions = 4;
    for (int i = 0; i < convolutions; ++i) {
      config.push_back({'c', filters, 3, vgg_valid ? valid : same});
      if (vgg_pool_each && i + 1 < convolutions) config.push_back({pool, 2});
    }
    if (!(vgg_no_last_pool && block == 4)) config.push_back({pool, 2});
  }
  config.push_back({'f'});
  config.push_back({'d', 4096});
  if (!vgg_one_dense) config.push_back({'d', 4096});
  config.push_back({'d', vgg_ten_classes ? 10 : 1000});
  return config;
}
