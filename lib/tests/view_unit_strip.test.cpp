#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/unit_strip.hpp"
#include "sheet_pixels.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

Tensor counting(int units) {
  Tensor values({units});
  for (int unit = 0; unit < units; ++unit) values(unit) = static_cast<float>(unit);
  return values;
}

}  // namespace

TEST_CASE("unit strip: ten units are one row of large cells") {
  const Tensor strip = unit_strip(counting(10), {});
  for (int unit = 0; unit < 10; ++unit) {
    CAPTURE(unit);
    CHECK(count(strip, color_at(Colormap::viridis, unit / 9.0)) == 96 * 96);
    CHECK(pixel(strip, first_top, 16 + unit * (96 + 8)) == color_at(Colormap::viridis, unit / 9.0));
  }
}

TEST_CASE("unit strip: many units wrap after a power of two, and none is left out") {
  // 50 units: rows of 16 cells of 47 pixels and a line, the last row two cells long.
  const Tensor strip = unit_strip(counting(50), {});
  const int left = 16 + text_width("#50", caption_size) + 8;
  for (int unit = 0; unit < 50; ++unit) {
    CAPTURE(unit);
    CHECK(pixel(strip, first_top + unit / 16 * 48, left + unit % 16 * 48) ==
          color_at(Colormap::viridis, unit / 49.0));
  }
  CHECK(strip.shape()[0] == first_top + 4 * 48 + 16);
  CHECK(pixel(strip, first_top + 3 * 48, left + 2 * 48) == paper);
}

TEST_CASE("unit strip: the largest dense layers of the course fit on a screen's width") {
  for (const int units : {64, 576, 1024, 6272, 8192}) {
    CAPTURE(units);
    CHECK(unit_strip(counting(units), {}).shape()[1] < 2900);
  }
}

TEST_CASE("unit strip: nothing but zeros is grey") {
  CHECK(count(unit_strip(Tensor({3}), {}), dead_grey) == 3 * 96 * 96);
  CHECK(count(unit_strip(Tensor({32}), {}), dead_grey) == 32 * 47 * 47);
}

TEST_CASE("unit strip: something that is not a vector is refused") {
  CHECK_THROWS_WITH(unit_strip(Tensor({2, 2}), {}),
                    "unit_strip: the output of a dense or flatten layer is (units,). Received (2, "
                    "2).");
}
