#include "cnn/nn/view/canvas.hpp"

#include <algorithm>

#include "cnn/core/errors.hpp"

namespace cnn::view {
namespace {

void require_picture(const char* who, const Tensor& picture) {
  if (picture.shape().rank() == 3 && picture.shape()[2] == 3) return;
  throw ShapeError(std::string(who) + ": a picture is (height, width, 3). Received " +
                   to_string(picture.shape()) + ".");
}

}  // namespace

Tensor blank(int height, int width, Rgb color) {
  Tensor canvas({height, width, 3});
  fill(canvas, {.height = height, .width = width}, color);
  return canvas;
}

Rgb pixel(const Tensor& canvas, int row, int column) {
  return {canvas(row, column, 0), canvas(row, column, 1), canvas(row, column, 2)};
}

void fill(Tensor& canvas, const Box& box, Rgb color) {
  require_picture("fill", canvas);
  const int bottom = std::min(box.top + box.height, canvas.shape()[0]);
  const int right = std::min(box.left + box.width, canvas.shape()[1]);
  for (int row = std::max(box.top, 0); row < bottom; ++row) {
    for (int column = std::max(box.left, 0); column < right; ++column) {
      canvas(row, column, 0) = color.red;
      canvas(row, column, 1) = color.green;
      canvas(row, column, 2) = color.blue;
    }
  }
}

void frame(Tensor& canvas, const Box& box, Rgb color) {
  const Box above{box.top - 1, box.left - 1, 1, box.width + 2};
  const Box below{box.top + box.height, box.left - 1, 1, box.width + 2};
  const Box before{box.top, box.left - 1, box.height, 1};
  const Box after{box.top, box.left + box.width, box.height, 1};
  for (const Box& side : {above, below, before, after}) fill(canvas, side, color);
}

void paste(Tensor& canvas, const Tensor& picture, int top, int left) {
  require_picture("paste", picture);
  for (int row = 0; row < picture.shape()[0]; ++row) {
    for (int column = 0; column < picture.shape()[1]; ++column) {
      fill(canvas, {top + row, left + column, 1, 1}, pixel(picture, row, column));
    }
  }
}

Tensor upscaled(const Tensor& picture, int factor) {
  require_picture("upscaled", picture);
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  Tensor large({height * factor, width * factor, 3});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      fill(large, {row * factor, column * factor, factor, factor}, pixel(picture, row, column));
    }
  }
  return large;
}

}  // namespace cnn::view
