#include "cnn/core/shape.hpp"

#include "cnn/core/errors.hpp"

namespace cnn {

Shape::Shape(std::initializer_list<int> extents)
    : Shape(extents.begin(), static_cast<int>(extents.size())) {}

Shape::Shape(const int* first, int rank) : rank_(rank) {
  if (rank < 0 || rank > max_rank) {
    throw ShapeError("Shape: a tensor has 1 to 4 extents. Received " + std::to_string(rank) + ".");
  }
  std::int64_t size = 1;
  for (int axis = 0; axis < rank; ++axis) {
    const int extent = first[axis];
    if (extent < 1) {
      throw ShapeError("Shape: every extent must be at least 1. Received " +
                       std::to_string(extent) + " for axis " + std::to_string(axis) + ".");
    }
    size *= extent;
    if (size > max_size) {
      throw ShapeError("Shape: a tensor holds at most 2^30 elements. Received more by axis " +
                       std::to_string(axis) + ".");
    }
    extents_[static_cast<std::size_t>(axis)] = extent;
  }
}

std::int64_t Shape::size() const {
  std::int64_t size = rank_ == 0 ? 0 : 1;
  for (const int extent : *this) size *= extent;
  return size;
}

int Shape::operator[](int axis) const {
  if (axis < 0 || axis >= rank_) {
    throw ShapeError("Shape: axis " + std::to_string(axis) + " is outside the shape " +
                     to_string(*this) + ".");
  }
  return extents_[static_cast<std::size_t>(axis)];
}

std::string to_string(const Shape& shape) {
  std::string text = "(";
  for (int axis = 0; axis < shape.rank(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  if (shape.rank() == 1) text += ',';
  return text + ")";
}

}  // namespace cnn
