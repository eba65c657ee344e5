#include "cnn/nn/view/curves_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/nn/view/svg_text.hpp"
#include "cnn/nn/view/ticks.hpp"

namespace cnn::view {
namespace {

constexpr const char* training_color = "#0072B2";
constexpr const char* validation_color = "#D55E00";

// Pixels.
constexpr int plot_top = 100;
constexpr int plot_width = 350;
constexpr int plot_height = 220;

bool can_be_drawn(const std::optional<double>& value) {
  return value && std::abs(*value) <= 1e15;  // false for NaN
}

/// The panel's curves in the coordinates of the picture.
class Plot {
 public:
  Plot(const CurvesPanel& panel, int left) : panel_(panel), left_(left) {
    for (const Curve* curve : {&panel.training, &panel.validation}) {
      for (const auto& value : *curve) {
        if (can_be_drawn(value)) drawn_.push_back(*value);
        if (value && !can_be_drawn(value)) ++left_out_;
      }
    }
    if (drawn_.empty()) return;
    const auto [low, high] = std::minmax_element(drawn_.begin(), drawn_.end());
    y_ = round_axis(*low, *high, 5);
    x_ = counting_axis(static_cast<int>(panel.training.size()), 8);
  }

  std::string svg() const {
    std::string text = text_at(left_, plot_top - 30, panel_.name, R"(font-size="15")");
    text += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#666\"/>\n",
        left_, plot_top, plot_width, plot_height);
    if (drawn_.empty()) return text + reason();
    return text + axes() + line() + dots() + legend() + remark();
  }

 private:
  double column(double epoch) const { return left_ + plot_width * x_.position(epoch); }
  double row(double value) const { return plot_top + plot_height * (1 - y_.position(value)); }

  static std::string text_at(double x, double y, const std::string& text,
                             const std::string& style) {
    return fmt::format("<text x=\"{}\" y=\"{}\" {}>{}</text>\n", svg_number(x), svg_number(y),
                       style, svg_text(text));
  }

  std::string axes() const {
    std::string text;
    for (const double tick : y_.ticks) {
      text += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" stroke=\"#ddd\"/>\n",
                          left_, left_ + plot_width, svg_number(row(tick)), svg_number(row(tick)));
      text += text_at(left_ - 8, row(tick) + 4, tick_text(y_, tick), R"(text-anchor="end")");
    }
    for (const double tick : x_.ticks) {
      text += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" stroke=\"#666\"/>\n",
                          svg_number(column(tick)), svg_number(column(tick)),
                          plot_top + plot_height, plot_top + plot_height + 5);
      text += text_at(column(tick), plot_top + plot_height + 20, fmt::format("{}", tick),
                      R"(text-anchor="middle")");
    }
    return text + text_at(left_ + plot_width / 2.0, plot_top + plot_height + 40, "epoch",
                          R"(text-anchor="middle")");
  }

  /// Validation: lines through neighbours; a point that has none is a short dash.
  std::string line() const {
    std::string text;
    const Curve& curve = panel_.validation;
    for (std::size_t begin = 0; begin < curve.size(); ++begin) {
      if (!can_be_drawn(curve[begin])) continue;
      std::size_t end = begin;
      std::string points;
      for (; end < curve.size() && can_be_drawn(curve[end]); ++end) {
        points += point(static_cast<double>(end + 1), *curve[end]);
      }
      if (end == begin + 1) {
        const double reach = 8 * (x_.high - x_.low) / plot_width;  // pixels
        points = point(static_cast<double>(end) - reach, *curve[begin]) +
                 point(static_cast<double>(end) + reach, *curve[begin]);
      }
      points.pop_back();
      text += fmt::format(
          "<polyline class=\"validation\" points=\"{}\" fill=\"none\" stroke=\"{}\" "
          "stroke-width=\"2.5\"/>\n",
          points, validation_color);
      begin = end;
    }
    return text;
  }

  std::string dots() const {
    std::string text;
    const double radius = panel_.training.size() > 60 ? 2 : 4;
    for (std::size_t i = 0; i < panel_.training.size(); ++i) {
      if (!can_be_drawn(panel_.training[i])) continue;
      text += fmt::format("<circle class=\"training\" cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n",
                          svg_number(column(static_cast<double>(i + 1))),
                          svg_number(row(*panel_.training[i])), radius, training_color);
    }
    return text;
  }

  std::string legend() const {
    const int y = plot_top - 10;
    std::string text = fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"/>\n", left_ + 5,
                                   y - 4, training_color);
    text += text_at(left_ + 16, y, "training" + last(panel_.training), "");
    if (std::none_of(panel_.validation.begin(), panel_.validation.end(),
                     [](const auto& value) { return value.has_value(); })) {
      return text;
    }
    text += fmt::format(
        "<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"2.5\"/>\n",
        left_ + 170, left_ + 194, y - 4, y - 4, validation_color);
    return text + text_at(left_ + 200, y, "validation" + last(panel_.validation), "");
  }

  std::string remark() const {
    if (left_out_ == 0) return "";
    return text_at(
        left_ + 8, plot_top + 16,
        fmt::format("{} value{} not drawn: NaN or too large", left_out_, left_out_ == 1 ? "" : "s"),
        R"(fill="#a00")");
  }

  std::string reason() const {
    const bool measured = left_out_ > 0;
    const std::string why = panel_.training.empty() ? "no epoch has ended"
                            : measured              ? "no value can be drawn: NaN or too large"
                                                    : "not measured";
    return text_at(left_ + plot_width / 2.0, plot_top + plot_height / 2.0, why,
                   R"(text-anchor="middle" fill="#a00")");
  }

  static std::string last(const Curve& curve) {
    return curve.back() ? fmt::format(" {:.4g}", *curve.back()) : "";
  }

  std::string point(double epoch, double value) const {
    return svg_number(column(epoch)) + "," + svg_number(row(value)) + " ";
  }

  const CurvesPanel& panel_;
  int left_;
  std::vector<double> drawn_;
  int left_out_ = 0;
  Axis x_;
  Axis y_;
};

}  // namespace

std::string panel_svg(const CurvesPanel& panel, int left) { return Plot(panel, left).svg(); }

}  // namespace cnn::view
