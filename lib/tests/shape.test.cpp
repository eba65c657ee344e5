#include "cnn/core/shape.hpp"

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"

using cnn::Shape;

TEST_CASE("Shape: knows its rank, extents and size") {
  const Shape shape{28, 26, 3};
  CHECK(shape.rank() == 3);
  CHECK(shape[0] == 28);
  CHECK(shape[2] == 3);
  CHECK(shape.size() == 2184);
  CHECK(Shape().size() == 0);
}

TEST_CASE("Shape: prints as a Python tuple") {
  CHECK(to_string(Shape{28, 28, 1}) == "(28, 28, 1)");
  CHECK(to_string(Shape{576}) == "(576,)");
  CHECK(to_string(Shape{}) == "()");
}

TEST_CASE("Shape: refuses a zero, a fifth extent and more than 2^30 elements, and says so") {
  CHECK_THROWS_WITH((Shape{3, 0}),
                    "Shape: every extent must be at least 1. Received 0 for axis 1.");
  CHECK_THROWS_WITH((Shape{1, 1, 1, 1, 1}), "Shape: a tensor has 1 to 4 extents. Received 5.");
  CHECK_THROWS_WITH((Shape{65536, 65536}),
                    "Shape: a tensor holds at most 2^30 elements. Received more by axis 1.");
  CHECK_THROWS_AS((Shape{3, 4}[2]), cnn::ShapeError);
  CHECK_THROWS_AS((Shape{3, 4}[-1]), cnn::ShapeError);
}
