#include "cnn/core/tensor.hpp"

#include <utility>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

std::string tuple_text(std::initializer_list<int> numbers) {
  std::string text = "(";
  for (const int number : numbers) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(number);
  }
  return text + ")";
}

}  // namespace

Tensor::Tensor(const Shape& shape)
    : shape_(shape), values_(static_cast<std::size_t>(shape.size())) {}

Tensor::Tensor(const Shape& shape, std::vector<float> values)
    : shape_(shape), values_(std::move(values)) {
  if (size() != shape_.size()) {
    throw ShapeError("Tensor: a " + to_string(shape_) + " tensor needs " +
                     std::to_string(shape_.size()) + " values. Received " + std::to_string(size()) +
                     ".");
  }
}

Tensor Tensor::reshaped(const Shape& shape) const {
  if (shape.size() != size()) {
    throw ShapeError("Tensor: reshaping keeps the number of elements. Received " +
                     to_string(shape_) + " to become " + to_string(shape) + ".");
  }
  return {shape, values_};
}

void Tensor::resize(const Shape& shape) {
  values_.resize(static_cast<std::size_t>(shape.size()));
  shape_ = shape;
}

void Tensor::throw_outside(std::initializer_list<int> index) const {
  if (static_cast<int>(index.size()) != shape_.rank()) {
    throw std::out_of_range("index " + tuple_text(index) + " has " + std::to_string(index.size()) +
                            " numbers, but a " + to_string(shape_) + " tensor needs " +
                            std::to_string(shape_.rank()));
  }
  throw std::out_of_range("index " + tuple_text(index) + " is outside a " + to_string(shape_) +
                          " tensor");
}

Tensor matrix(std::initializer_list<std::initializer_list<float>> rows) {
  const std::size_t columns = rows.size() == 0 ? 0 : rows.begin()->size();
  std::vector<float> values;
  for (const auto& row : rows) {
    if (row.size() != columns) {
      throw ShapeError("matrix: every row needs the same number of columns. Received rows of " +
                       std::to_string(columns) + " and " + std::to_string(row.size()) + ".");
    }
    values.insert(values.end(), row.begin(), row.end());
  }
  return {{static_cast<int>(rows.size()), static_cast<int>(columns)}, std::move(values)};
}

}  // namespace cnn
