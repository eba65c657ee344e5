#include "cnn/nn/view/header.hpp"

#include <algorithm>

#include "cnn/nn/view/text.hpp"

namespace cnn::view {
namespace {

constexpr int bar_width = 256;  // one column a colour of the map
constexpr int word_gap = 12;
constexpr int line_gap = 10;

bool has_bar(const Header& header) { return !header.low.empty() || !header.high.empty(); }

int ends_width(const Header& header) {
  if (!has_bar(header)) return 0;
  return text_width(header.low, caption_size) + word_gap + bar_width + word_gap +
         text_width(header.high, caption_size) + 2 * word_gap;
}

void draw_bar(Tensor& canvas, Colormap map, int top, int left) {
  const int height = text_height(caption_size);
  for (int column = 0; column < bar_width; ++column) {
    fill(canvas, {top, left + column, height, 1}, color_at(map, column / (bar_width - 1.0)));
  }
  frame(canvas, {top, left, height, bar_width});
}

}  // namespace

int header_height() { return text_height(title_size) + line_gap + text_height(caption_size); }

int header_width(const Header& header) {
  const int first =
      text_width(header.title, title_size) + 2 * word_gap + text_width(header.note, title_size);
  return std::max(first, ends_width(header) + text_width(header.remark, caption_size));
}

void draw_header(Tensor& canvas, const Header& header, int top, int left) {
  draw_text(canvas, top, left, header.title, title_size);
  const int note_left = left + text_width(header.title, title_size) + 2 * word_gap;
  draw_text(canvas, top, note_left, header.note, title_size, pencil);

  const int line = top + text_height(title_size) + line_gap;
  if (has_bar(header)) {
    const int bar_left = left + text_width(header.low, caption_size) + word_gap;
    draw_text(canvas, line, left, header.low, caption_size);
    draw_bar(canvas, header.map, line, bar_left);
    draw_text(canvas, line, bar_left + bar_width + word_gap, header.high, caption_size);
  }
  draw_text(canvas, line, left + ends_width(header), header.remark, caption_size, pencil);
}

}  // namespace cnn::view
