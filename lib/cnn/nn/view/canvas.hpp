// A picture to draw on: a Tensor (height, width, 3) of colours 0..255, top row first.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::view {

/// A colour; each part runs from 0 (dark) to 255.
struct Rgb {
  float red = 0;
  float green = 0;
  float blue = 0;

  bool operator==(const Rgb& other) const = default;
};

/// A rectangle of pixels; may lie partly or wholly outside the canvas.
struct Box {
  int top = 0;
  int left = 0;
  int height = 0;
  int width = 0;
};

inline constexpr Rgb paper{248, 248, 248};
inline constexpr Rgb ink{24, 24, 24};
inline constexpr Rgb pencil{110, 110, 110};  ///< second-rank text
inline constexpr Rgb rule{190, 190, 190};    ///< the line around a tile

/// (height, width, 3) in one colour. Throws ShapeError for an extent below 1 or a picture too
/// large.
Tensor blank(int height, int width, Rgb color = paper);

/// The colour of one pixel. Throws std::out_of_range outside.
Rgb pixel(const Tensor& canvas, int row, int column);

/// Paints the box; what lies outside the canvas is left out.
void fill(Tensor& canvas, const Box& box, Rgb color);

/// Draws a line one pixel wide around the box, on the pixels just outside it.
void frame(Tensor& canvas, const Box& box, Rgb color = rule);

/// Draws `picture` (height, width, 3) with its corner at (top, left).
void paste(Tensor& canvas, const Tensor& picture, int top, int left);

/// Every pixel becomes a block of `factor` x `factor` equal pixels: nearest neighbour, so that a
/// viewer can count the cells of a feature map. Takes and returns (height, width, 3).
Tensor upscaled(const Tensor& picture, int factor);

}  // namespace cnn::view
