// The pictures show what their captions say: parts of them are drawn again from the library's slow
// loops, and looked for.
#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "checks/gradient_reference.hpp"
#include "checks/gradient_sums.hpp"
#include "checks/optimiser_rules.hpp"
#include "checks/recorded_trainings.hpp"
#include "checks/reference.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "pictures/chart.hpp"
#include "pictures/compare_pictures.hpp"
#include "pictures/pictures.hpp"

using namespace convlings;
using namespace cnn::view;
using cnn::Tensor;

namespace {

const std::filesystem::path photographs =
    std::filesystem::path(CONVLINGS_SOURCE_DIR) / "datasets/pictures";
const Tensor edge_detector = cnn::matrix({{10, 10, 10}, {0, 0, 0}, {-10, -10, -10}});
const ColorScale signs{Colormap::diverging, -3000, 3000};
const ColorScale light{Colormap::grey, 0, 255};

// (side, side)
Tensor camera(int side) {
  return resized(cnn::read_image(photographs / "camera.png"), side, side).reshaped({side, side});
}

Tensor box(int side) {
  Tensor kernel({side, side});
  for (float& weight : kernel) weight = 1 / static_cast<float>(side * side);
  return kernel;
}

bool is_at(const Tensor& picture, const Tensor& part, int top, int left) {
  for (int row = 0; row < part.shape()[0]; ++row) {
    for (int column = 0; column < part.shape()[1]; ++column) {
      for (int color = 0; color < 3; ++color) {
        const float distance = picture(top + row, left + column, color) - part(row, column, color);
        if (std::abs(distance) > color_tolerance) return false;
      }
    }
  }
  return true;
}

// How often `part` stands in the picture, within the tolerance.
int count_of(const Tensor& part, const Tensor& picture) {
  int count = 0;
  for (int top = 0; top + part.shape()[0] <= picture.shape()[0]; ++top) {
    for (int left = 0; left + part.shape()[1] <= picture.shape()[1]; ++left) {
      if (is_at(picture, part, top, left)) ++count;
    }
  }
  return count;
}

// How long the bars of one colour are, in a picture where they lie or stand apart: the pixels of it
// in the first row, or column, of each.
std::vector<int> runs(const Tensor& picture, Rgb color, bool upright) {
  std::vector<int> lengths;
  int previous = 0;
  const int lines = picture.shape()[upright ? 1 : 0];
  const int cells = picture.shape()[upright ? 0 : 1];
  for (int line = 0; line < lines; ++line) {
    int run = 0;
    for (int cell = 0; cell < cells; ++cell) {
      if (pixel(picture, upright ? cell : line, upright ? line : cell) == color) ++run;
    }
    if (run > 0 && previous == 0) lengths.push_back(run);
    previous = run;
  }
  return lengths;
}

}  // namespace

TEST_CASE("lesson 01's picture: the edge kernel's answers and a blur of 9x9") {
  const Tensor picture = convolution_picture(photographs);
  const Tensor edges = checks::reference_convolution(camera(224), edge_detector);
  const Tensor blur = checks::reference_convolution(camera(224), box(9));
  CHECK(edges.shape() == cnn::Shape{222, 222});
  CHECK(blur.shape() == cnn::Shape{216, 216});
  CHECK(count_of(colored(edges, signs), picture) == 1);
  CHECK(count_of(colored(blur, light), picture) == 1);
}

TEST_CASE("lesson 02's picture: valid is smaller, same as large, full larger") {
  const Tensor picture = padding_picture(photographs);
  const Tensor photograph = camera(208);
  const auto blurred = [&](cnn::Padding padding) {
    return colored(checks::reference_convolution(photograph, box(33), 1, padding), light);
  };
  const Tensor valid = blurred(cnn::valid);
  CHECK(valid.shape() == cnn::Shape{208 - 33 + 1, 208 - 33 + 1, 3});
  CHECK(count_of(valid, picture) == 3);  // padding changes no answer: it is in the others, too
  const Tensor same = blurred(cnn::same);
  CHECK(same.shape() == cnn::Shape{208, 208, 3});
  CHECK(count_of(same, picture) == 2);
  // The outline of the photograph lies on the full answer: look for what is above it.
  Tensor above = blank(15, 208 + 33 - 1);
  paste(above, blurred(cnn::full), 0, 0);
  CHECK(count_of(above, picture) == 1);
}

