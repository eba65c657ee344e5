#include "pictures/layout.hpp"

#include <algorithm>

#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/tiles.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int line_gap = 3;

int offset(Align align, int room) {
  return align == Align::start ? 0 : align == Align::middle ? room / 2 : room;
}

}  // namespace

cnn::Tensor beside(const std::vector<cnn::Tensor>& pictures, int gap, Align align) {
  int height = 0;
  int width = -gap;
  for (const cnn::Tensor& picture : pictures) {
    height = std::max(height, picture.shape()[0]);
    width += gap + picture.shape()[1];
  }
  cnn::Tensor row = blank(height, width);
  int left = 0;
  for (const cnn::Tensor& picture : pictures) {
    paste(row, picture, offset(align, height - picture.shape()[0]), left);
    left += picture.shape()[1] + gap;
  }
  return row;
}

cnn::Tensor stacked(const std::vector<cnn::Tensor>& pictures, int gap, Align align) {
  int height = -gap;
  int width = 0;
  for (const cnn::Tensor& picture : pictures) {
    height += gap + picture.shape()[0];
    width = std::max(width, picture.shape()[1]);
  }
  cnn::Tensor column = blank(height, width);
  int top = 0;
  for (const cnn::Tensor& picture : pictures) {
    paste(column, picture, top, offset(align, width - picture.shape()[1]));
    top += picture.shape()[0] + gap;
  }
  return column;
}

cnn::Tensor framed(const cnn::Tensor& picture, Rgb color) {
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  cnn::Tensor result = blank(height + 2, width + 2, color);
  paste(result, picture, 1, 1);
  return result;
}

cnn::Tensor with_margin(const cnn::Tensor& picture, int top, int right, int bottom, int left) {
  cnn::Tensor result = blank(top + picture.shape()[0] + bottom, left + picture.shape()[1] + right);
  paste(result, picture, top, left);
  return result;
}

cnn::Tensor page(const cnn::Tensor& picture) {
  return with_margin(picture, margin, margin, margin, margin);
}

cnn::Tensor words(const std::string& text, Rgb color, int size) {
  cnn::Tensor line = blank(text_height(size), std::max(1, text_width(text, size)));
  draw_text(line, 0, 0, text, size, color);
  return line;
}

cnn::Tensor captioned(const cnn::Tensor& picture, const std::vector<std::string>& lines) {
  std::vector<cnn::Tensor> texts;
  texts.reserve(lines.size());
  for (const std::string& line : lines) texts.push_back(words(line, texts.empty() ? ink : pencil));
  return stacked({framed(picture), stacked(texts, line_gap)}, caption_gap);
}

cnn::Tensor header_of(const Header& header) {
  cnn::Tensor picture = blank(header_height(), header_width(header));
  draw_header(picture, header, 0, 0);
  return picture;
}

}  // namespace convlings
