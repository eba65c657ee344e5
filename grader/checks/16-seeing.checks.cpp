// Lesson 16: from one map to a sheet of all. Expected values are worked by hand or come from slow
// loops in double, never from a solution. The last check of contact_sheet and of filter_picture
// draws what the student's functions made of a photograph.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "checks/photograph_maps.hpp"
#include "checks/picture_arithmetic.hpp"
#include "checks/picture_reference.hpp"
#include "checks/showing.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "cnn/nn/view/value_range.hpp"

using namespace convlings::checks;
using cnn::Tensor;

namespace {

Call response_map(const Tensor& feature_map, int n) {
  return calling("response_map", arg("feature_map", feature_map), arg("n", n));
}

void check_response_map(const Tensor& feature_map, int n, const Tensor& expected) {
  response_map(feature_map, n).returns(expected, [&](const std::vector<int>& index) {
    return from(fmt::format("feature_map({}, {}, {}) = {}", index[0], index[1], n,
                            feature_map(index[0], index[1], n)),
                {cell_of("feature_map", index[0], index[1], n)});
  });
}

void check_response_map(const Tensor& feature_map, int n) {
  check_response_map(feature_map, n, cnn::view::channel_of(feature_map, n));
}

Call normalise(const Tensor& map) { return calling("normalise", arg("map", map)); }

void check_normalise(const Tensor& map) {
  normalise(map).returns(reference_levels(map), level_arithmetic(map));
}

void check_normalise(const Tensor& map, const Tensor& expected) {
  normalise(map).returns(expected, level_arithmetic(map));
}

Call magnify(const Tensor& picture, int factor) {
  return calling("magnify", arg("picture", picture), arg("factor", factor));
}

void check_magnify(const Tensor& picture, int factor, const Tensor& expected) {
  magnify(picture, factor).returns(expected, magnify_arithmetic(picture, factor));
}

Call contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  return calling("contact_sheet", arg("feature_map", feature_map), arg("columns", columns),
                 arg("factor", factor), arg("gutter", gutter));
}

Tensor check_contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  return contact_sheet(feature_map, columns, factor, gutter)
      .returns(reference_sheet(feature_map, columns, factor, gutter),
               sheet_arithmetic(feature_map, columns, factor, gutter));
}

Call filter_picture(const Tensor& kernels, int channel, int filter) {
  return calling("filter_picture", kernels_arg("kernels", kernels, filter), arg("channel", channel),
                 arg("filter", filter));
}

Tensor check_filter_picture(const Tensor& kernels, int channel, int filter) {
  return filter_picture(kernels, channel, filter)
      .returns(reference_filter(kernels, channel, filter),
               filter_arithmetic(kernels, channel, filter));
}

/// A random map of whole numbers, (height, width).
Tensor random_map(int height, int width) {
  return without_ties(random_tensor({height, width, 1})).reshaped({height, width});
}

/// Random kernels whose greatest weight is 7 or -7, in a random place.
Tensor random_kernels(const cnn::Shape& shape) {
  Tensor kernels = random_tensor(shape);
  const int place = random_integer(0, static_cast<int>(kernels.size()) - 1);
  kernels.data()[place] = random_integer(0, 1) == 0 ? 7.0F : -7.0F;
  return kernels;
}

}  // namespace

TEST_CASE("response_map: one channel of (4, 5, 3) is (4, 5)", "[response_map]") {
  response_map(Tensor({4, 5, 3}), 1).returns(Tensor({4, 5}));
}

TEST_CASE("response_map: every channel of a small block", "[response_map]") {
  const Tensor block({2, 3, 2}, {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60});
  check_response_map(block, 0, cnn::matrix({{1, 2, 3}, {4, 5, 6}}));
  check_response_map(block, 1, cnn::matrix({{10, 20, 30}, {40, 50, 60}}));
}

TEST_CASE("response_map: a block of one channel", "[response_map]") {
  check_response_map(random_tensor({5, 2, 1}), 0);
}

