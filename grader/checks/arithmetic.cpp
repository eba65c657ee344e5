#include "checks/arithmetic.hpp"

namespace convlings::checks {
namespace {

constexpr int most_rows = 6;
constexpr int most_columns = 6;
constexpr int per_row = 4;  // of a list

}  // namespace

SumPart sum_of_products(const std::string& name, int rows, int columns, const Factors& factors) {
  SumPart part{.name = name, .rows = {}};
  double sum = 0;
  for (int i = 0; i < rows; ++i) {
    std::vector<std::string> terms;
    for (int j = 0; j < columns; ++j) {
      const auto [weight, input] = factors(i, j);
      sum += static_cast<double>(weight) * input;
      if (j < most_columns) terms.push_back(factor_text(weight) + "·" + factor_text(input));
      if (j == most_columns) terms.emplace_back("…");
    }
    if (i < most_rows) part.rows.push_back(std::move(terms));
    if (i == most_rows) part.rows.push_back({"…"});
  }
  part.value = number_text(sum);
  return part;
}

SumPart sum_of_products(const std::string& name, int count,
                        const std::function<std::pair<float, float>(int i)>& factors) {
  const int rows = (count + per_row - 1) / per_row;
  SumPart part = sum_of_products(name, rows, per_row, [&](int i, int j) {
    const int place = i * per_row + j;
    return place < count ? factors(place) : std::pair(0.0F, 0.0F);
  });
  if (rows <= most_rows && rows > 0) {
    part.rows.back().resize(static_cast<std::size_t>(count - (rows - 1) * per_row));
  }
  return part;
}

SumPart number_part(const std::string& name, double number) {
  return {.name = name, .rows = {{number_text(number)}}};
}

CellStory one_sum(std::string label, SumPart part) {
  CellStory story;
  story.sum = Sum{.label = std::move(label), .parts = {std::move(part)}};
  return story;
}

CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const cnn::Window& rows, const cnn::Window& columns,
                                      const std::string& label) {
  return [=](const std::vector<int>& index) {
    const int top = rows.start(index[0]);
    const int left = columns.start(index[1]);
    const auto factors = [&](int i, int j) {
      const int row = top + i;
      const int column = left + j;
      const bool inside =
          row >= 0 && row < image.shape()[0] && column >= 0 && column < image.shape()[1];
      return std::pair(kernel(i, j), inside ? image(row, column) : 0.0F);
    };
    return from(one_sum(label, sum_of_products("", rows.kernel, columns.kernel, factors)),
                {{"image", {top, left, rows.kernel, columns.kernel}}});
  };
}

CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const std::string& label) {
  const auto along = [&](int axis) {
    return cnn::resolve_window(image.shape()[axis], kernel.shape()[axis], 1, cnn::valid);
  };
  return convolution_arithmetic(image, kernel, along(0), along(1), label);
}

}  // namespace convlings::checks
