#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/findings.hpp"

namespace convlings {
namespace {

constexpr double left = 250;  // pixels: room for the settings' names
constexpr double plot_width = 380;
constexpr double right = 90;
constexpr double top = 70;
constexpr double row_height = 26;

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    safe += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
  }
  return safe;
}

bool same_setting(const Setting& a, const Setting& b) {
  return a.model == b.model && a.batch_size == b.batch_size && a.scale == b.scale;
}

/// The accuracy axis: from a tenth below the worst dot to 1.
struct Axis {
  double low;
  double column(double accuracy) const { return left + plot_width * (accuracy - low) / (1 - low); }
};

Axis axis_for(const std::vector<Finding>& findings) {
  double worst = 1;
  for (const Finding& finding : findings) {
    worst = std::min(worst, finding.failed ? 0 : finding.test.accuracy.value_or(0));
  }
  return {std::clamp(std::floor(worst * 10) / 10, 0.0, 0.9)};
}

std::string grid_lines(const Axis& axis, double height) {
  std::string svg;
  const double step = axis.low >= 0.7 ? 0.05 : axis.low >= 0.5 ? 0.1 : 0.2;
  for (double accuracy = 1; accuracy > axis.low - 1e-9; accuracy -= step) {
    const double x = axis.column(accuracy);
    svg += fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" stroke=\"#dddddd\"/>\n"
        "<text x=\"{0:.1f}\" y=\"{3}\" text-anchor=\"middle\">{4:.2f}</text>\n",
        x, top, top + height, top - 8, accuracy);
  }
  return svg;
}

/// Open while there is more to come, filled with its number at the end.
std::string dot(const Axis& axis, const Finding& finding, double y, bool last) {
  if (finding.failed) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">no number any more</text>\n", left + 4,
                       y + 4);
  }
  const double accuracy = finding.test.accuracy.value_or(0);
  const double x = axis.column(accuracy);
  std::string svg = fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\" stroke=\"#0072b2\"><title>{} "
      "epochs: {:.4f}</title></circle>\n",
      x, y, last ? 5 : 4, last ? "#0072b2" : "white", finding.epochs, accuracy);
  if (last)
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{:.4f}</text>\n", x + 9, y + 4, accuracy);
  return svg;
}

}  // namespace

std::string to_svg(const ExperimentGrid& grid, const std::vector<Finding>& findings,
                   const std::string& title, const std::string& how) {
  const Axis axis = axis_for(findings);
  std::string rows;
  int row_count = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const bool first = i == 0 || !same_setting(findings[i - 1].setting, findings[i].setting);
    const bool last =
        i + 1 == findings.size() || !same_setting(findings[i + 1].setting, findings[i].setting);
    if (first) ++row_count;
    const double y = top + row_height * (row_count - 0.5);
    if (first) {
      rows += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", left - 12,
                          y + 4, escaped(setting_text(grid, findings[i].setting)));
    }
    rows += dot(axis, findings[i], y, last);
  }
  const double height = row_height * row_count;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
      "{1}\" font-family=\"sans-serif\" font-size=\"13\">\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
      "<text x=\"12\" y=\"24\" font-size=\"16\">{2}</text>\n"
      "<text x=\"12\" y=\"42\" fill=\"#555555\">{6}. Test accuracy after {3} epochs; open dots "
      "are earlier ones.</text>\n{4}{5}</svg>\n",
      left + plot_width + right, top + height + 16, escaped(title), grid.epochs.back(),
      grid_lines(axis, height), rows, escaped(how));
}

}  // namespace convlings