TEST_CASE("lesson 03's picture: a longer step takes every second and fourth answer") {
  const Tensor picture = strides_picture(photographs);
  const Tensor all = checks::reference_convolution(camera(256), edge_detector);
  for (const int stride : {1, 2, 4}) {
    CAPTURE(stride);
    const int cells = 64 / stride;
    Tensor part({cells, cells});
    for (int row = 0; row < cells; ++row) {
      for (int column = 0; column < cells; ++column) {
        part(row, column) = all(52 + row * stride, 112 + column * stride);
      }
    }
    CHECK(count_of(upscaled(colored(part, signs), 4 * stride), picture) == 1);
  }
}

// How many squares of this side have a line of one pixel around them.
int frames(const Tensor& picture, int side) {
  int count = 0;
  for (int top = 1; top + side < picture.shape()[0]; ++top) {
    for (int left = 1; left + side < picture.shape()[1]; ++left) {
      bool closed = true;
      for (int i = -1; closed && i <= side; ++i) {
        closed = pixel(picture, top - 1, left + i) == rule &&
                 pixel(picture, top + side, left + i) == rule &&
                 pixel(picture, top + i, left - 1) == rule &&
                 pixel(picture, top + i, left + side) == rule;
      }
      if (closed) ++count;
    }
  }
  return count;
}

TEST_CASE("lesson 04's picture: eight filters of three channels, and the photograph they see") {
  const Tensor picture = channels_picture(photographs);
  const Tensor seen = resized(cnn::read_image(photographs / "cat.jpg"), 63, 95);
  CHECK(count_of(upscaled(seen, 6), picture) == 1);
  const auto tile = [](const Tensor& taps) {
    return upscaled(colored(taps, {Colormap::diverging, -1, 1}), 6);
  };
  CHECK(count_of(tile(cnn::matrix({{1, 1, 1}, {0, 0, 0}, {-1, -1, -1}})), picture) == 3);
  CHECK(count_of(tile(cnn::matrix({{1, 0, -1}, {1, 0, -1}, {1, 0, -1}})), picture) == 3);
  CHECK(frames(picture, 18) == 8 * 3);  // eight filters, a tile for each of their channels
  // A blur has three tiles of ones, the difference of colours one, and none of zeros.
  CHECK(count_of(tile(cnn::matrix({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}})), picture) == 4);
}

TEST_CASE("lesson 05's picture: relu keeps what is positive, softmax's bars grow by e") {
  const Tensor picture = activations_picture(photographs);
  Tensor edges = checks::reference_convolution(camera(224), edge_detector);
  CHECK(count_of(colored(edges, signs), picture) == 1);
  for (float& value : edges) value = std::max(value, 0.0F);
  CHECK(count_of(colored(edges, signs), picture) == 1);
  std::vector<int> bars;  // the columns of curves are blue for a few pixels only
  for (const int run : runs(picture, blue, true)) {
    if (run > 10) bars.push_back(run);
  }
  REQUIRE(bars.size() == 3);
  CHECK(bars[1] == Catch::Approx(bars[0] * std::exp(1.0)).epsilon(0.1));
  CHECK(bars[2] == Catch::Approx(bars[1] * std::exp(1.0)).epsilon(0.05));
}

TEST_CASE("lesson 06's picture: the maximum and the average, three times over") {
  const Tensor picture = max_pooling_picture(photographs);
  Tensor largest = checks::reference_convolution(camera(210), edge_detector);
  for (float& value : largest) value = std::max(value, 0.0F);
  largest = largest.reshaped({208, 208, 1});
  Tensor mean = largest;
  for (const int cells : {104, 52, 26}) {
    CAPTURE(cells);
    largest = checks::reference_max_pooling2d(largest, 2);
    mean = checks::reference_average_pooling2d(mean, 2);
    for (const Tensor& map : {largest, mean}) {
      const Tensor plane = map.reshaped({cells, cells});
      const Tensor drawn = colored(plane, {Colormap::viridis, 0, 2000});
      CHECK(count_of(upscaled(drawn, 208 / cells), picture) == 1);
    }
  }
}

