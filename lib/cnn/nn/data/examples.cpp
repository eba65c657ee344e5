#include "cnn/nn/data/examples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

// Row `index` of a tensor whose first axis counts examples.
void copy_row(const Tensor& rows, int index, float* to) {
  if (index < 0 || index >= rows.shape()[0]) {
    throw std::out_of_range(
        fmt::format("TensorExamples: index {} is outside 0..{}", index, rows.shape()[0] - 1));
  }
  const std::int64_t length = rows.size() / rows.shape()[0];
  std::copy_n(rows.data() + index * length, length, to);
}

}  // namespace

TensorExamples::TensorExamples(Tensor inputs, Tensor targets)
    : inputs_(std::move(inputs)), targets_(std::move(targets)) {
  if (inputs_.shape().rank() < 2) {
    throw ShapeError(
        fmt::format("TensorExamples: inputs have an axis that counts them and axes of their own. "
                    "Received {}. Reshape them to (count, ...).",
                    to_string(inputs_.shape())));
  }
  if (targets_.shape().rank() != 2) {
    throw ShapeError(
        fmt::format("TensorExamples: targets have the axes (count, target size). Received {}. "
                    "Reshape single labels to (count, 1).",
                    to_string(targets_.shape())));
  }
  if (inputs_.shape()[0] != targets_.shape()[0]) {
    throw ShapeError(
        fmt::format("TensorExamples: every input has one target. Received {} inputs and {} "
                    "targets. Give as many of both.",
                    inputs_.shape()[0], targets_.shape()[0]));
  }
}

Shape TensorExamples::input_shape() const {
  return Shape(inputs_.shape().begin() + 1, inputs_.shape().rank() - 1);
}

void TensorExamples::copy_input(int index, float* input) const { copy_row(inputs_, index, input); }

void TensorExamples::copy_target(int index, float* target) const {
  copy_row(targets_, index, target);
}

}  // namespace cnn
