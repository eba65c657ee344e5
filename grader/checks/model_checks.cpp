#include "checks/model_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace convlings::checks {
namespace {

/// "Conv2D" and "padding=valid", "activation=relu", …: split at the first bracket and at commas
/// that stand outside of inner brackets.
std::vector<std::string> parts_of(const std::string& description) {
  std::vector<std::string> parts{""};
  int depth = 0;
  for (const char c : description) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    const bool opens = c == '(' && depth == 1;
    const bool separates = c == ',' && depth == 1;
    if (c == ')' && depth == 0) break;
    if (opens || separates) {
      parts.emplace_back();
    } else if (c != ' ' || !parts.back().empty()) {
      parts.back() += c;
    }
  }
  return parts;
}

/// "Look at activation: it should be relu."
std::string first_difference_of(const std::string& expected, const std::string& received) {
  const std::vector<std::string> want = parts_of(expected);
  const std::vector<std::string> got = parts_of(received);
  if (want[0] != got[0]) return "";
  for (std::size_t i = 1; i < std::min(want.size(), got.size()); ++i) {
    if (want[i] == got[i]) continue;
    return fmt::format("Look at {}: it should be {}.", want[i].substr(0, want[i].find('=')),
                       want[i].substr(want[i].find('=') + 1));
  }
  return "";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Without the spaces that only make columns.
std::string squeezed(const std::string& line) {
  std::string text;
  for (const char c : line) {
    if (c != ' ' || (!text.empty() && text.back() != ' ')) text += c;
  }
  return text.ends_with(' ') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

std::vector<std::string> descriptions(const cnn::Sequential& model) {
  std::vector<std::string> lines;
  for (const cnn::ModelLayer& layer : model.layers()) lines.push_back(layer.layer().description());
  return lines;
}

void has_layers(const Call& call, const std::vector<std::string>& expected) {
  has_layers(call, call.texts(), expected);
}

void has_layers(const Call& call, const std::vector<std::string>& received,
                const std::vector<std::string>& expected) {
  for (std::size_t i = 0; i < std::min(expected.size(), received.size()); ++i) {
    call.must(expected[i] == received[i],
              fmt::format("Layer {} should be {}; yours is {}.", i + 1, expected[i], received[i]),
              first_difference_of(expected[i], received[i]));
  }
  std::string problem;
  if (received.size() < expected.size()) {
    problem = fmt::format("After {} layers your model ends; layer {} should be {}.",
                          received.size(), received.size() + 1, expected[received.size()]);
  } else if (received.size() > expected.size()) {
    problem = fmt::format("The model should end after {} layers; yours goes on with {}.",
                          expected.size(), received[expected.size()]);
  }
  call.must(problem.empty(), problem);
}

void prints(const Call& call, const std::string& expected) {
  const std::vector<std::string> want = lines_of(expected);
  const std::vector<std::string> got = lines_of(call.text());
  for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
    const std::string should = i < want.size() ? want[i] : "nothing more";
    const std::string reads = i < got.size() ? got[i] : "nothing more";
    call.must(should == reads, fmt::format("Line {} of the table should read `{}`; yours is `{}`.",
                                           i + 1, squeezed(should), squeezed(reads)));
  }
}

void answers_ten_probabilities(const Call& call) {
  const cnn::Tensor answer = call.tensor();
  call.must(
      answer.shape() == cnn::Shape{3, 10},
      "Three pictures should give (3, 10); your model gives " + to_string(answer.shape()) + ".");
  for (int row = 0; row < 3; ++row) {
    double sum = 0;
    for (int digit = 0; digit < 10; ++digit) sum += answer(row, digit);
    call.must(std::abs(sum - 1) < 1e-5,
              fmt::format(
                  "The ten numbers of a picture should add up to 1; yours add up to {:.3f}.", sum),
              "That is what softmax at the end is for.");
  }
}

}  // namespace convlings::checks
