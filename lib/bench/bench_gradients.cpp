#include "bench_gradients.hpp"

#include <fmt/format.h>

#include <array>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "eigen_conv2d.hpp"
#include "race.hpp"

using namespace cnn;

namespace {

void bench_conv2d(int size, int channels, int filters, bool first_layer, int rounds) {
  constexpr int batch = 64;
  Random random(11);
  const Window window = resolve_window(size, 3, 1, valid);
  const Tensor input = random_uniform({batch, size, size, channels}, -1, 1, random);
  const Tensor kernel = random_uniform({3, 3, channels, filters}, -1, 1, random);
  const Tensor bias = random_uniform({filters}, -1, 1, random);
  const Tensor d_output =
      random_uniform({batch, window.output, window.output, filters}, -1, 1, random);
  Tensor output, d_input, d_kernel, d_bias;
  Tensor* d_input_wanted = first_layer ? nullptr : &d_input;
  const double flops = 2.0 * 9 * channels * filters * batch * window.output * window.output;
  const std::string name =
      fmt::format("{}x{}x{} -> {} (x{})", size, size, channels, filters, batch);
  race("conv forward " + name, flops, rounds,
       {{"fast", [&] { kernels::conv2d(input, kernel, bias, window, window, output); }},
        {"Eigen", [&] { eigen_conv2d(input, kernel, bias, output); }},
        {"slow", [&] { kernels::conv2d_slow(input, kernel, bias, window, window); }, true}});
  race(
      "conv back " + name, first_layer ? flops : 2 * flops, rounds,
      {{"fast",
        [&] {
          kernels::conv2d_gradients(input, kernel, d_output, window, window, d_input_wanted,
                                    d_kernel, &d_bias);
        }},
       {"Eigen",
        [&] { eigen_conv2d_gradients(input, kernel, d_output, d_input_wanted, d_kernel, d_bias); }},
       {"slow", [&] { kernels::conv2d_gradients_slow(input, kernel, d_output, window, window); },
        true}});
}

void bench_pooling(int size, int channels, int rounds) {
  constexpr int batch = 64;
  Random random(12);
  const Window window = resolve_window(size, 2, 2, valid);
  const Tensor input = random_uniform({batch, size, size, channels}, -1, 1, random);
  const Tensor d_output =
      random_uniform({batch, window.output, window.output, channels}, -1, 1, random);
  Tensor d_input;
  const std::string name = fmt::format("{}x{}x{} (x{})", size, size, channels, batch);
  race(
      "max pool back " + name, 0, rounds,
      {{"fast", [&] { kernels::max_pooling2d_gradient(input, d_output, window, window, d_input); }},
       {"slow", [&] { kernels::max_pooling2d_gradient_slow(input, d_output, window, window); },
        true}});
  race("average pool back " + name, 0, rounds,
       {{"fast",
         [&] {
           kernels::average_pooling2d_gradient(input.shape(), d_output, window, window, d_input);
         }},
        {"slow",
         [&] { kernels::average_pooling2d_gradient_slow(input.shape(), d_output, window, window); },
         true}});
  Tensor gradient = input;
  race("relu back " + name, 0, rounds,
       {{"fast", [&] { kernels::relu_gradient(input, gradient); }}});
}

void bench_dense(int batch, int n, int units, int rounds) {
  Random random(13);
  const Tensor input = random_uniform({batch, n}, -1, 1, random);
  const Tensor kernel = random_uniform({n, units}, -1, 1, random);
  const Tensor d_output = random_uniform({batch, units}, -1, 1, random);
  Tensor d_input, d_kernel, d_bias;
  race(fmt::format("dense back {} -> {} (x{})", n, units, batch), 4.0 * batch * n * units, rounds,
       {{"fast",
         [&] { kernels::dense_gradients(input, kernel, d_output, &d_input, d_kernel, &d_bias); }},
        {"slow", [&] { kernels::dense_gradients_slow(input, kernel, d_output); }, true}});
}

/// All that the kernels do in one training step of the MNIST convnet, loss and optimiser apart.
class MnistStep {
 public:
  explicit MnistStep(int slice) : slice_(slice) {
    Random random(14);
    const auto weights = [&](const Shape& shape) {
      return random_uniform(shape, -0.1F, 0.1F, random);
    };
    images_ = random_uniform({slice, 28, 28, 1}, 0, 1, random);
    kernels_ = {weights({3, 3, 1, 32}), weights({3, 3, 32, 64}), weights({3, 3, 64, 64}),
                weights({576, 64}), weights({64, 10})};
    biases_ = {weights({32}), weights({64}), weights({64}), weights({64}), weights({10})};
  }

