// The extents of a tensor, such as (28, 28, 1): rank 1 to 4, known before any number is stored.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

namespace cnn {

/// Up to four positive extents, row-major, channels last: (height, width, channels) for an image,
/// (batch, height, width, channels) for a batch. A default-made shape has rank 0 and size 0.
class Shape {
 public:
  static constexpr int max_rank = 4;
  /// No tensor holds more elements than this (4 GiB of float32): a larger claim is a mistake.
  static constexpr std::int64_t max_size = std::int64_t{1} << 30;

  Shape() = default;

  /// Throws ShapeError when there are more than four extents, one is below 1, or the product
  /// exceeds `max_size`.
  Shape(std::initializer_list<int> extents);  // NOLINT(google-explicit-constructor)

  /// The same from a range, for shapes whose rank is known only at run time.
  Shape(const int* first, int rank);

  int rank() const { return rank_; }

  /// The number of elements; 0 for rank 0.
  std::int64_t size() const;

  /// The extent along `axis`, 0 <= axis < rank(). Throws ShapeError outside.
  int operator[](int axis) const;

  const int* begin() const { return extents_.data(); }
  const int* end() const { return extents_.data() + rank_; }

  bool operator==(const Shape& other) const = default;

 private:
  std::array<int, max_rank> extents_{};
  int rank_ = 0;
};

/// As Python prints a tuple: "(28, 28, 1)", and "(576,)" for rank 1.
std::string to_string(const Shape& shape);

}  // namespace cnn
