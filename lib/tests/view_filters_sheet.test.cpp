#include <catch2_either.hpp>

#include <limits>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/filters_sheet.hpp"
#include "cnn/nn/view/text.hpp"
#include "sheet_pixels.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

Rgb weight_color(double weight, double limit) {
  return color_at(Colormap::diverging, (weight + limit) / (2 * limit));
}

}  // namespace

TEST_CASE("filters sheet: the scale is symmetric around 0 and shared by the layer") {
  // Filter 0: 0.5 and 0; filter 1: -1 and 0.25. The greatest absolute weight is 1.
  const Tensor kernel({1, 2, 1, 2}, {0.5F, -1, 0, 0.25F});
  const Tensor sheet = filters_sheet(kernel, {});
  CHECK(pixel(sheet, first_top, first_left) == weight_color(0.5, 1));
  CHECK(pixel(sheet, first_top, first_left + 24) == Rgb{255, 255, 255});
  CHECK(count(sheet, weight_color(-1, 1)) == 24 * 24);
  CHECK(count(sheet, weight_color(0.25, 1)) == 24 * 24);
  CHECK(count(sheet, weight_color(0.5, 1)) == 24 * 24);
  // The bar above: from -1.00 on the left to 1.00 on the right.
  const int bar = 16 + text_width("-1.00", caption_size) + 12;
  CHECK(pixel(sheet, 60, bar) == weight_color(-1, 1));
  CHECK(pixel(sheet, 60, bar + 255) == weight_color(1, 1));
}

TEST_CASE("filters sheet: three channels stand side by side in the tile of their filter") {
  Tensor kernel({1, 1, 3, 2});
  kernel(0, 0, 0, 0) = 1;
  kernel(0, 0, 1, 0) = -1;
  kernel(0, 0, 2, 0) = 0.5F;
  kernel(0, 0, 2, 1) = -0.5F;
  const Tensor sheet = filters_sheet(kernel, {});
  CHECK(pixel(sheet, first_top, first_left) == weight_color(1, 1));
  CHECK(pixel(sheet, first_top, first_left + 28) == weight_color(-1, 1));
  CHECK(pixel(sheet, first_top, first_left + 56) == weight_color(0.5, 1));
  CHECK(count(sheet, weight_color(-0.5, 1)) == 24 * 24);
  CHECK(count(sheet, Rgb{255, 255, 255}) == 2 * 24 * 24);
}

TEST_CASE("filters sheet: a deep kernel is a table, a row a filter and a column a channel") {
  // 1x1 entries are 24 pixels; numbers up to "5" and "#3" fit beside them.
  Tensor kernel({1, 1, 5, 3});
  kernel(0, 0, 4, 1) = 1;
  kernel(0, 0, 0, 2) = -1;
  const Tensor sheet = filters_sheet(kernel, {});
  const int left = 16 + text_width("#3", caption_size) + 8;
  const int top = first_top + text_height(caption_size) + 5;
  CHECK(pixel(sheet, top + 1 * 30, left + 4 * 30) == weight_color(1, 1));
  CHECK(pixel(sheet, top + 2 * 30, left) == weight_color(-1, 1));
  CHECK(pixel(sheet, top, left) == Rgb{255, 255, 255});
  CHECK(count(sheet, Rgb{255, 255, 255}) == 13 * 24 * 24);
}

TEST_CASE("filters sheet: the table is capped, and the cap keeps the first ones") {
  Tensor kernel({1, 1, 40, 20});
  for (float& weight : kernel) weight = 1;
  const int entry = 24 * 24;
  CHECK(count(filters_sheet(kernel, {}), weight_color(1, 1)) == 16 * 32 * entry);
  const FilterOptions all{.most_filters = 100, .most_channels = 100};
  CHECK(count(filters_sheet(kernel, all), weight_color(1, 1)) == 20 * 40 * entry);
  // The scale belongs to the whole layer, shown or not.
  kernel(0, 0, 39, 19) = -4;
  CHECK(count(filters_sheet(kernel, {}), weight_color(1, 4)) == 16 * 32 * entry);
}

TEST_CASE("filters sheet: no filter of a shallow kernel is left out") {
  Tensor kernel({1, 1, 1, 37});
  for (float& weight : kernel) weight = -2;
  CHECK(count(filters_sheet(kernel, {}), weight_color(-2, 2)) == 37 * 24 * 24);
}

TEST_CASE("filters sheet: weights that are no numbers are magenta, all zero is white") {
  Tensor kernel({1, 2, 1, 1});
  CHECK(count(filters_sheet(kernel, {}), Rgb{255, 255, 255}) == 2 * 24 * 24);
  kernel(0, 1, 0, 0) = std::numeric_limits<float>::quiet_NaN();
  CHECK(count(filters_sheet(kernel, {}), not_a_number) == 24 * 24);
}

TEST_CASE("filters sheet: something that is not a kernel is refused") {
  CHECK_THROWS_WITH(filters_sheet(Tensor({3, 3}), {}),
                    "filters_sheet: a kernel is (height, width, channels, filters). Received (3, "
                    "3).");
}
