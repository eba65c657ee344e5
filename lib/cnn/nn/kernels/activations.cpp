#include "cnn/nn/kernels/activations.hpp"

#include <algorithm>
#include <cmath>

#include "cnn/nn/kernels/arguments.hpp"

namespace cnn::kernels {
namespace {

/// Calls change(first, last) for each run of numbers along the last axis.
template <typename Change>
void for_each_run(Tensor& values, Change change) {
  require_last_axis("softmax", values.shape());
  const int length = values.shape()[values.shape().rank() - 1];
  for (float* first = values.begin(); first != values.end(); first += length) {
    change(first, first + length);
  }
}

void exponentials_over_their_sum(float* first, float* last, float shift) {
  float sum = 0;
  for (float* value = first; value != last; ++value) sum += * value = std::exp(*value - shift);
  for (float* value = first; value != last; ++value) *value /= sum;
}

}  // namespace

void relu(Tensor& values) {
  for (float& value : values) value = value < 0 ? 0 : value;  // a NaN stays visible
}

void sigmoid(Tensor& values) {
  for (float& value : values) {
    const float decay = std::exp(-std::abs(value));  // in (0, 1]: never overflows
    value = (value < 0 ? decay : 1) / (1 + decay);
  }
}

void softmax(Tensor& values) {
  for_each_run(values, [](float* first, float* last) {
    exponentials_over_their_sum(first, last, *std::max_element(first, last));
  });
}

void softmax_slow(Tensor& values) {
  for_each_run(values,
               [](float* first, float* last) { exponentials_over_their_sum(first, last, 0); });
}

}  // namespace cnn::kernels
