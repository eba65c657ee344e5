#include "feedback/histogram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

constexpr int most_steps = 15;
constexpr int left = 46;  // of the first bar, pixels
constexpr int bars_top = 38;
constexpr int bars_height = 170;
constexpr int bar_width = 44;

double step_width(double most) {
  double width = 1;
  for (int i = 0; most / width > most_steps; ++i) width *= i % 3 == 1 ? 2.5 : 2;
  return width;
}

/// Whole numbers for the axis of students, three to six of them.
int tick_distance(int highest) {
  int distance = 1;
  for (int i = 0; highest / distance > 5; ++i)
    distance = i % 3 == 1 ? distance * 5 / 2 : distance * 2;
  return distance;
}

std::string in_words(const TotalSteps& steps) {
  std::string text = "Students by total marks.";
  for (std::size_t i = 0; i < steps.students.size(); ++i) {
    if (steps.students[i] == 0) continue;
    text += fmt::format(" {} to {}: {}.", marks_text(steps.width * static_cast<double>(i)),
                        marks_text(steps.width * static_cast<double>(i + 1)), steps.students[i]);
  }
  return text;
}

}  // namespace

TotalSteps total_steps(const std::vector<double>& totals, double most) {
  TotalSteps steps;
  steps.width = step_width(std::max(most, 1.0));
  const auto count = static_cast<int>(std::ceil(std::max(most, 1.0) / steps.width));
  steps.students.assign(static_cast<std::size_t>(count), 0);
  for (const double total : totals) {
    const int step = std::clamp(static_cast<int>(std::floor(total / steps.width)), 0, count - 1);
    ++steps.students[static_cast<std::size_t>(step)];
  }
  return steps;
}

std::string histogram_svg(const TotalSteps& steps) {
  const auto count = static_cast<int>(steps.students.size());
  const int highest = std::max(1, *std::ranges::max_element(steps.students));
  const int right = left + count * bar_width;
  const int bottom = bars_top + bars_height;
  std::string text = fmt::format(
      "<svg class=\"histogram\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-label=\"{2}\">\n",
      right + 20, bottom + 46, in_words(steps));
  for (int n = 0; n <= highest; n += tick_distance(highest)) {
    const int y = bottom - bars_height * n / highest;
    text += fmt::format(
        "<line class=\"rule\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>"
        "<text class=\"tick end\" x=\"{}\" y=\"{}\">{}</text>\n",
        left, y, right, y, left - 6, y + 4, n);
  }
  for (int i = 0; i < count; ++i) {
    const int students = steps.students[static_cast<std::size_t>(i)];
    const int x = left + i * bar_width;
    text += fmt::format(R"(<text class="tick middle" x="{}" y="{}">{}</text>)", x, bottom + 17,
                        marks_text(steps.width * i));
    if (students > 0) {
      const int height = std::max(1, bars_height * students / highest);
      text += fmt::format(
          "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>"
          "<text class=\"count middle\" x=\"{}\" y=\"{}\">{}</text>",
          x + 2, bottom - height, bar_width - 4, height, x + bar_width / 2, bottom - height - 5,
          students);
    }
    text += "\n";
  }
  text += fmt::format(
      "<text class=\"tick middle\" x=\"{}\" y=\"{}\">{}</text>\n"
      "<line class=\"axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n"
      "<text class=\"name middle\" x=\"{}\" y=\"{}\">total marks</text>\n"
      "<text class=\"name\" x=\"{}\" y=\"{}\">students</text>\n</svg>\n",
      right, bottom + 17, marks_text(steps.width * count), left, bottom, right, bottom,
      (left + right) / 2, bottom + 38, 2, 12);
  return text;
}

}  // namespace convlings
