#include "checks/gradient_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using Terms = std::vector<Term>;

bool close(double a, double b) {
  if (a == b || (std::isnan(a) && std::isnan(b))) return true;  // infinities too
  return std::abs(a - b) <= 1e-4 * std::max(1.0, std::abs(a));
}

double total(const Terms& terms) {
  double sum = 0;
  for (const Term& term : terms) sum += term.value();
  return sum;
}

}  // namespace

std::string missing_term(const Terms& terms, double received) {
  const Term* missing = nullptr;
  for (const Term& term : terms) {
    if (!close(total(terms) - term.value(), received)) continue;
    if (missing != nullptr) return "";
    missing = &term;
  }
  return missing == nullptr ? ""
                            : fmt::format("Without the term {} = {} it would be yours.",
                                          missing->name, number_text(missing->value()));
}

CellStory gradient_story(const GradientSum& sum, const Tensor& numeric, const Tensor& received,
                         const Index& index, const std::string& whose) {
  const Terms terms = sum.terms(index);
  CellStory story = both_numbers(index, received, numeric, whose) + ".";
  story.name = cell_name(sum.tensor, index);
  story.from = sum.from(index);
  story.sum = Sum{.label = "It is " + sum.rule(index), .parts = {sum_part(terms, sum.per_row)}};
  story.conclusion = missing_term(terms, received.data()[place_of(index, sum.shape)]);
  return story;
}

}  // namespace convlings::checks
