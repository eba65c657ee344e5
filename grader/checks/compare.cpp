#include "checks/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace convlings::checks {
namespace {

std::vector<int> index_of(std::int64_t offset, const cnn::Shape& shape) {
  std::vector<int> index(static_cast<std::size_t>(shape.rank()));
  for (int axis = shape.rank() - 1; axis >= 0; --axis) {
    index[static_cast<std::size_t>(axis)] = static_cast<int>(offset % shape[axis]);
    offset /= shape[axis];
  }
  return index;
}

}  // namespace

bool is_close(double expected, double received, double tolerance) {
  if (expected == received) return true;   // equal infinities too
  if (std::isinf(expected)) return false;  // a tolerance of infinity would let everything in
  return std::abs(expected - received) <= tolerance * std::max(1.0, std::abs(expected));
}

std::optional<Difference> first_difference(const cnn::Tensor& expected, const cnn::Tensor& received,
                                           double tolerance) {
  if (expected.shape() != received.shape()) {
    return Difference{{},
                      fmt::format("The shape is wrong: it should be {}; your answer is {}.",
                                  to_string(expected.shape()), to_string(received.shape()))};
  }
  std::int64_t first = -1;
  std::int64_t wrong = 0;
  for (std::int64_t i = 0; i < expected.size(); ++i) {
    if (is_close(expected.data()[i], received.data()[i], tolerance)) continue;
    if (first < 0) first = i;
    ++wrong;
  }
  if (first < 0) return std::nullopt;
  const double want = expected.data()[first];
  const double got = received.data()[first];
  std::vector<int> index = index_of(first, expected.shape());
  std::string problem = fmt::format("Cell {} is the first wrong one: it should be {}; yours is {}.",
                                    index_text(index), number_text(want), number_text(got));
  if (!std::isfinite(got))
    problem += " A number that is not finite: was something divided by zero?";
  problem += fmt::format(" {} of {} cells are wrong.", wrong, expected.size());
  return Difference{std::move(index), std::move(problem)};
}

void mark_differences(Grid& expected, Grid& received) {
  expected.marked.clear();
  received.marked.clear();
  for (std::size_t row = 0; row < expected.cells.size(); ++row) {
    for (std::size_t column = 0; column < expected.cells[row].size(); ++column) {
      if (expected.cells[row][column] == received.cells[row][column]) continue;
      received.marked.emplace_back(static_cast<int>(row), static_cast<int>(column));
    }
  }
}

}  // namespace convlings::checks
