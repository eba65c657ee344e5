// A block of float32 numbers with a shape. Row-major: the last axis lies together in memory.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/shape.hpp"

namespace cnn {

/// Owning, with value semantics: a copy is a copy. Images are (height, width, channels), batches
/// (batch, height, width, channels); lessons that need one channel only use (height, width).
///
///   Tensor image({6, 5});            // zeros
///   image(0, 4) = 200;               // row 0, column 4
///   const int width = image.shape()[1];
class Tensor {
 public:
  /// Rank 0, no elements.
  Tensor() = default;

  /// All zeros.
  explicit Tensor(const Shape& shape);

  /// Takes `values` in row-major order. Throws ShapeError unless there are shape.size() of them.
  Tensor(const Shape& shape, std::vector<float> values);

  const Shape& shape() const { return shape_; }
  std::int64_t size() const { return static_cast<std::int64_t>(values_.size()); }

  /// One element; as many indices as the tensor has axes. Throws std::out_of_range otherwise:
  /// "index (5, 0) is outside a (4, 4) tensor".
  float& operator()(int i) { return values_[offset({i})]; }
  float& operator()(int i, int j) { return values_[offset({i, j})]; }
  float& operator()(int i, int j, int k) { return values_[offset({i, j, k})]; }
  float& operator()(int i, int j, int k, int l) { return values_[offset({i, j, k, l})]; }
  float operator()(int i) const { return values_[offset({i})]; }
  float operator()(int i, int j) const { return values_[offset({i, j})]; }
  float operator()(int i, int j, int k) const { return values_[offset({i, j, k})]; }
  float operator()(int i, int j, int k, int l) const { return values_[offset({i, j, k, l})]; }

  /// All elements in memory order, for loops that do not care about the shape.
  const std::vector<float>& values() const { return values_; }
  float* begin() { return values_.data(); }
  float* end() { return values_.data() + values_.size(); }
  const float* begin() const { return values_.data(); }
  const float* end() const { return values_.data() + values_.size(); }
  float* data() { return values_.data(); }
  const float* data() const { return values_.data(); }

  /// The same elements in the same order under another shape. Throws ShapeError when sizes differ.
  Tensor reshaped(const Shape& shape) const;

  /// Takes another shape. Memory is kept where it suffices, so that a buffer used again and again
  /// allocates once; the elements' values are unspecified until they are written.
  void resize(const Shape& shape);

  /// Equal shapes and equal elements, bit patterns of zero apart; a NaN equals nothing.
  bool operator==(const Tensor& other) const = default;

 private:
  std::size_t offset(std::initializer_list<int> index) const {
    if (static_cast<int>(index.size()) != shape_.rank()) throw_outside(index);
    std::size_t offset = 0;
    const int* extent = shape_.begin();
    for (const int i : index) {
      if (i < 0 || i >= *extent) throw_outside(index);
      offset = offset * static_cast<std::size_t>(*extent++) + static_cast<std::size_t>(i);
    }
    return offset;
  }
  [[noreturn]] void throw_outside(std::initializer_list<int> index) const;

  Shape shape_;
  std::vector<float> values_;
};

/// A (rows, columns) tensor written as it looks:
///   matrix({{10, 10, 10}, {0, 0, 0}, {-10, -10, -10}})
/// Throws ShapeError when the rows differ in length.
Tensor matrix(std::initializer_list<std::initializer_list<float>> rows);

}  // namespace cnn