TEST_CASE("lesson 07's picture: a line of the flattened list is one place of the maps") {
  const Tensor picture = flatten_and_dense_picture(photographs);
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const Tensor boot = prepared(cnn::read_image(photographs / "boot.png"), {28, 28, 1});
  const Tensor maps = model.activations(boot.reshaped({1, 28, 28, 1}))[4];  // (1, 3, 3, 64)
  const ValueRange range = range_of(maps);
  Tensor place({1, 64});
  for (int channel = 0; channel < 64; ++channel) place(0, channel) = maps(0, 1, 2, channel);
  const Tensor line = upscaled(colored(place, {Colormap::viridis, range.low, range.high}), 6);
  CHECK(count_of(line, picture) == 11);  // 6 of its 16 pixels' height, at 11 heights
  const Tensor edges = checks::reference_convolution(camera(112), edge_detector);
  CHECK(count_of(upscaled(colored(edges, signs), 2), picture) == 1);
}

TEST_CASE("lesson 08's picture: two equal bars, and one dense layer above all in the others") {
  const Tensor picture = counting_parameters_picture(photographs);
  // From the top, without the key's: conv2d_1, conv2d_2, ... of each network in turn.
  const std::vector<int> convolutions = runs(picture, blue, false);
  const std::vector<int> dense = runs(picture, orange, false);
  REQUIRE(convolutions.size() == 1 + 3 + 4 + 4);
  REQUIRE(dense.size() == 1 + 2 + 2 + 2);
  CHECK(convolutions[3] == dense[1]);
  CHECK(convolutions[2] == Catch::Approx(convolutions[3] * 18496 / 36928.0).margin(1));
  for (const int first_dense : {dense[3], dense[5]}) CHECK(first_dense == dense[1]);
  for (std::size_t i = 4; i < convolutions.size(); ++i) CHECK(convolutions[i] < dense[1] / 20);
}

TEST_CASE("lesson 09's picture: the maps of every layer of the base") {
  const Tensor picture = sequential_picture(photographs);
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const Tensor boot = prepared(cnn::read_image(photographs / "boot.png"), {28, 28, 1});
  const std::vector<Tensor> outputs = model.activations(boot.reshaped({1, 28, 28, 1}));
  for (std::size_t layer = 0; layer < 5; ++layer) {
    CAPTURE(layer);
    const cnn::Shape shape = model.layers()[layer].output_shape();
    const Tensor map = outputs[layer].reshaped(shape);
    const Tensor plane = channel_of(map, shape[2] - 1);
    const ValueRange range = range_of(plane);
    const Tensor tile = colored(plane, {Colormap::viridis, range.low, range.high});
    CHECK(count_of(upscaled(tile, 2), picture) == 1);
  }
}

TEST_CASE("lesson 10's picture: blocks as high as their maps, and mostly dense parameters") {
  const Tensor picture = create_cnn_picture(photographs);
  // VGG-16 has two maps of 224x224 with 64 channels, and three of 28x28 with 512; a pixel is a row
  // of cells, or six channels.
  const auto block = [](int height, int width) {
    Tensor with_rim = blank(height + 2, width + 2);
    fill(with_rim, {1, 1, height, width}, blue);
    return with_rim;
  };
  CHECK(count_of(block(224, 11), picture) == 2);
  CHECK(count_of(block(28, 85), picture) == 3);
}

TEST_CASE("lesson 11's picture: one class near certainty, and every example held out once") {
  const Tensor picture = preparing_data_picture(photographs);
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const Tensor boot = cnn::read_image(photographs / "boot.png");  // not scaled
  const Tensor raw = model.forward(boot.reshaped({1, 28, 28, 1}));
  const float most = *std::max_element(raw.begin(), raw.end());
  const int height = static_cast<int>(most / 1.12F * 170);  // of the bar, in a plot of 170 pixels
  CHECK(count_of(blank(height, 20, blue), picture) > 0);
  CHECK(count_of(blank(height + 2, 20, blue), picture) == 0);
  CHECK(count_of(blank(20, 20, orange), picture) == 20);
  CHECK(count_of(blank(20, 20, ink), picture) == 5);
}

