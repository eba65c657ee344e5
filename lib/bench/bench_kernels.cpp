// How fast the kernels are on the layers of the course's three networks, one thread.
//
//   cmake --preset release && cmake --build --preset release --target bench_kernels
//   .build/release/lib/bench/bench_kernels [rounds] [gradients]
//
// The candidates for one layer take turns, and the median of the rounds counts: whatever else the
// machine does meanwhile hits them alike. The slow loops run once.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench_gradients.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "race.hpp"

using namespace cnn;

namespace {

struct ConvLayer {
  const char* network;
  int batch, size, channels, filters;
  Padding padding;
};

constexpr ConvLayer conv_layers[] = {
    {"mnist", 64, 28, 1, 32, valid},      {"mnist", 64, 13, 32, 64, valid},
    {"mnist", 64, 5, 64, 64, valid},      {"cifar", 20, 32, 3, 64, same},
    {"cifar", 20, 32, 64, 64, same},      {"cifar", 20, 16, 64, 128, same},
    {"cifar", 20, 8, 128, 128, same},     {"cats-dogs", 4, 150, 3, 32, valid},
    {"cats-dogs", 4, 74, 32, 64, valid},  {"cats-dogs", 4, 36, 64, 128, valid},
    {"cats-dogs", 4, 17, 128, 128, valid}};

void bench_conv2d(const ConvLayer& layer, int rounds) {
  Random random(1);
  const Window window = resolve_window(layer.size, 3, 1, layer.padding);
  const Tensor input =
      random_uniform({layer.batch, layer.size, layer.size, layer.channels}, -1, 1, random);
  const Tensor kernel = random_uniform({3, 3, layer.channels, layer.filters}, -1, 1, random);
  const Tensor bias = random_uniform({layer.filters}, -1, 1, random);
  const auto pad = [&] {
    return kernels::zero_padding2d(input, window.before, window.after, window.before, window.after);
  };
  const auto by = [&](auto way, const Tensor& padded) {
    Tensor output;
    way(padded, kernel, bias, window, window, output);
    return output;
  };
  std::vector<Candidate> candidates = {
      {"conv2d", [&] { return kernels::conv2d(input, kernel, bias, window, window); }},
      {"product", [&] { return by(kernels::conv2d_product, pad()); }},
      {"direct", [&] { return by(kernels::conv2d_direct, pad()); }},
      {"slow", [&] { return kernels::conv2d_slow(input, kernel, bias, window, window); }, true}};
  const double flops = 2.0 * 9 * layer.channels * layer.filters * layer.batch *
                       static_cast<double>(window.output) * window.output;
  race(fmt::format("{} conv {}x{}x{} -> {} (x{})", layer.network, layer.size, layer.size,
                   layer.channels, layer.filters, layer.batch),
       flops, rounds, std::move(candidates));
}

void bench_pooling(int batch, int size, int channels, int rounds) {
  Random random(2);
  const Tensor input = random_uniform({batch, size, size, channels}, -1, 1, random);
  const Window window = resolve_window(size, 2, 2, valid);
  race(fmt::format("pool 2x2 {}x{}x{} (x{})", size, size, channels, batch), 0, rounds,
       {{"max", [&] { return kernels::max_pooling2d(input, window, window); }},
        {"average", [&] { return kernels::average_pooling2d(input, window, window); }},
        {"slow", [&] { return kernels::max_pooling2d_slow(input, window, window); }, true}});
}

void bench_dense(int batch, int n, int units, int rounds) {
  Random random(3);
  const Tensor input = random_uniform({batch, n}, -1, 1, random);
  const Tensor kernel = random_uniform({n, units}, -1, 1, random);
  const Tensor bias = random_uniform({units}, -1, 1, random);
  race(fmt::format("dense {} -> {} (x{})", n, units, batch), 2.0 * batch * n * units, rounds,
       {{"dense", [&] { return kernels::dense(input, kernel, bias); }},
        {"slow", [&] { return kernels::dense_slow(input, kernel, bias); }, true}});
}

/// The MNIST convnet from image to scores, as a model would run it.
void bench_mnist_forward(int batch, int rounds) {
  Random random(4);
  const auto weights = [&](const Shape& shape) {
    return random_uniform(shape, -0.1F, 0.1F, random);
  };
  const Tensor images = random_uniform({batch, 28, 28, 1}, 0, 1, random);
  const Tensor kernel1 = weights({3, 3, 1, 32});
  const Tensor kernel2 = weights({3, 3, 32, 64});
  const Tensor kernel3 = weights({3, 3, 64, 64});
  const Tensor kernel4 = weights({576, 64});
  const Tensor kernel5 = weights({64, 10});
  const Tensor bias32({32});
  const Tensor bias64({64});
  const Tensor bias10({10});
  using Conv2D = decltype(&kernels::conv2d_product);
  const auto convolve = [](Conv2D conv2d, const Tensor& input, const Tensor& kernel,
                           const Tensor& bias) {
    const Window window = resolve_window(input.shape()[1], 3, 1, valid);
    Tensor maps;
    conv2d(input, kernel, bias, window, window, maps);
    kernels::relu(maps);
    return maps;
  };
  const auto pool = [](const Tensor& input) {
    const Window window = resolve_window(input.shape()[1], 2, 2, valid);
    return kernels::max_pooling2d(input, window, window);
  };
  const auto forward = [&](Conv2D conv2d) {
    const Tensor maps1 = pool(convolve(conv2d, images, kernel1, bias32));  // (batch, 13, 13, 32)
    const Tensor maps2 = pool(convolve(conv2d, maps1, kernel2, bias64));   // (batch, 5, 5, 64)
    const Tensor maps3 = convolve(conv2d, maps2, kernel3, bias64);         // (batch, 3, 3, 64)
    Tensor hidden = kernels::dense(maps3.reshaped({batch, 576}), kernel4, bias64);
    kernels::relu(hidden);
    Tensor scores = kernels::dense(hidden, kernel5, bias10);
    kernels::softmax(scores);
    return scores;
  };
  constexpr double flops = 2.0 * (9 * 32 * 26 * 26 + 288 * 64 * 11 * 11 + 576 * 64 * 3 * 3 +  //
                                  576 * 64 + 64 * 10);
  race(fmt::format("mnist forward (x{})", batch), batch * flops, rounds,
       {{"conv2d", [&] { return forward(kernels::conv2d); }},
        {"product", [&] { return forward(kernels::conv2d_product); }}});
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  if (argc > 2) {
    bench_gradients(rounds);
    return 0;
  }
  for (const ConvLayer& layer : conv_layers) bench_conv2d(layer, rounds);
  bench_pooling(64, 26, 32, rounds);
  bench_pooling(64, 11, 64, rounds);
  bench_pooling(20, 32, 64, rounds);
  bench_dense(64, 576, 64, rounds);
  bench_dense(64, 64, 10, rounds);
  bench_dense(4, 8192, 1024, rounds);
  bench_mnist_forward(64, rounds);
  bench_mnist_forward(1, rounds);
  bench_gradients(rounds);
}
