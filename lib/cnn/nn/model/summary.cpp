#include "cnn/nn/model/summary.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "cnn/nn/model/summary_styles.hpp"

namespace cnn {

SummaryStyle parse_summary_style(const std::string& text) {
  if (text == "keras2.0") return SummaryStyle::keras2_0;
  if (text == "keras2") return SummaryStyle::keras2;
  if (text == "keras3") return SummaryStyle::keras3;
  throw std::invalid_argument(
      fmt::format("summary: the style must be keras2.0, keras2 or keras3. Received \"{}\".", text));
}

std::string summary(const Sequential& model, SummaryStyle style, int terminal_width) {
  switch (style) {
    case SummaryStyle::keras2_0:
      return keras2_table(model);
    case SummaryStyle::keras2:
      return fmt::format("Model: \"{}\"\n{}", model.name(), keras2_table(model));
    case SummaryStyle::keras3:
      break;
  }
  return keras3_table(model, terminal_width);
}

std::string batch_shape_text(const Shape& example) {
  std::string text = "(None";
  for (const int extent : example) text += fmt::format(", {}", extent);
  return text + ")";
}

}  // namespace cnn