TEST_CASE("response_map: any channel of any block", "[response_map]") {
  for (int i = 0; i < 6; ++i) {
    const Tensor block =
        random_tensor({random_integer(2, 6), random_integer(2, 6), random_integer(2, 7)});
    check_response_map(block, random_integer(0, block.shape()[2] - 1));
  }
}

TEST_CASE("normalise: the least number is 0, the greatest 255", "[normalise]") {
  check_normalise(cnn::matrix({{0, 1}, {2, 3}}), cnn::matrix({{0, 85}, {170, 255}}));
}

TEST_CASE("normalise: least and greatest are the map's own, wherever they lie", "[normalise]") {
  check_normalise(cnn::matrix({{11, 13, 12}, {10, 12, 11}}),
                  cnn::matrix({{85, 255, 170}, {0, 170, 85}}));
}

TEST_CASE("normalise: levels are whole numbers, rounded to the nearest", "[normalise]") {
  check_normalise(cnn::matrix({{0, 1, 2, 3}, {4, 5, 6, 7}}),
                  cnn::matrix({{0, 36, 73, 109}, {146, 182, 219, 255}}));
}

TEST_CASE("normalise: negative numbers", "[normalise]") {
  check_normalise(cnn::matrix({{-2, 0, 8}}), cnn::matrix({{0, 51, 255}}));
  check_normalise(cnn::matrix({{-5}, {-2}, {-4}}), cnn::matrix({{0}, {255}, {85}}));
}

TEST_CASE("normalise: fractions, tiny and huge numbers", "[normalise]") {
  check_normalise(cnn::matrix({{-1.5, 0}, {0.25, 3}}), cnn::matrix({{0, 85}, {99, 255}}));
  check_normalise(cnn::matrix({{0.001F, 0.002F, 0.004F}}), cnn::matrix({{0, 85, 255}}));
  check_normalise(cnn::matrix({{-1e6, 1e6, 0.2e6}}), cnn::matrix({{0, 255, 153}}));
}

TEST_CASE("normalise: a map of one number is dead, all levels are 0", "[normalise]") {
  check_normalise(Tensor({2, 3}), Tensor({2, 3}));
  check_normalise(cnn::matrix({{4, 4}, {4, 4}, {4, 4}}), Tensor({3, 2}));
  check_normalise(cnn::matrix({{-0.5}}), Tensor({1, 1}));
}

TEST_CASE("normalise: brighter or stronger by the same for all cells changes nothing",
          "[normalise]") {
  const Tensor map = random_map(4, 3);
  Tensor stronger = map;
  for (float& number : stronger) number = 16 * number - 20;
  normalise(stronger).returns(reference_levels(map), level_arithmetic(stronger));
}

TEST_CASE("normalise: any map", "[normalise]") {
  for (int i = 0; i < 8; ++i) {
    Tensor map = random_map(random_integer(2, 7), random_integer(2, 7));
    const int shift = random_integer(-30, 30);
    for (float& number : map) number += static_cast<float>(shift);
    check_normalise(map);
  }
}

TEST_CASE("magnify: twice as large, (3, 4) becomes (6, 8)", "[magnify]") {
  magnify(Tensor({3, 4}), 2).returns(Tensor({6, 8}));
}

TEST_CASE("magnify: every cell becomes a block", "[magnify]") {
  check_magnify(
      cnn::matrix({{1, 2, 3}, {4, 5, 6}}), 2,
      cnn::matrix(
          {{1, 1, 2, 2, 3, 3}, {1, 1, 2, 2, 3, 3}, {4, 4, 5, 5, 6, 6}, {4, 4, 5, 5, 6, 6}}));
}

TEST_CASE("magnify: by 3, the blocks do not blend or wander", "[magnify]") {
  check_magnify(
      cnn::matrix({{1.5}, {9}}), 3,
      cnn::matrix(
          {{1.5, 1.5, 1.5}, {1.5, 1.5, 1.5}, {1.5, 1.5, 1.5}, {9, 9, 9}, {9, 9, 9}, {9, 9, 9}}));
}

