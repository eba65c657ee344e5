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

/// Which cells are wrong, the first one by name.
std::string how_many(std::int64_t wrong, std::int64_t cells, const std::string& first) {
  if (cells == 1) return fmt::format("The only cell, {}, is wrong", first);
  if (wrong == cells) return fmt::format("All {} cells are wrong; the first is {}", cells, first);
  return wrong == 1 ? fmt::format("1 of {} cells is wrong, the one at {}", cells, first)
                    : fmt::format("{} of {} cells are wrong, the first at {}", wrong, cells, first);
}

}  // namespace

std::pair<std::string, std::string> told_apart(double expected, double received) {
  std::pair<std::string, std::string> texts{number_text(expected), number_text(received)};
  for (int digits = 5; digits <= 9 && texts.first == texts.second; ++digits) {
    texts = {fmt::format("{:.{}g}", expected, digits), fmt::format("{:.{}g}", received, digits)};
  }
  return texts;
}

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
  const auto [should, yours] = told_apart(want, got);
  std::string problem =
      fmt::format("{}: it should be {}; yours is {}.",
                  how_many(wrong, expected.size(), index_text(index)), should, yours);
  if (!std::isfinite(got))
    problem += " A number that is not finite: was something divided by zero?";
  return Difference{std::move(index), std::move(problem)};
}

void mark_differences(const Grid& expected, const std::pair<int, int>& first, Grid& received) {
  received.marked.clear();
  for (std::size_t row = 0; row < expected.cells.size(); ++row) {
    for (std::size_t column = 0; column < expected.cells[row].size(); ++column) {
      const std::pair at(static_cast<int>(row), static_cast<int>(column));
      if (expected.cells[row][column] != received.cells[row][column] || at == first) {
        received.marked.push_back(at);
      }
    }
  }
}

}  // namespace convlings::checks
