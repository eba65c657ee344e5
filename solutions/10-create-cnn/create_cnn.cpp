#include "create_cnn.hpp"

// Exercise 1 of 5: one entry, one layer.
// Look at entry.kind and add the right layer. The options by name:
//     c   Conv2D            .filters, .kernel_size, .padding, .activation
//     m   MaxPooling2D      .pool_size
//     a   AveragePooling2D  .pool_size
//     f   Flatten           none
//     d   Dense             .units, .activation
// A kind that nobody knows must not be skipped in silence:
//     throw std::invalid_argument("…");
// Budget: 12 lines.
void add_layer(Sequential& model, const LayerEntry& entry, ActivationFunction activation) {
  // BEGIN SOLUTION
  const int size = entry.size;
  if (entry.kind == 'm') return model.add(MaxPooling2D({.pool_size = size}));
  if (entry.kind == 'a') return model.add(AveragePooling2D({.pool_size = size}));
  if (entry.kind == 'f') return model.add(Flatten());
  if (entry.kind == 'd') return model.add(Dense({.units = size, .activation = activation}));
  if (entry.kind != 'c') throw std::invalid_argument("a layer's kind is c, m, a, f or d");
  model.add(Conv2D({.filters = size,
                    .kernel_size = entry.kernel,
                    .padding = entry.padding,
                    .activation = activation}));
  // END SOLUTION
}

// Exercise 2 of 5: the whole config.
// Make a Sequential for `input` and call add_layer for every entry, in order. Which activation?
//     relu      everywhere, but for the last entry when it is a dense layer:
//     softmax   there, when it has several units
//     sigmoid   there, when it has exactly one
// Budget: 8 lines.
Sequential create_cnn(const std::vector<LayerEntry>& config, const Shape& input) {
  // BEGIN SOLUTION
  Sequential model(input);
  for (const LayerEntry& entry : config) {
    const bool decides = &entry == &config.back() && entry.kind == 'd';
    add_layer(model, entry, !decides ? relu : entry.size == 1 ? sigmoid : softmax);
  }
  return model;
  // END SOLUTION
}

// Exercise 3 of 5: the CIFAR model.
// Two convolutions of 64 filters, max pooling, a convolution of 128, max pooling, another one of
// 128, flatten, a dense layer of 1024 units, a dense layer of 10. Kernels 3×3, padding same,
// pools 2×2. Budget: 3 lines, of the form `return {{…}, {…}, …};`.
std::vector<LayerEntry> cifar_config() {
  // BEGIN SOLUTION
  return {{'c', 64, 3},  {'c', 64, 3}, {'m', 2},    {'c', 128, 3}, {'m', 2},
          {'c', 128, 3}, {'f'},        {'d', 1024}, {'d', 10}};
  // END SOLUTION
}

// Exercise 4 of 5: LeNet-5.
// A convolution of 6 filters, average pooling, a convolution of 16 filters, average pooling,
// flatten, dense layers of 120, 84 and 10 units. Kernels 5×5, padding valid, pools 2×2.
// Budget: 3 lines.
std::vector<LayerEntry> lenet5_config() {
  // BEGIN SOLUTION
  return {{'c', 6, 5, valid}, {'a', 2}, {'c', 16, 5, valid}, {'a', 2}, {'f'}, {'d', 120},
          {'d', 84},          {'d', 10}};
  // END SOLUTION
}

// Exercise 5 of 5: VGG-16.
// Five blocks of convolutions, each closed by a max pooling of 2×2: 2 convolutions of 64 filters,
// 2 of 128, 3 of 256, 3 of 512, 3 of 512. All kernels 3×3, padding same. Then flatten and dense
// layers of 4096, 4096 and 1000 units. Write it out, or let a loop write the blocks.
// Budget: 10 lines.
std::vector<LayerEntry> vgg16_config() {
  // BEGIN SOLUTION
  const std::pair<int, int> blocks[] = {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}};
  std::vector<LayerEntry> config;
  for (const auto& [convolutions, filters] : blocks) {
    for (int i = 0; i < convolutions; ++i) config.push_back({'c', filters, 3});
    config.push_back({'m', 2});
  }
  config.insert(config.end(), {{'f'}, {'d', 4096}, {'d', 4096}, {'d', 1000}});
  return config;
  // END SOLUTION
}
