#include <fmt/format.h>

#include "checks/gradient_sums.hpp"

namespace convlings::checks {

using cnn::Tensor;
using Terms = std::vector<Term>;

GradientSum conv2d_d_input(const Tensor& kernels, const Tensor& d_output) {
  const cnn::Shape taps = kernels.shape();
  const cnn::Shape stops = d_output.shape();
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int row = 0; row < stops[0]; ++row) {
      for (int column = 0; column < stops[1]; ++column) {
        const int i = at[0] - row;
        const int j = at[1] - column;
        if (i < 0 || i >= taps[0] || j < 0 || j >= taps[1]) continue;
        for (int f = 0; f < stops[2]; ++f) {
          all.push_back({d_output(row, column, f), kernels(i, j, at[2], f),
                         fmt::format("d_output({}, {}, {})·kernels({}, {}, {}, {})", row, column, f,
                                     i, j, at[2], f)});
        }
      }
    }
    return all;
  };
  return {.tensor = "d_input",
          .shape = {stops[0] + taps[0] - 1, stops[1] + taps[1] - 1, taps[2]},
          .rule =
              [](const Index& at) {
                return fmt::format(
                    "the sum, over all stops (r, s) whose window covers the cell and all filters "
                    "f, of d_output(r, s, f)·kernels({} - r, {} - s, {}, f)",
                    at[0], at[1], at[2]);
              },
          .terms = terms};
}

GradientSum conv2d_d_kernel(const Tensor& image, const Tensor& kernels, const Tensor& d_output) {
  const cnn::Shape stops = d_output.shape();
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int row = 0; row < stops[0]; ++row) {
      for (int column = 0; column < stops[1]; ++column) {
        all.push_back({d_output(row, column, at[3]), image(row + at[0], column + at[1], at[2]),
                       fmt::format("d_output({}, {}, {})·image({}, {}, {})", row, column, at[3],
                                   row + at[0], column + at[1], at[2])});
      }
    }
    return all;
  };
  return {.tensor = "d_kernel",
          .shape = kernels.shape(),
          .rule =
              [](const Index& at) {
                return fmt::format(
                    "the sum over all stops (r, s) of d_output(r, s, {})·image(r + {}, s + {}, {})",
                    at[3], at[0], at[1], at[2]);
              },
          .terms = terms};
}

GradientSum conv2d_d_bias(const Tensor& d_output) {
  const cnn::Shape stops = d_output.shape();
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int row = 0; row < stops[0]; ++row) {
      for (int column = 0; column < stops[1]; ++column) {
        all.push_back({d_output(row, column, at[0]), 1,
                       fmt::format("d_output({}, {}, {})", row, column, at[0])});
      }
    }
    return all;
  };
  return {.tensor = "d_bias",
          .shape = {stops[2]},
          .rule =
              [](const Index& at) {
                return fmt::format("the sum over all stops (r, s) of d_output(r, s, {})", at[0]);
              },
          .terms = terms};
}

}  // namespace convlings::checks
