// Putting pictures beside and below each other. Every function takes pictures (height, width, 3)
// and returns one that is just large enough, on paper.
#pragma once

#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/view/canvas.hpp"
#include "cnn/nn/view/header.hpp"

namespace convlings {

/// Where smaller pictures lie beside a taller one, or below a wider one.
enum class Align { start, middle, end };

/// In a row, `gap` pixels between two.
cnn::Tensor beside(const std::vector<cnn::Tensor>& pictures, int gap, Align align = Align::start);

/// In a column, `gap` pixels between two.
cnn::Tensor stacked(const std::vector<cnn::Tensor>& pictures, int gap, Align align = Align::start);

/// With a line of one pixel all around it.
cnn::Tensor framed(const cnn::Tensor& picture, cnn::view::Rgb color = cnn::view::rule);

/// With `left` pixels of paper before it and so on.
cnn::Tensor with_margin(const cnn::Tensor& picture, int top, int right, int bottom, int left);

/// With the margin of all sheets around it.
cnn::Tensor page(const cnn::Tensor& picture);

/// One line of words, in printable ASCII.
cnn::Tensor words(const std::string& text, cnn::view::Rgb color = cnn::view::ink, int size = 2);

/// The picture, framed, and lines of words under it: the first in ink, the others in pencil.
cnn::Tensor captioned(const cnn::Tensor& picture, const std::vector<std::string>& lines);

/// A title and a colour bar, as above all sheets.
cnn::Tensor header_of(const cnn::view::Header& header);

}  // namespace convlings
