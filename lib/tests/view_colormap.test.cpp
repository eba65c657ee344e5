#include <catch2_either.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/viridis.hpp"

using namespace cnn::view;

namespace {

// As bright as the eye finds it: CIE L* (0..100) of an sRGB colour.
double lightness(Rgb color) {
  const auto linear = [](double part) {
    part /= 255;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  const double y =
      0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
  return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

}  // namespace

// The hexadecimal entries 0, 51, 102, 153, 204 and 255 that R's package viridisLite prints for
// viridis(6): #440154 #414487 #2A788E #22A884 #7AD151 #FDE725.
TEST_CASE("viridis: six colours equal those of another implementation") {
  const std::vector<Rgb> expected{{0x44, 0x01, 0x54}, {0x41, 0x44, 0x87}, {0x2A, 0x78, 0x8E},
                                  {0x22, 0xA8, 0x84}, {0x7A, 0xD1, 0x51}, {0xFD, 0xE7, 0x25}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    const auto& entry = viridis_table[51 * i];
    CHECK(Rgb{static_cast<float>(entry[0]), static_cast<float>(entry[1]),
              static_cast<float>(entry[2])} == expected[i]);
  }
}

TEST_CASE("viridis: the ends and the middle") {
  CHECK(color_at(Colormap::viridis, 0) == Rgb{68, 1, 84});
  CHECK(color_at(Colormap::viridis, 0.5) == Rgb{33, 145, 140});
  CHECK(color_at(Colormap::viridis, 1) == Rgb{253, 231, 37});
  CHECK(color_at(Colormap::viridis, -3) == Rgb{68, 1, 84});
  CHECK(color_at(Colormap::viridis, 3) == Rgb{253, 231, 37});
}

TEST_CASE("viridis: all 256 entries brighten in even steps") {
  for (int i = 1; i < 256; ++i) {
    CAPTURE(i);
    const double step = lightness(color_at(Colormap::viridis, (i + 0.5) / 256)) -
                        lightness(color_at(Colormap::viridis, (i - 0.5) / 256));
    CHECK(step > -0.25);  // rounding to whole parts can cost that much
    CHECK(step < 1.0);
  }
}

TEST_CASE("diverging: white at 0, blue below, red above, equally far from white on both sides") {
  const ColorScale scale{Colormap::diverging, -2, 2};
  CHECK(scale(0) == Rgb{255, 255, 255});
  CHECK(scale(-2).blue > scale(-2).red + 100);
  CHECK(scale(2).red > scale(2).blue + 100);
  CHECK(scale(-0.01F) == Rgb{254, 254, 255});
  CHECK(scale(-1).red == Catch::Approx((255 + scale(-2).red) / 2).margin(0.5));
  CHECK(scale(1).blue == Catch::Approx((255 + scale(2).blue) / 2).margin(0.5));
}

TEST_CASE("grey: black to white") {
  const ColorScale scale{Colormap::grey, 0, 255};
  CHECK(scale(0) == Rgb{0, 0, 0});
  CHECK(scale(51) == Rgb{51, 51, 51});
  CHECK(scale(255) == Rgb{255, 255, 255});
}

TEST_CASE("a colour scale: no range is the middle colour, no number is magenta") {
  const ColorScale flat{Colormap::viridis, 3, 3};
  CHECK(flat(3) == Rgb{33, 145, 140});
  const ColorScale scale{Colormap::viridis, 0, 1};
  CHECK(scale(std::numeric_limits<float>::quiet_NaN()) == not_a_number);
  CHECK(scale(std::numeric_limits<float>::infinity()) == not_a_number);
  CHECK(scale(-std::numeric_limits<float>::infinity()) == not_a_number);
}

TEST_CASE("a colour scale: the whole reach of float does not overflow") {
  const float most = std::numeric_limits<float>::max();
  const ColorScale scale{Colormap::viridis, -most, most};
  CHECK(scale(-most) == Rgb{68, 1, 84});
  CHECK(scale(0) == Rgb{33, 145, 140});
  CHECK(scale(most) == Rgb{253, 231, 37});
}

TEST_CASE("colored: one pixel a number, rows and columns in place") {
  const cnn::Tensor picture = colored(cnn::matrix({{0, 1, 2}}), {Colormap::grey, 0, 2});
  CHECK(picture == cnn::Tensor({1, 3, 3}, {0, 0, 0, 128, 128, 128, 255, 255, 255}));
}