TEST_CASE("lesson 12's picture: what three answers cost, and losses side by side") {
  const Tensor picture = loss_and_metrics_picture(photographs);
  const auto standing = [](double p) {  // a price of 5 is 220 pixels high
    return blank(static_cast<int>(std::lround(-std::log(p) / 5 * 220)) - 4, 8, orange);
  };
  CHECK(count_of(standing(0.1), picture) > 0);
  CHECK(count_of(standing(0.09), picture) == 0);
  const auto lying = [](double loss) {  // 14 pixels for a price of 1, and the paper after them
    Tensor bar = blank(18, static_cast<int>(std::lround(loss * 14)) + 1, blue);
    fill(bar, {0, bar.shape()[1] - 1, 18, 1}, paper);
    return bar;
  };
  const double ceiling = -std::log(1e-7);
  CHECK(count_of(lying(ceiling), picture) == 1);
  CHECK(count_of(lying(ceiling + 0.2), picture) == 0);
  CHECK(count_of(lying(0.9 * ceiling), picture) == 2);  // the longer one ends like it
}

TEST_CASE("lesson 13's picture: winners are lit, and what comes back is measured") {
  const Tensor picture = backpropagation_picture(photographs);
  const Tensor photograph = camera(128);
  Tensor pixels({34, 34});
  for (int row = 0; row < 34; ++row) {
    for (int column = 0; column < 34; ++column) {
      pixels(row, column) = photograph(24 + row, 42 + column);
    }
  }
  CHECK(count_of(upscaled(colored(pixels, light), 8), picture) == 1);
  Tensor edges = checks::reference_convolution(pixels, edge_detector);
  for (float& value : edges) value = std::max(value, 0.0F);
  CHECK(count_of(upscaled(colored(edges, {Colormap::viridis, 0, 2000}), 8), picture) == 1);
  Tensor ones({8, 8, 1});
  for (float& cell : ones) cell = 1;

  const auto by_edges = [&](const checks::Doubles& moved) {
    return checks::max_pooling_loss(moved, ones, 4);
  };
  Tensor won = checks::central_differences(by_edges, edges.reshaped({32, 32, 1}), 1e-6);
  for (std::int64_t i = 0; i < won.size(); ++i) {
    if (edges.data()[i] == 0) won.data()[i] = 0;  // relu
  }
  const Tensor lit = won.reshaped({32, 32});
  CHECK(count_of(upscaled(colored(lit, {Colormap::grey, 0, 1}), 8), picture) == 1);

  const checks::GradientSum d_pixels =
      checks::conv2d_d_input(edge_detector.reshaped({3, 3, 1, 1}), won);
  const Tensor back = checks::value_of(d_pixels).reshaped({34, 34});
  CHECK(count_of(upscaled(colored(back, {Colormap::diverging, -30, 30}), 8), picture) == 1);
}

TEST_CASE("lesson 14's picture: the same valley four times, and a dot at every step") {
  const Tensor picture = optimisers_picture(photographs);
  // From x = -4.6 to 1.4 and y = 1.6 to -1.6 at 70 pixels a unit; no way comes near the left edge.
  Tensor edge({224, 20});
  for (int row = 0; row < 224; ++row) {
    for (int column = 0; column < 20; ++column) {
      const double x = -4.6 + (column + 0.5) / 70;
      const double y = 1.6 - (row + 0.5) / 70;
      edge(row, column) = static_cast<float>(std::sqrt((x * x + 25 * y * y) / 2));
    }
  }
  const Tensor strip = colored(edge, {Colormap::viridis, 0, 6});
  std::vector<std::pair<int, int>> corners;
  for (int top = 1; top + 224 <= picture.shape()[0]; ++top) {
    for (int left = 1; left + 20 <= picture.shape()[1]; ++left) {
      const bool corner =
          pixel(picture, top, left - 1) == rule && pixel(picture, top - 1, left) == rule;
      if (corner && is_at(picture, strip, top, left)) corners.emplace_back(top, left);
    }
  }
  REQUIRE(corners.size() == 4);
  const checks::OptimiserRule ways[] = {checks::sgd_rule(0.07F), checks::momentum_rule(0.04F, 0.8F),
                                        checks::rmsprop_rule(0.2F), checks::adam_rule(0.4F)};
  for (std::size_t panel = 0; panel < 4; ++panel) {
    const checks::OptimiserRule& way = ways[panel];
    checks::WeightMemory x{-4, std::vector<double>(way.slots.size())};
    checks::WeightMemory y{1.2, std::vector<double>(way.slots.size())};
    for (int step = 1; step <= 30; ++step) {
      CAPTURE(way.function, step);
      x = way.next(x, x.weight, step);
      y = way.next(y, 25 * y.weight, step);
      const int row = corners[panel].first + static_cast<int>((1.6 - y.weight) * 70);
      const int column = corners[panel].second + static_cast<int>((x.weight + 4.6) * 70);
      CHECK(pixel(picture, row, column) == orange);
    }
  }
}

