#include "checks/gradient_sums.hpp"

#include <fmt/format.h>

#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using Terms = std::vector<Term>;

}  // namespace

GradientSum dense_d_input(const Tensor& kernel, const Tensor& d_output) {
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int unit = 0; unit < kernel.shape()[1]; ++unit) {
      all.push_back({d_output(at[0], unit), kernel(at[1], unit),
                     fmt::format("d_output({}, {})·kernel({}, {})", at[0], unit, at[1], unit)});
    }
    return all;
  };
  return {.tensor = "d_input",
          .shape = {d_output.shape()[0], kernel.shape()[0]},
          .rule =
              [](const Index& at) {
                return fmt::format("the sum over all units u of d_output({}, u)·kernel({}, u)",
                                   at[0], at[1]);
              },
          .terms = terms,
          .from = [units = kernel.shape()[1]](const Index& at) -> std::vector<Region> {
            return {{"d_output", {at[0], 0, 1, units}}, {"kernel", {at[1], 0, 1, units}}};
          }};
}

GradientSum dense_d_kernel(const Tensor& input, const Tensor& d_output) {
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int b = 0; b < input.shape()[0]; ++b) {
      all.push_back({d_output(b, at[1]), input(b, at[0]),
                     fmt::format("d_output({0}, {2})·input({0}, {1})", b, at[0], at[1])});
    }
    return all;
  };
  return {.tensor = "d_kernel",
          .shape = {input.shape()[1], d_output.shape()[1]},
          .rule =
              [](const Index& at) {
                return fmt::format("the sum over all examples b of d_output(b, {})·input(b, {})",
                                   at[1], at[0]);
              },
          .terms = terms,
          .from = [examples = input.shape()[0]](const Index& at) -> std::vector<Region> {
            return {{"d_output", {0, at[1], examples, 1}}, {"input", {0, at[0], examples, 1}}};
          }};
}

GradientSum dense_d_bias(const Tensor& d_output) {
  const auto terms = [=](const Index& at) {
    Terms all;
    for (int b = 0; b < d_output.shape()[0]; ++b) {
      all.push_back({d_output(b, at[0]), 1, fmt::format("d_output({}, {})", b, at[0])});
    }
    return all;
  };
  return {.tensor = "d_bias",
          .shape = {d_output.shape()[1]},
          .rule =
              [](const Index& at) {
                return fmt::format("the sum over all examples b of d_output(b, {})", at[0]);
              },
          .terms = terms,
          .from = [examples = d_output.shape()[0]](const Index& at) -> std::vector<Region> {
            return {{"d_output", {0, at[0], examples, 1}}};
          }};
}

std::string written_out(const std::vector<Term>& terms) {
  constexpr std::size_t most_terms = 9;
  std::string text;
  double sum = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    sum += terms[i].value();
    if (i > most_terms) continue;
    if (i > 0) text += " + ";
    text +=
        i == most_terms ? "…" : factor_text(terms[i].d_output) + "·" + factor_text(terms[i].factor);
  }
  return text + " = " + number_text(sum);
}

SumPart sum_part(const std::vector<Term>& terms, int per_row) {
  constexpr int most_rows = 6;
  SumPart part;
  double sum = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    sum += terms[i].value();
    const int row = static_cast<int>(i) / per_row;
    if (row > most_rows) continue;
    if (row == std::ssize(part.rows)) part.rows.emplace_back();
    if (row < most_rows) {
      part.rows.back().push_back(factor_text(terms[i].d_output) + "·" +
                                 factor_text(terms[i].factor));
    } else {
      part.rows.back() = {"…"};
    }
  }
  part.value = number_text(sum);
  return part;
}

Tensor value_of(const GradientSum& sum) {
  Tensor value(sum.shape);
  for (std::int64_t place = 0; place < value.size(); ++place) {
    double total = 0;
    for (const Term& term : sum.terms(index_at(place, sum.shape))) total += term.value();
    value.data()[place] = static_cast<float>(total);
  }
  return value;
}

std::string cell_name(const std::string& tensor, const Index& index) {
  return tensor + (index.size() == 1 ? fmt::format("({})", index[0]) : index_text(index));
}

Index index_at(std::int64_t place, const cnn::Shape& shape) {
  Index index(static_cast<std::size_t>(shape.rank()));
  for (int axis = shape.rank() - 1; axis >= 0; --axis) {
    index[static_cast<std::size_t>(axis)] = static_cast<int>(place % shape[axis]);
    place /= shape[axis];
  }
  return index;
}

std::int64_t place_of(const Index& index, const cnn::Shape& shape) {
  std::int64_t place = 0;
  for (int axis = 0; axis < shape.rank(); ++axis) {
    place = place * shape[axis] + index[static_cast<std::size_t>(axis)];
  }
  return place;
}

std::string both_numbers(const Index& index, const Tensor& received, const Tensor& numeric,
                         const std::string& whose) {
  const std::int64_t place = place_of(index, numeric.shape());
  return fmt::format("analytic {} (your gradient), numeric {} ({})",
                     number_text(received.data()[place]), number_text(numeric.data()[place]),
                     whose);
}

}  // namespace convlings::checks
