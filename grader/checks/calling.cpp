#include "checks/calling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>
#include <cmath>

#include "checks/compare.hpp"
#include "checks/current_check.hpp"
#include "checks/drawing.hpp"
#include "story/narrow.hpp"
#include "story/render.hpp"

namespace convlings::checks {
namespace {

std::string argument_names(const std::vector<Argument>& arguments) {
  std::vector<std::string> names;
  names.reserve(arguments.size());
  for (const Argument& argument : arguments) names.push_back(argument.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "cell (1, 0)" as the first word of a sentence.
std::string capital(std::string text) {
  if (text.starts_with("cell")) text.front() = 'C';
  return text;
}

/// Whose words and whose sum they are.
void tell_cell(const CellStory& cell, Story& story) {
  story.cell = cell.name;
  if (!story.arithmetic.empty()) {
    story.arithmetic = capital(cell.name) + ": " + story.arithmetic;
  } else if (story.sum) {
    story.sum->label = capital(cell.name) + ", " + story.sum->label;
  }
}

void stop_with(Verdict verdict, Story story) {
  const std::string text = render(story);
  current_check().fail(verdict, std::move(story));
  FAIL(text);  // leaves the test case
}

}  // namespace

Value Call::value() const {
  std::vector<Value> values;
  values.reserve(arguments_.size());
  for (const Argument& argument : arguments_) values.push_back(argument.value);
  try {
    return current_check().call(function_, values);
  } catch (const NoAnswer& none) {
    Story story;
    story.call = fmt::format("{}({})", function_, argument_names(arguments_));
    if (none.verdict != Verdict::not_written) {
      for (const Argument& argument : arguments_) {
        tell_argument(argument, {}, {}, story);
      }
    }
    story.problem = none.message;
    stop_with(none.verdict, std::move(story));
    throw;
  }
}

Story Call::told(const CellStory& number, const std::vector<int>& focus) const {
  Story story;
  story.call = fmt::format("{}({})", function_, argument_names(arguments_));
  for (const Argument& argument : arguments_) {
    tell_argument(argument, number.from, focus, story);
  }
  story.arithmetic = number.words;
  story.sum = number.sum;
  story.conclusion = number.conclusion;
  return story;
}

void Call::fail(const std::string& problem, const CellStory& arithmetic) const {
  Story story = told(arithmetic, {});
  story.problem = problem;
  stop_with(Verdict::wrong, std::move(story));
  throw std::logic_error("unreachable: FAIL leaves the test case");
}

void Call::tell_answers(const cnn::Tensor& expected, const cnn::Tensor& received,
                        const std::vector<int>& focus, Story& story) const {
  if (focus.empty()) {  // another shape: blank cells say nothing more
    if (!is_blank(expected)) story.expected = grid_of("expected", expected, {});
    if (!is_blank(received)) story.received = grid_of("received", received, {});
    return;
  }
  const auto answer = [&](const char* name, const cnn::Tensor& tensor) {
    return kernels_ && focus.size() == 4
               ? kernel_grid(name, tensor, focus[2], focus[3], Block{focus[0], focus[1]})
               : grid_of(name, tensor, focus);
  };
  story.expected = answer("expected", expected);
  story.received = answer("received", received);
  story.received->window.reset();
  if (!story.expected->window) story.expected->window = focus_of(*story.expected);
  story.expected->marked.clear();
  const Block& first = *story.expected->window;
  mark_differences(*story.expected, {first.top, first.left}, *story.received);
}

template <typename Kind>
Kind Call::value_as() const {
  const Value answer = value();
  if (const Kind* held = std::get_if<Kind>(&answer)) return *held;
  fail(fmt::format("{} gave {}.", function_, kind_of(answer)), "");
}

cnn::Tensor Call::returns(const cnn::Tensor& expected, const CellArithmetic& arithmetic,
                          double tolerance) const {
  cnn::Tensor received = tensor();
  const auto difference = first_difference(expected, received, tolerance);
  if (!difference) {
    CHECK(received.shape() == expected.shape());
    return received;
  }
  const std::vector<int>& index = difference->index;
  CellStory cell = arithmetic && !index.empty() ? arithmetic(index) : CellStory();
  if (cell.name.empty()) cell.name = "cell " + index_text(index);
  Story story = told(cell, index);
  story.problem = difference->problem;
  if (!index.empty()) tell_cell(cell, story);
  tell_answers(expected, received, index, story);
  stop_with(Verdict::wrong, std::move(story));
  return received;
}

void Call::returns(std::int64_t expected, const CellStory& arithmetic) const {
  const std::int64_t received = whole();
  if (received != expected) {
    fail(fmt::format("The answer is {}; your function returned {}.", expected, received),
         arithmetic);
  }
  CHECK(received == expected);
}

void Call::returns(int expected, const CellStory& arithmetic) const {
  returns(std::int64_t{expected}, arithmetic);
}

void Call::returns(double expected, const CellStory& arithmetic, double tolerance) const {
  const double received = number();
  if (!is_close(expected, received, tolerance)) {
    const auto [should, yours] = told_apart(expected, received);
    fail(fmt::format("The answer is {}; your function returned {}.", should, yours), arithmetic);
  }
  CHECK(is_close(expected, received, tolerance));
}

void Call::returns(const std::string& expected, const CellStory& arithmetic) const {
  const std::string received = text();
  if (received != expected) {
    fail(fmt::format(R"(The answer is "{}"; your function returned "{}".)", expected, received),
         arithmetic);
  }
  CHECK(received == expected);
}

void Call::returns(const char* expected, const CellStory& arithmetic) const {
  returns(std::string(expected), arithmetic);
}

void Call::returns(const std::vector<int>& expected, const CellStory& arithmetic) const {
  const auto received = value_as<std::vector<std::int64_t>>();
  const std::vector<std::int64_t> wanted(expected.begin(), expected.end());
  if (received != wanted) {
    fail(fmt::format("The answer is ({}); your function returned ({}).", fmt::join(wanted, ", "),
                     fmt::join(received, ", ")),
         arithmetic);
  }
  CHECK(received == wanted);
}

void Call::returns(const std::vector<std::string>& expected, const CellStory& arithmetic) const {
  const auto received = value_as<std::vector<std::string>>();
  for (std::size_t i = 0; i < std::max(expected.size(), received.size()); ++i) {
    const std::string want = i < expected.size() ? expected[i] : "nothing more";
    const std::string got = i < received.size() ? received[i] : "nothing more";
    if (want != got) {
      fail(fmt::format("Entry {} should be {}; it is {}.", i + 1, want, got), arithmetic);
    }
  }
  CHECK(received == expected);
}

void Call::throws(const std::string& because) const {
  std::vector<Value> values;
  values.reserve(arguments_.size());
  for (const Argument& argument : arguments_) values.push_back(argument.value);
  try {
    current_check().call(function_, values);
  } catch (const NoAnswer& none) {
    if (none.verdict == Verdict::threw) {
      CHECK(none.verdict == Verdict::threw);
      return;
    }
    Story story;
    story.call = fmt::format("{}({})", function_, argument_names(arguments_));
    story.problem = none.message;
    stop_with(none.verdict, std::move(story));
  }
  fail(fmt::format("{} must throw an exception here: {}.", function_, because), "");
}

cnn::Tensor Call::tensor() const { return value_as<cnn::Tensor>(); }
std::int64_t Call::whole() const { return value_as<std::int64_t>(); }
double Call::number() const { return value_as<double>(); }
std::string Call::text() const { return value_as<std::string>(); }
std::vector<std::string> Call::texts() const { return value_as<std::vector<std::string>>(); }

void Call::must(bool holds, const std::string& problem, const CellStory& arithmetic) const {
  if (!holds) fail(problem, arithmetic);
  CHECK(holds);
}

int random_integer(int low, int high) { return current_check().random().integer(low, high); }

cnn::Tensor random_tensor(const cnn::Shape& shape) {
  return cnn::random_integers(shape, -4, 4, current_check().random());
}

}  // namespace convlings::checks
