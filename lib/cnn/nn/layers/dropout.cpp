#include "cnn/nn/layers/dropout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "cnn/core/errors.hpp"

namespace cnn {

Dropout::Dropout(const DropoutOptions& options) : options_(options) {
  if (options.rate >= 0 && options.rate < 1) return;
  throw ShapeError(
      fmt::format("Dropout: rate is the share that is silenced, 0 <= rate < 1. Received rate={}. "
                  "Use a number such as 0.5.",
                  options.rate));
}

std::string Dropout::description() const { return fmt::format("Dropout(rate={})", options_.rate); }

void Dropout::apply(const Tensor& batch, Tensor& output) const { output = batch; }

void Dropout::slice_forward(const Tensor& input, LayerPage& page, Random* random) const {
  if (random == nullptr) return apply(input, page.output);
  page.mask.resize(input.shape());
  page.output.resize(input.shape());
  const float kept = 1 / (1 - options_.rate);
  for (std::int64_t i = 0; i < input.size(); ++i) {
    page.mask.data()[i] = random->uniform(0, 1) < options_.rate ? 0 : kept;
    page.output.data()[i] = input.data()[i] * page.mask.data()[i];
  }
}

void Dropout::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  if (d_input == nullptr) return;
  d_input->resize(input.shape());
  std::transform(page.d_output.begin(), page.d_output.end(), page.mask.begin(), d_input->begin(),
                 std::multiplies<>());
}

std::unique_ptr<Layer> Dropout::clone() const { return std::make_unique<Dropout>(*this); }

}  // namespace cnn
