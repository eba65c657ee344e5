// Words on a canvas, in the letters of stb_easy_font (public domain): printable ASCII, each made of
// a few rectangles.
#pragma once

#include <string>

#include "cnn/nn/view/canvas.hpp"

namespace cnn::view {

/// Sizes at which the letters are drawn, as whole factors: capitals are 7 pixels high at size 1.
inline constexpr int caption_size = 2;
inline constexpr int title_size = 3;

/// The pixels that `text` takes in a row, the gap after its last letter included.
int text_width(const std::string& text, int size);

/// The pixels from the top of a capital to the foot of a `g`.
int text_height(int size);

/// Writes one line with its corner at (top, left); what lies outside the canvas is left out. A byte
/// that is not printable ASCII becomes `?`.
void draw_text(Tensor& canvas, int top, int left, const std::string& text, int size,
               Rgb color = ink);

/// `text` when it has at most `letters` letters, else its beginning and "...".
std::string shortened(const std::string& text, int letters);

}  // namespace cnn::view
