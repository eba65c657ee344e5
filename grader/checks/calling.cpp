#include "checks/calling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>
#include <cmath>

#include "checks/compare.hpp"
#include "checks/current_check.hpp"
#include "story/render.hpp"

namespace convlings::checks {
namespace {

std::string argument_names(const std::vector<Argument>& arguments) {
  std::vector<std::string> names;
  names.reserve(arguments.size());
  for (const Argument& argument : arguments) names.push_back(argument.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "stride = 2", "pictures: (1920, 28, 28, 1)"; nothing for tensors that are drawn.
std::string plain_argument(const Argument& argument) {
  return std::visit(
      [&argument](const auto& value) -> std::string {
        using Kind = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Kind, cnn::Tensor>) {
          return argument.drawn ? "" : argument.name + ": " + to_string(value.shape());
        } else if constexpr (std::is_same_v<Kind, double>) {
          return argument.name + " = " + number_text(value);
        } else {
          return fmt::format("{} = {}", argument.name, value);
        }
      },
      argument.value);
}

constexpr int most_planes = 3;  // red, green, blue

/// kernels[:, :, channel, filter].
Grid kernel_grid(const std::string& name, const cnn::Tensor& kernels, int channel, int filter,
                 const std::vector<int>& focus) {
  const cnn::Shape& shape = kernels.shape();
  cnn::Tensor plane({shape[0], shape[1]});
  for (int i = 0; i < shape[0]; ++i) {
    for (int j = 0; j < shape[1]; ++j) plane(i, j) = kernels(i, j, channel, filter);
  }
  return grid_of(fmt::format("{}[:, :, {}, {}]", name, channel, filter), plane, focus);
}

/// The first channels.
void draw_kernels(const Argument& argument, const cnn::Tensor& kernels, int filter, Story& story) {
  for (int channel = 0; channel < std::min(kernels.shape()[2], most_planes); ++channel) {
    story.arguments.push_back(kernel_grid(argument.name, kernels, channel, filter, {}));
  }
}

/// Draws up to three planes of a tensor argument: enough to follow the arithmetic.
void draw(const Argument& argument, const std::vector<int>& focus, Story& story) {
  const auto* tensor = std::get_if<cnn::Tensor>(&argument.value);
  if (tensor == nullptr || !argument.drawn) return;
  const int rank = tensor->shape().rank();
  const int last = rank == 4 ? tensor->shape()[3] : 0;
  if (argument.kernels && rank == 4) {
    const int told = !focus.empty() && focus.back() < last ? focus.back() : 0;
    draw_kernels(argument, *tensor, argument.filter < 0 ? told : argument.filter, story);
    return;
  }
  const bool planes = rank == 3 && tensor->shape()[2] <= most_planes;
  std::vector<int> at;
  if (rank == 4) at = {0, 0, 0, focus.empty() || focus.back() >= last ? 0 : focus.back()};
  for (int channel = 0; channel < (planes ? tensor->shape()[2] : 1); ++channel) {
    if (rank == 3) at = {0, 0, channel};
    Grid grid = grid_of(argument.name, *tensor, at);
    grid.marked.clear();
    story.arguments.push_back(std::move(grid));
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
        if (auto text = plain_argument(argument); !text.empty()) story.others.push_back(text);
        draw(argument, {}, story);
      }
    }
    story.problem = none.message;
    stop_with(none.verdict, std::move(story));
    throw;
  }
}

void Call::fail(std::string problem, std::string arithmetic, const std::vector<int>& focus,
                const cnn::Tensor* expected, const cnn::Tensor* received) const {
  Story story;
  story.call = fmt::format("{}({})", function_, argument_names(arguments_));
  for (const Argument& argument : arguments_) {
    if (auto text = plain_argument(argument); !text.empty()) story.others.push_back(text);
    draw(argument, focus, story);
  }
  story.problem = std::move(problem);
  story.arithmetic = std::move(arithmetic);
  const auto answer = [&](const char* name, const cnn::Tensor& tensor) {
    return kernels_ && focus.size() == 4
               ? kernel_grid(name, tensor, focus[2], focus[3], {focus[0], focus[1]})
               : grid_of(name, tensor, focus);
  };
  if (expected != nullptr) story.expected = answer("expected", *expected);
  if (received != nullptr) {
    story.received = answer("received", *received);
    if (expected != nullptr && expected->shape() == received->shape()) {
      mark_differences(*story.expected, *story.received);
    }
  }
  stop_with(Verdict::wrong, std::move(story));
  throw std::logic_error("unreachable: FAIL leaves the test case");
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
  const bool whose = arithmetic && !difference->index.empty();
  fail(difference->problem,
       whose ? fmt::format("Cell {}: {}", index_text(difference->index),
                           arithmetic(difference->index))
             : "",
       difference->index, &expected, &received);
}

void Call::returns(std::int64_t expected, const std::string& arithmetic) const {
  const std::int64_t received = whole();
  if (received != expected) {
    fail(fmt::format("The answer is {}; your function returned {}.", expected, received),
         arithmetic);
  }
  CHECK(received == expected);
}

void Call::returns(int expected, const std::string& arithmetic) const {
  returns(std::int64_t{expected}, arithmetic);
}

void Call::returns(double expected, const std::string& arithmetic, double tolerance) const {
  const double received = number();
  if (!is_close(expected, received, tolerance)) {
    fail(fmt::format("The answer is {}; your function returned {}.", number_text(expected),
                     number_text(received)),
         arithmetic);
  }
  CHECK(is_close(expected, received, tolerance));
}

void Call::returns(const std::string& expected, const std::string& arithmetic) const {
  const std::string received = text();
  if (received != expected) {
    fail(fmt::format(R"(The answer is "{}"; your function returned "{}".)", expected, received),
         arithmetic);
  }
  CHECK(received == expected);
}

void Call::returns(const char* expected, const std::string& arithmetic) const {
  returns(std::string(expected), arithmetic);
}

void Call::returns(const std::vector<int>& expected, const std::string& arithmetic) const {
  const auto received = value_as<std::vector<std::int64_t>>();
  const std::vector<std::int64_t> wanted(expected.begin(), expected.end());
  if (received != wanted) {
    fail(fmt::format("The answer is ({}); your function returned ({}).", fmt::join(wanted, ", "),
                     fmt::join(received, ", ")),
         arithmetic);
  }
  CHECK(received == wanted);
}

void Call::returns(const std::vector<std::string>& expected, const std::string& arithmetic) const {
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

void Call::must(bool holds, const std::string& problem, const std::string& arithmetic) const {
  if (!holds) fail(problem, arithmetic);
  CHECK(holds);
}

int random_integer(int low, int high) { return current_check().random().integer(low, high); }

cnn::Tensor random_tensor(const cnn::Shape& shape) {
  return cnn::random_integers(shape, -4, 4, current_check().random());
}

}  // namespace convlings::checks
