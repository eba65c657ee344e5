#include "cnn/nn/model/layer_config.hpp"

#include <fmt/format.h>

#include <optional>
#include <sstream>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/text_numbers.hpp"

namespace cnn {
namespace {

/// One token on its way to a LayerConfig; knows how to complain about itself.
class TokenReader {
 public:
  TokenReader(const std::string& token, int position, Padding padding)
      : token_(token), position_(position), parts_(split(token.substr(1), ',')) {
    entry_.kind = token[0];
    entry_.padding = padding;
  }

  LayerConfig read() {
    switch (entry_.kind) {
      case 'c':
        return read_convolution();
      case 'm':
      case 'a':
        return read_pooling();
      case 'f':
        if (token_ != "f") fail("flatten has no number", "f");
        return {.kind = 'f'};
      case 'd':
        return {.kind = 'd', .size = only_size("a dense layer needs its units", "d64")};
      case 'x':
        return read_dropout();
      default:
        fail("a token starts with c, m, a, f, d or x", "c64,3 m2 a2 f d64 x0.5");
    }
  }

 private:
  [[noreturn]] void fail(const std::string& rule, const std::string& example) const {
    throw ShapeError(
        fmt::format("Layer config: {}. Received \"{}\", token {}. Write, for instance, {}.", rule,
                    token_, position_, example));
  }

  int positive(std::size_t part, const std::string& rule, const std::string& example) const {
    const std::optional<int> value =
        part < parts_.size() ? whole_number(parts_[part]) : std::nullopt;
    if (!value || *value < 1) fail(rule, example);
    return *value;
  }

  int only_size(const std::string& rule, const std::string& example) const {
    if (parts_.size() != 1) fail(rule, example);
    return positive(0, rule, example);
  }

  /// The parts from `first` on: a stride such as s2, valid, same; the last one wins.
  void read_options(std::size_t first, const std::string& example) {
    for (std::size_t i = first; i < parts_.size(); ++i) {
      const std::string& part = parts_[i];
      const std::optional<int> stride =
          part.starts_with('s') ? whole_number(part.substr(1)) : std::nullopt;
      if (stride && *stride >= 1) {
        entry_.stride = *stride;
      } else if (part == "valid") {
        entry_.padding = valid;
      } else if (part == "same") {
        entry_.padding = same;
      } else {
        fail("the options are a stride s1, s2, ..., and valid or same", example);
      }
    }
  }

  LayerConfig read_convolution() {
    const char* const rule = "a convolution needs its filters and a kernel size";
    entry_.size = positive(0, rule, "c64,3");
    entry_.kernel = positive(1, rule, "c64,3");
    entry_.stride = 1;
    read_options(2, "c64,3,s2,valid");
    return entry_;
  }

  LayerConfig read_pooling() {
    const std::string example = std::string(1, entry_.kind) + "2";
    entry_.size = entry_.stride = positive(0, "pooling needs a pool size", example);
    entry_.padding = valid;
    read_options(1, example + ",s2");
    return entry_;
  }

  LayerConfig read_dropout() const {
    const std::optional<float> rate = parts_.size() == 1 ? share(parts_[0]) : std::nullopt;
    if (!rate) fail("dropout needs a rate, 0 <= rate < 1", "x0.5");
    return {.kind = 'x', .rate = *rate};
  }

  const std::string& token_;
  int position_;
  std::vector<std::string> parts_;
  LayerConfig entry_;
};

}  // namespace

std::vector<LayerConfig> parse_layer_config(const std::string& text, Padding padding) {
  std::vector<LayerConfig> entries;
  std::istringstream words(text);
  for (std::string token; words >> token;) {
    entries.push_back(TokenReader(token, static_cast<int>(entries.size()) + 1, padding).read());
  }
  if (entries.empty()) {
    throw ShapeError("Layer config: there is no layer in it. Write, for instance, c32,3 m2 f d10.");
  }
  return entries;
}

std::string to_string(const LayerConfig& entry) {
  switch (entry.kind) {
    case 'c':
      return fmt::format("c{},{},s{},{}", entry.size, entry.kernel, entry.stride,
                         to_string(entry.padding));
    case 'm':
    case 'a':
      return fmt::format("{}{},s{},{}", entry.kind, entry.size, entry.stride,
                         to_string(entry.padding));
    case 'd':
      return fmt::format("d{}", entry.size);
    case 'x':
      return fmt::format("x{}", entry.rate);
    default:
      return std::string(1, entry.kind);
  }
}

Shape parse_input_shape(const std::string& text) {
  std::vector<int> extents;
  bool all_positive = true;
  for (const std::string& part : split(text, 'x')) {
    extents.push_back(whole_number(part).value_or(0));
    all_positive = all_positive && extents.back() >= 1;
  }
  if (extents.empty() || extents.size() >= Shape::max_rank || !all_positive) {
    throw ShapeError(
        fmt::format("Input shape: height x width x channels, each at least 1. Received \"{}\". "
                    "Write, for instance, 28x28x1.",
                    text));
  }
  return {extents.data(), static_cast<int>(extents.size())};
}

}  // namespace cnn
