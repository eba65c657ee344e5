#include "pictures/chart.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cnn/nn/view/text.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int left_room = 54;  // for the labels of the y axis
constexpr int gap = 6;         // between a label and what it belongs to
constexpr double pen = 1.5;    // half the width of a curve, in pixels
constexpr double dot_radius = 4.5;
constexpr double samples = 8.0;  // points of a curve a pixel

int title_room() { return text_height(caption_size) + 2 * gap; }

// How much of a pixel at this distance from the middle of a round pen is covered.
float coverage(double distance, double radius) {
  return static_cast<float>(std::clamp(radius + 0.5 - distance, 0.0, 1.0));
}

// Keeps the largest coverage of the pixels around (row, column).
void touch(cnn::Tensor& covered, double row, double column, double radius) {
  const int reach = static_cast<int>(radius) + 2;
  const int top = std::max(0, static_cast<int>(row) - reach);
  const int left = std::max(0, static_cast<int>(column) - reach);
  const int bottom = std::min(covered.shape()[0] - 1, static_cast<int>(row) + reach);
  const int right = std::min(covered.shape()[1] - 1, static_cast<int>(column) + reach);
  for (int i = top; i <= bottom; ++i) {
    for (int j = left; j <= right; ++j) {
      const double distance = std::hypot(i + 0.5 - row, j + 0.5 - column);
      covered(i, j) = std::max(covered(i, j), coverage(distance, radius));
    }
  }
}

}  // namespace

Chart::Chart(int height, int width, Span x, Span y, const std::string& title)
    : plot_{title_room(), left_room, height, width},
      x_(x),
      y_(y),
      picture_(blank(title_room() + height + 2 * gap + text_height(caption_size),
                     left_room + width + 2 * gap)) {
  fill(picture_, plot_, {255, 255, 255});
  frame(picture_, plot_);
  draw_text(picture_, 0, left_room, title, caption_size);
}

double Chart::column(double x) const {
  return plot_.left + (x - x_.low) / (x_.high - x_.low) * plot_.width;
}

double Chart::row(double y) const {
  return plot_.top + (y_.high - y) / (y_.high - y_.low) * plot_.height;
}

void Chart::tick_x(double value, const std::string& label) {
  const int at = static_cast<int>(std::lround(column(value)));
  if (at > plot_.left && at < plot_.left + plot_.width) {
    fill(picture_, {plot_.top, at, plot_.height, 1}, value == 0 ? rule : grid);
  }
  draw_text(picture_, plot_.top + plot_.height + gap, at - text_width(label, caption_size) / 2,
            label, caption_size, pencil);
}

void Chart::tick_y(double value, const std::string& label) {
  const int at = static_cast<int>(std::lround(row(value)));
  if (at > plot_.top && at < plot_.top + plot_.height) {
    fill(picture_, {at, plot_.left, 1, plot_.width}, value == 0 ? rule : grid);
  }
  draw_text(picture_, at - 3 * caption_size - 1, plot_.left - gap - text_width(label, caption_size),
            label, caption_size, pencil);
}

void Chart::curve(const std::function<double(double)>& f, Rgb color) {
  cnn::Tensor covered({picture_.shape()[0], picture_.shape()[1]});
  const int points = static_cast<int>(plot_.width * samples);
  for (int i = 0; i <= points; ++i) {
    const double x = x_.low + (x_.high - x_.low) * i / points;
    const double y = f(x);
    if (y >= y_.low && y <= y_.high) touch(covered, row(y), column(x), pen);
  }
  blend(covered, color);
}

void Chart::dot(double x, double y, Rgb color) {
  cnn::Tensor covered({picture_.shape()[0], picture_.shape()[1]});
  touch(covered, row(y), column(x), dot_radius);
  blend(covered, color);
}

void Chart::blend(const cnn::Tensor& covered, Rgb color) {
  for (int i = 0; i < covered.shape()[0]; ++i) {
    for (int j = 0; j < covered.shape()[1]; ++j) {
      const float share = covered(i, j);
      if (share == 0) continue;
      const Rgb below = pixel(picture_, i, j);
      fill(picture_, {i, j, 1, 1},
           {below.red + share * (color.red - below.red),
            below.green + share * (color.green - below.green),
            below.blue + share * (color.blue - below.blue)});
    }
  }
}

void Chart::bar(double x, int width, double value, const std::string& label, Rgb color) {
  const int middle = static_cast<int>(std::lround(column(x)));
  const int top = static_cast<int>(std::lround(row(value)));
  const int bottom = static_cast<int>(std::lround(row(0)));
  fill(picture_, {top, middle - width / 2, bottom - top, width}, color);
  draw_text(picture_, top - text_height(caption_size), middle - text_width(label, caption_size) / 2,
            label, caption_size);
}

cnn::Tensor lying_bar(int length, int height, Rgb color) { return blank(height, length, color); }

}  // namespace convlings
