#include "checks/gradient_slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using Terms = std::vector<Term>;

bool close(double a, double b) {
  if (a == b || (std::isnan(a) && std::isnan(b))) return true;  // infinities too
  return std::abs(a - b) <= 1e-4 * std::max(1.0, std::abs(a));
}

bool close(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() &&
         std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) { return close(x, y); });
}

double total(const Terms& terms) {
  double sum = 0;
  for (const Term& term : terms) sum += term.value();
  return sum;
}

/// Every cell by another rule than the right one.
Tensor by_rule(const GradientSum& sum, const std::function<double(const Terms&)>& rule) {
  Tensor outcome(sum.shape);
  for (std::int64_t place = 0; place < outcome.size(); ++place) {
    const Terms terms = sum.terms(index_at(place, sum.shape));
    outcome.data()[place] = terms.empty() ? 0 : static_cast<float>(rule(terms));
  }
  return outcome;
}

}  // namespace

std::vector<Slip> slips_of(const GradientSum& sum) {
  const auto slip = [&sum](const char* words, const std::function<double(const Terms&)>& rule) {
    return Slip{words, by_rule(sum, rule)};
  };
  return {
      slip("nothing is ever added", [](const Terms&) { return 0.0; }),
      slip("each term overwrites the one before it, with = instead of +=",
           [](const Terms& terms) { return terms.back().value(); }),
      slip("only the first term of each sum is taken",
           [](const Terms& terms) { return terms.front().value(); }),
      slip("the sign is turned", [](const Terms& terms) { return -total(terms); }),
      slip("each sum is divided by the number of its terms",
           [](const Terms& terms) { return total(terms) / static_cast<double>(terms.size()); }),
      slip("everything is added twice", [](const Terms& terms) { return 2 * total(terms); }),
      slip("d_output is left out of the products",
           [](const Terms& terms) {
             double factors = 0;
             for (const Term& term : terms) factors += term.factor;
             return factors;
           }),
      slip("d_output alone is added up, without the other factor",
           [](const Terms& terms) {
             double back = 0;
             for (const Term& term : terms) back += term.d_output;
             return back;
           }),
      slip("the last term of each sum is left out",
           [](const Terms& terms) { return total(terms) - terms.back().value(); }),
      slip("the first term of each sum is left out",
           [](const Terms& terms) { return total(terms) - terms.front().value(); }),
  };
}

Slip divided_by_batch(const GradientSum& sum, int examples) {
  return {fmt::format("it is divided by the number of examples, {}: the loss is a mean already, "
                      "and d_output has that division in it",
                      examples),
          by_rule(sum, [examples](const Terms& terms) { return total(terms) / examples; })};
}

std::string slip_in(const Tensor& received, const std::vector<Slip>& slips) {
  std::string text;
  for (const Slip& slip : slips) {
    if (!close(slip.outcome, received)) continue;
    text += (text.empty() ? "This is what comes out when " : ", or when ") + slip.words;
  }
  return text.empty() ? text : text + ".";
}

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
                         const Index& index, const std::string& whose,
                         const std::vector<Slip>& own) {
  const Terms terms = sum.terms(index);
  CellStory story = both_numbers(index, received, numeric, whose) + ".";
  story.name = cell_name(sum.tensor, index);
  story.from = sum.from(index);
  story.sum = Sum{.label = "It is " + sum.rule(index), .parts = {sum_part(terms, sum.per_row)}};
  story.conclusion = slip_in(received, own);
  if (story.conclusion.empty()) story.conclusion = slip_in(received, slips_of(sum));
  if (story.conclusion.empty()) {
    story.conclusion = missing_term(terms, received.data()[place_of(index, sum.shape)]);
  }
  return story;
}

}  // namespace convlings::checks