  void run() {
    convolve(0, images_, maps_[0]);
    pool(maps_[0], pooled_[0]);
    convolve(1, pooled_[0], maps_[1]);
    pool(maps_[1], pooled_[1]);
    convolve(2, pooled_[1], maps_[2]);
    maps_[2].resize({slice_, 576});
    kernels::dense(maps_[2], kernels_[3], biases_[3], hidden_);
    kernels::relu(hidden_);
    kernels::dense(hidden_, kernels_[4], biases_[4], scores_);
    kernels::softmax(scores_);

    kernels::dense_gradients(hidden_, kernels_[4], scores_, &d_hidden_, d_kernels_[4],
                             &d_biases_[4]);
    kernels::relu_gradient(hidden_, d_hidden_);
    kernels::dense_gradients(maps_[2], kernels_[3], d_hidden_, &d_maps_[2], d_kernels_[3],
                             &d_biases_[3]);
    maps_[2].resize({slice_, 3, 3, 64});
    d_maps_[2].resize({slice_, 3, 3, 64});
    convolve_back(2, pooled_[1], &d_pooled_[1]);
    pool_back(1);
    convolve_back(1, pooled_[0], &d_pooled_[0]);
    pool_back(0);
    convolve_back(0, images_, nullptr);
  }

 private:
  static Window window(const Tensor& input, int kernel, int stride) {
    return resolve_window(input.shape()[1], kernel, stride, valid);
  }
  void convolve(std::size_t layer, const Tensor& input, Tensor& output) {
    const Window walk = window(input, 3, 1);
    kernels::conv2d(input, kernels_[layer], biases_[layer], walk, walk, output);
    kernels::relu(output);
  }
  static void pool(const Tensor& input, Tensor& output) {
    const Window walk = window(input, 2, 2);
    kernels::max_pooling2d(input, walk, walk, output);
  }
  void convolve_back(std::size_t layer, const Tensor& input, Tensor* d_input) {
    const Window walk = window(input, 3, 1);
    kernels::relu_gradient(maps_[layer], d_maps_[layer]);
    kernels::conv2d_gradients(input, kernels_[layer], d_maps_[layer], walk, walk, d_input,
                              d_kernels_[layer], &d_biases_[layer]);
  }
  void pool_back(std::size_t layer) {
    const Window walk = window(maps_[layer], 2, 2);
    kernels::max_pooling2d_gradient(maps_[layer], d_pooled_[layer], walk, walk, d_maps_[layer]);
  }

  int slice_;
  Tensor images_, hidden_, scores_, d_hidden_;
  std::array<Tensor, 5> kernels_, biases_, d_kernels_, d_biases_;
  std::array<Tensor, 3> maps_, d_maps_;
  std::array<Tensor, 2> pooled_, d_pooled_;
};

void bench_mnist_step(int rounds) {
  constexpr int slice = 16;
  constexpr int slices = 4;
  // Forward, and twice that back, but the first layer hands nothing on.
  constexpr double forward =
      2.0 * (9 * 32 * 26 * 26 + 288 * 64 * 11 * 11 + 576 * 64 * 3 * 3 + 576 * 64 + 64 * 10);
  constexpr double flops = 3 * forward - 2.0 * 9 * 32 * 26 * 26;
  MnistStep step(slice);
  race("mnist training step (4x16)", slices * slice * flops, rounds, {{"fast", [&] {
                                                                         for (int i = 0; i < slices;
                                                                              ++i)
                                                                           step.run();
                                                                       }}});
}

}  // namespace

void bench_gradients(int rounds) {
  bench_conv2d(28, 1, 32, true, rounds);
  bench_conv2d(13, 32, 64, false, rounds);
  bench_conv2d(5, 64, 64, false, rounds);
  bench_pooling(26, 32, rounds);
  bench_pooling(11, 64, rounds);
  bench_dense(64, 576, 64, rounds);
  bench_dense(64, 64, 10, rounds);
  bench_dense(4, 8192, 1024, rounds);
  bench_mnist_step(rounds);
}
