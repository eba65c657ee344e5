// Axes, curves and bars: charts of a few numbers, with every label written out.
#pragma once

#include <functional>
#include <string>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/view/canvas.hpp"

namespace convlings {

/// From where to where an axis runs.
struct Span {
  double low = 0;
  double high = 1;
};

/// A picture with two axes. Labels stand left of and below the plot, in room made for them.
class Chart {
 public:
  /// `height` and `width` are those of the plot, in pixels; `title` stands above it.
  Chart(int height, int width, Span x, Span y, const std::string& title);

  /// A short line across the plot at `value`, with its label at the axis.
  void tick_x(double value, const std::string& label);
  void tick_y(double value, const std::string& label);

  /// y = f(x), from end to end of the x axis, as a smooth line.
  void curve(const std::function<double(double)>& f, cnn::view::Rgb color);

  /// A round dot at (x, y).
  void dot(double x, double y, cnn::view::Rgb color);

  /// A bar from y = 0 to `value`, `width` pixels wide around `x`, with a label on top.
  void bar(double x, int width, double value, const std::string& label, cnn::view::Rgb color);

  /// (height, width, 3), labels included.
  const cnn::Tensor& picture() const { return picture_; }

 private:
  double column(double x) const;
  double row(double y) const;
  void blend(const cnn::Tensor& covered, cnn::view::Rgb color);

  cnn::view::Box plot_;
  Span x_;
  Span y_;
  cnn::Tensor picture_;
};

/// A bar that lies: `length` pixels of `color`.
cnn::Tensor lying_bar(int length, int height, cnn::view::Rgb color);

/// The colours of charts: strong enough on paper, and apart for most colour-blind eyes.
inline constexpr cnn::view::Rgb blue{38, 98, 180};
inline constexpr cnn::view::Rgb orange{232, 120, 0};
inline constexpr cnn::view::Rgb grid{226, 226, 226};

}  // namespace convlings
