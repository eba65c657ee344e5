#include "cnn/nn/layers/dropout.hpp"

#include <fmt/format.h>

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

Tensor Dropout::apply(const Tensor& batch, const Shape& /*input*/) const { return batch; }

std::unique_ptr<Layer> Dropout::clone() const { return std::make_unique<Dropout>(*this); }

}  // namespace cnn
