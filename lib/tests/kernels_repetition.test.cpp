// What a trainer relies on when it calls the kernels a million times: nothing is allocated after
// the first time, and the answer depends on nothing but the arguments.
#include <atomic>
#include <catch2_either.hpp>
#include <cstdlib>
#include <new>
#include <thread>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"

using namespace cnn;

namespace {

std::atomic<int> allocations{0};

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

/// Forwards and backwards through one layer of each kind, padded and strided.
class Step {
 public:
  explicit Step(std::uint64_t seed) {
    Random random(seed);
    input_ = random_uniform({3, 9, 8, 4}, -1, 1, random);
    kernel_ = random_uniform({3, 2, 4, 5}, -1, 1, random);
    wide_kernel_ = random_uniform({3, 2, 4, 16}, -1, 1, random);
    bias_ = random_uniform({5}, -1, 1, random);
    row_ = random_uniform({3, 200}, -1, 1, random);
    dense_kernel_ = random_uniform({200, 17}, -1, 1, random);
  }

  void run() {
    const Window rows = resolve_window(9, 3, 2, same);
    const Window columns = resolve_window(8, 2, 1, full);
    kernels::conv2d(input_, kernel_, bias_, rows, columns, maps_);
    kernels::conv2d(input_, wide_kernel_, Tensor(), rows, columns, wide_maps_);
    kernels::conv2d_gradients(input_, kernel_, maps_, rows, columns, &d_input_, d_kernel_,
                              &d_bias_);
    kernels::max_pooling2d(input_, rows, columns, pooled_);
    kernels::max_pooling2d_gradient(input_, pooled_, rows, columns, d_pooled_);
    kernels::average_pooling2d(input_, rows, columns, average_);
    kernels::average_pooling2d_gradient(input_.shape(), average_, rows, columns, d_average_);
    kernels::zero_padding2d(input_, 1, 0, 2, 1, padded_);
    kernels::zero_padding2d_gradient(padded_, 1, 0, 2, 1, d_padded_);
    kernels::dense(row_, dense_kernel_, Tensor(), hidden_);
    kernels::softmax(hidden_);
    d_hidden_.resize(hidden_.shape());
    std::copy(hidden_.begin(), hidden_.end(), d_hidden_.begin());
    kernels::softmax_gradient(hidden_, d_hidden_);
    kernels::sigmoid_gradient(hidden_, d_hidden_);
    kernels::relu_gradient(hidden_, d_hidden_);
    kernels::dense_gradients(row_, dense_kernel_, d_hidden_, &d_row_, d_dense_kernel_, &d_bias_);
  }

  std::vector<Tensor> answers() const {
    return {maps_,    wide_maps_, d_input_,  d_kernel_, d_bias_, pooled_,        d_pooled_,
            average_, d_average_, d_padded_, hidden_,   d_row_,  d_dense_kernel_};
  }

 private:
  Tensor input_, kernel_, wide_kernel_, bias_, row_, dense_kernel_;
  Tensor maps_, wide_maps_, d_input_, d_kernel_, d_bias_, pooled_, d_pooled_, average_, d_average_,
      padded_, d_padded_, hidden_, d_hidden_, d_row_, d_dense_kernel_;
};

}  // namespace

TEST_CASE("kernels: nothing is allocated from the second step on") {
  Step step(61);
  const int before_first = allocations;
  step.run();
  CHECK(allocations > before_first);
  const int before_second = allocations;
  step.run();
  CHECK(allocations == before_second);
}

TEST_CASE("kernels: the same bits again, after other work, and on another thread") {
  Step step(62);
  step.run();
  const std::vector<Tensor> first = step.answers();
  Step other(63);
  other.run();
  step.run();
  CHECK(step.answers() == first);
  CHECK_FALSE(other.answers() == first);
  Step again(62);
  std::thread([&] { again.run(); }).join();
  CHECK(again.answers() == first);
}
