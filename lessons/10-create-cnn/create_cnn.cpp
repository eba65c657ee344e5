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
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 5: the whole config.
// Make a Sequential for `input` and call add_layer for every entry, in order. Which activation?
//     relu      everywhere, but for the last entry when it is a dense layer:
//     softmax   there, when it has several units
//     sigmoid   there, when it has exactly one
// Budget: 8 lines.
Sequential create_cnn(const std::vector<LayerEntry>& config, const Shape& input) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 5: the CIFAR model.
// Two convolutions of 64 filters, max pooling, a convolution of 128, max pooling, another one of
// 128, flatten, a dense layer of 1024 units, a dense layer of 10. Kernels 3×3, padding same,
// pools 2×2. Budget: 3 lines, of the form `return {{…}, {…}, …};`.
std::vector<LayerEntry> cifar_config() {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 5: LeNet-5.
// A convolution of 6 filters, average pooling, a convolution of 16 filters, average pooling,
// flatten, dense layers of 120, 84 and 10 units. Kernels 5×5, padding valid, pools 2×2.
// Budget: 3 lines.
std::vector<LayerEntry> lenet5_config() {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 5: VGG-16.
// Five blocks of convolutions, each closed by a max pooling of 2×2: 2 convolutions of 64 filters,
// 2 of 128, 3 of 256, 3 of 512, 3 of 512. All kernels 3×3, padding same. Then flatten and dense
// layers of 4096, 4096 and 1000 units. Write it out, or let a loop write the blocks.
// Budget: 10 lines.
std::vector<LayerEntry> vgg16_config() {
  // ...
  throw cnn::NotWritten(__func__);
}