TEST_CASE("lesson 15's picture: dots and line ends lie as far apart as the accuracies") {
  const Tensor picture = training_picture(photographs);
  const int below_the_key = 70;
  // The mean row of the pixels of exactly this colour in columns left..right - 1.
  const auto mean_row = [&](int left, int right, Rgb color) {
    double sum = 0;
    int count = 0;
    for (int row = below_the_key; row < picture.shape()[0]; ++row) {
      for (int column = left; column < right; ++column) {
        if (pixel(picture, row, column) != color) continue;
        sum += row;
        ++count;
      }
    }
    REQUIRE(count > 0);
    return sum / count;
  };
  const auto has = [&](int column, Rgb color) {
    for (int row = below_the_key; row < picture.shape()[0]; ++row) {
      if (pixel(picture, row, column) == color) return true;
    }
    return false;
  };
  const int panel = picture.shape()[1] / 3;
  for (int i = 0; i < 3; ++i) {
    CAPTURE(i);
    const auto& epochs = checks::recorded_trainings()[static_cast<std::size_t>(i)].epochs;
    int first = i * panel;
    while (!has(first, orange)) ++first;
    int last = (i + 1) * panel - 1;
    while (!has(last, orange)) --last;
    const double first_dot = mean_row(first, first + 9, orange);
    const double last_dot = mean_row(last - 8, last + 1, orange);
    const double pixels_of_one = 220 / 0.5;  // the axis shows half of all accuracies
    CHECK(first_dot - last_dot ==
          Catch::Approx((epochs.back().train - epochs.front().train) * pixels_of_one).margin(1.5));
    int end = (i + 1) * panel - 1;
    while (!has(end, blue)) --end;
    CHECK(
        mean_row(end - 1, end + 1, blue) - last_dot ==
        Catch::Approx((epochs.back().train - epochs.back().validation) * pixels_of_one).margin(3));
  }
}

TEST_CASE("lesson 16's picture: an edge's map on its own scale and on the layer's, a dead one") {
  const Tensor picture = seeing_picture(photographs);
  Tensor small = camera(82);
  for (float& pixel : small) pixel = std::round(pixel);
  const Tensor edge = cnn::matrix({{3, 3, 3}, {0, 0, 0}, {-3, -3, -3}});
  Tensor map = checks::reference_convolution(small, edge);
  cnn::kernels::relu(map);
  const ValueRange own = range_of(map);
  CHECK(count_of(colored(map, {Colormap::grey, 0, own.high}), picture) == 1);
  const Tensor sums =
      checks::reference_convolution(small, cnn::matrix({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}));
  const float layer = range_of(sums).high;  // the blur answers most strongly
  CHECK(layer > 1.2F * own.high);
  CHECK(count_of(colored(map, {Colormap::grey, 0, layer}), picture) == 1);
  CHECK(count_of(blank(80, 80, {0, 0, 0}), picture) == 2);
  Tensor tile = blank(66, 66, {255, 255, 255});  // 3 of 4 towards red above, towards blue below
  fill(tile, {0, 0, 22, 66}, {255, 64, 64});
  fill(tile, {44, 0, 22, 66}, {64, 64, 255});
  CHECK(count_of(tile, picture) == 1);
}
