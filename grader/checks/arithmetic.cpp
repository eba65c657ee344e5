#include "checks/arithmetic.hpp"

#include "story/story.hpp"

namespace convlings::checks {

std::string sum_of_products(const std::vector<float>& weights, const std::vector<float>& inputs) {
  constexpr std::size_t most_terms = 9;
  std::string text;
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += static_cast<double>(weights[i]) * inputs[i];
    if (i < most_terms) {
      text += (i == 0 ? "" : " + ") + factor_text(weights[i]) + "·" + factor_text(inputs[i]);
    } else if (i == most_terms) {
      text += " + …";
    }
  }
  return text + " = " + number_text(sum);
}

CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const cnn::Window& rows, const cnn::Window& columns) {
  return [=](const std::vector<int>& index) {
    std::vector<float> weights;
    std::vector<float> inputs;
    for (int i = 0; i < rows.kernel; ++i) {
      for (int j = 0; j < columns.kernel; ++j) {
        const int row = rows.start(index[0]) + i;
        const int column = columns.start(index[1]) + j;
        const bool inside =
            row >= 0 && row < image.shape()[0] && column >= 0 && column < image.shape()[1];
        if (!inside) continue;
        weights.push_back(kernel(i, j));
        inputs.push_back(image(row, column));
      }
    }
    return sum_of_products(weights, inputs);
  };
}

CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel) {
  const auto along = [&](int axis) {
    return cnn::resolve_window(image.shape()[axis], kernel.shape()[axis], 1, cnn::valid);
  };
  return convolution_arithmetic(image, kernel, along(0), along(1));
}

}  // namespace convlings::checks
