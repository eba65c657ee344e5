#include <fmt/format.h>

#include <algorithm>

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
          .terms = terms,
          .from = [taps, stops](const Index& at) -> std::vector<Region> {
            const int top = std::max(0, at[0] - taps[0] + 1);
            const int left = std::max(0, at[1] - taps[1] + 1);
            const Block covering = {.top = top,
                                    .left = left,
                                    .height = std::min(at[0] + 1, stops[0]) - top,
                                    .width = std::min(at[1] + 1, stops[1]) - left};
            const Block weights = {.top = at[0] - (top + covering.height - 1),
                                   .left = at[1] - (left + covering.width - 1),
                                   .height = covering.height,
                                   .width = covering.width};
            return {cell_of("image", at[0], at[1], at[2]),
                    {"d_output", covering},
                    {"kernels", weights, at[2]}};
          },
          .per_row = stops[2]};
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
          .terms = terms,
          .from = [stops](const Index& at) -> std::vector<Region> {
            return {{"image", {at[0], at[1], stops[0], stops[1]}, at[2]},
                    cell_of("kernels", at[0], at[1], at[2]),
                    {"d_output", {0, 0, stops[0], stops[1]}, at[3]}};
          },
          .per_row = stops[1]};
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
          .terms = terms,
          .from = [stops](const Index& at) -> std::vector<Region> {
            return {{"d_output", {0, 0, stops[0], stops[1]}, at[0]}};
          },
          .per_row = stops[1]};
}

}  // namespace convlings::checks