TEST_CASE("magnify: by 1 nothing changes", "[magnify]") {
  const Tensor picture = random_tensor({4, 3});
  check_magnify(picture, 1, picture);
}

TEST_CASE("magnify: any picture, any factor", "[magnify]") {
  for (int i = 0; i < 6; ++i) {
    const int factor = random_integer(2, 5);
    const Tensor picture = random_tensor({random_integer(1, 5), random_integer(1, 5)});
    Tensor expected({picture.shape()[0] * factor, picture.shape()[1] * factor});
    for (int cell = 0; cell < picture.size(); ++cell) {
      const int row = cell / picture.shape()[1];
      const int column = cell % picture.shape()[1];
      for (int copy = 0; copy < factor * factor; ++copy) {
        expected(row * factor + copy / factor, column * factor + copy % factor) =
            picture(row, column);
      }
    }
    check_magnify(picture, factor, expected);
  }
}

TEST_CASE("contact_sheet: a single map is one tile, without a frame", "[contact_sheet]") {
  check_contact_sheet(Tensor({1, 2, 1}, {3, 5}), 1, 2, 4);
}

TEST_CASE("contact_sheet: two maps side by side, paper between them", "[contact_sheet]") {
  const Tensor maps({1, 2, 2}, {0, 9, 1, 0});
  contact_sheet(maps, 2, 1, 1)
      .returns(cnn::matrix({{0, 255, 255, 255, 0}}), sheet_arithmetic(maps, 2, 1, 1));
}

TEST_CASE("contact_sheet: 6 maps of 3x2 in rows of 3, twice as large, gutter 4",
          "[contact_sheet]") {
  check_contact_sheet(without_ties(random_tensor({3, 2, 6})), 3, 2, 4);
}

TEST_CASE("contact_sheet: tiles stand in reading order", "[contact_sheet]") {
  Tensor maps({2, 2, 6});
  for (int n = 0; n < 6; ++n) {  // a sign of its own for each channel
    maps(0, n % 2, n) = 3;
    maps(1, 1, n) = static_cast<float>(n % 3);
  }
  check_contact_sheet(maps, 3, 1, 1);
  check_contact_sheet(maps, 2, 1, 1);
}

TEST_CASE("contact_sheet: an incomplete last row is drawn, the rest of it is paper",
          "[contact_sheet]") {
  check_contact_sheet(without_ties(random_tensor({2, 3, 5})), 3, 1, 2);
  check_contact_sheet(without_ties(random_tensor({2, 3, 7})), 3, 1, 2);
}

TEST_CASE("contact_sheet: fewer maps than columns", "[contact_sheet]") {
  check_contact_sheet(without_ties(random_tensor({3, 2, 2})), 4, 1, 3);
}

TEST_CASE("contact_sheet: without a gutter tiles touch", "[contact_sheet]") {
  check_contact_sheet(without_ties(random_tensor({2, 2, 4})), 2, 3, 0);
}

TEST_CASE("contact_sheet: a weak channel has as much contrast as a strong one", "[contact_sheet]") {
  const Tensor maps({1, 4, 2}, {0, 0, 300, 1, 600, 2, 900, 3});
  check_contact_sheet(maps, 1, 1, 1);
}

TEST_CASE("contact_sheet: a dead channel is a black tile among the others", "[contact_sheet]") {
  const Tensor maps({1, 2, 3}, {0, 7, 2, 1, 7, 0});
  contact_sheet(maps, 3, 1, 1)
      .returns(cnn::matrix({{0, 255, 255, 0, 0, 255, 255, 0}}), sheet_arithmetic(maps, 3, 1, 1));
}

TEST_CASE("contact_sheet: any feature map, any sheet", "[contact_sheet]") {
  for (int i = 0; i < 6; ++i) {
    const Tensor maps = without_ties(
        random_tensor({random_integer(2, 4), random_integer(2, 4), random_integer(3, 9)}));
    check_contact_sheet(maps, random_integer(2, 4), random_integer(1, 3), random_integer(0, 3));
  }
}

TEST_CASE("contact_sheet: eleven filters look at a photograph", "[contact_sheet]") {
  const Tensor photograph = cnn::read_image(shipped("pictures") / "camera.png");
  const Tensor maps = photograph_maps(photograph);
  draw("contact_sheet.png", check_contact_sheet(maps, 4, 2, cnn::view::gutter));
}

TEST_CASE("filter_picture: three colours for each weight", "[filter_picture]") {
  const Call call = filter_picture(random_kernels({2, 3, 1, 4}), 0, 1);
  const cnn::Shape shape = call.tensor().shape();
  call.must(shape == cnn::Shape{2, 3, 3},
            "Kernels of 2x3 cells should give (2, 3, 3); yours gives " + to_string(shape) + ".",
            "Rows, columns, and red, green and blue.");
}

TEST_CASE("filter_picture: 0 is white, -m blue, m red", "[filter_picture]") {
  const Tensor kernels({1, 3, 1, 1}, {-5, 0, 5});
  filter_picture(kernels, 0, 0)
      .returns(Tensor({1, 3, 3}, {0, 0, 255, 255, 255, 255, 255, 0, 0}),
               filter_arithmetic(kernels, 0, 0));
}

TEST_CASE("filter_picture: what lies between is pale, rounded to whole numbers",
          "[filter_picture]") {
  const Tensor kernels({2, 2, 1, 1}, {3, 1, -1, -2});
  filter_picture(kernels, 0, 0)
      .returns(Tensor({2, 2, 3}, {255, 0, 0, 255, 170, 170, 170, 170, 255, 85, 85, 255}),
               filter_arithmetic(kernels, 0, 0));
  check_filter_picture(Tensor({1, 4, 1, 1}, {7, 3, -2, -5}), 0, 0);
  check_filter_picture(Tensor({1, 3, 1, 1}, {0.5F, -0.2F, 0.1F}), 0, 0);
}

TEST_CASE("filter_picture: 0 stays white when all weights are positive, or all negative",
          "[filter_picture]") {
  check_filter_picture(Tensor({1, 3, 1, 1}, {0, 1, 3}), 0, 0);
  check_filter_picture(Tensor({1, 3, 1, 1}, {-3, -1, 0}), 0, 0);
}

TEST_CASE("filter_picture: one scale for all filters and channels of the layer",
          "[filter_picture]") {
  Tensor kernels({1, 2, 2, 2}, {1, -1, 2, 1, -1, 1, 1, -5});
  check_filter_picture(kernels, 0, 0);
  check_filter_picture(kernels, 1, 0);
  check_filter_picture(kernels, 0, 1);
  check_filter_picture(kernels, 1, 1);
}

TEST_CASE("filter_picture: a layer of zeros is white, nothing is divided by 0",
          "[filter_picture]") {
  check_filter_picture(Tensor({3, 3, 1, 2}), 0, 1);
}

TEST_CASE("filter_picture: any layer", "[filter_picture]") {
  for (int i = 0; i < 6; ++i) {
    const Tensor kernels = random_kernels(
        {random_integer(1, 4), random_integer(2, 5), random_integer(1, 3), random_integer(2, 4)});
    check_filter_picture(kernels, random_integer(0, kernels.shape()[2] - 1),
                         random_integer(0, kernels.shape()[3] - 1));
  }
}

TEST_CASE("filter_picture: the eleven filters of the photograph", "[filter_picture]") {
  const Tensor kernels = photograph_kernels();
  cnn::view::Header header{.title = "3x3 filters, by filter_picture"};
  std::vector<cnn::view::Tile> tiles;
  tiles.reserve(static_cast<std::size_t>(kernels.shape()[3]));
  for (int filter = 0; filter < kernels.shape()[3]; ++filter) {
    tiles.push_back({cnn::view::upscaled(check_filter_picture(kernels, 0, filter), 24),
                     fmt::format("#{}", filter)});
  }
  draw("filters.png", cnn::view::tile_sheet(header, tiles, 4));
}
