// Every number in lesson 11's README, computed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <numeric>

#include "cnn/core/image_file.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

namespace {

constexpr int pictures = 60000;  // MNIST's training set
constexpr int batch_size = 64;

void check_shapes(tests::Readme& readme) {
  const cnn::Shape picture = cnn::named_model("mnist").input_shape();
  readme.says(fmt::format("{} pictures in batches of {}", cnn::with_commas(pictures), batch_size));
  const int full = pictures / batch_size;
  const int rest = pictures - full * batch_size;
  REQUIRE(rest > 0);
  readme.answers("batches_of_an_epoch", full + 1);
  readme.answers("size_of_the_last", rest);
  readme.says("`200 / 255`");
  const int whole = 200 / 255;
  readme.answers("whole_division", whole);
  readme.says("batches(order, 64)");

  readme.says(fmt::format("{} pictures of {}×{} pixels", cnn::with_commas(pictures), picture[0],
                          picture[1]));
  readme.says(fmt::format("a block ({}, {}, {}).", pictures, picture[0], picture[1]));
  readme.says(fmt::format("an axis of length {}", picture[2]));
  readme.says(
      fmt::format("({}, {}, {}, {}). No number", pictures, picture[0], picture[1], picture[2]));
  readme.says(fmt::format("`images.reshaped({{{}, {}}})`", pictures, picture.size()));
}

void check_scale(tests::Readme& readme) {
  readme.says("floats around 1 in a block");
  readme.says("Black is 0 and white 255. Divide by 255:");
  const Tensor bytes = cnn::matrix({{0, 51, 102}, {153, 204, 255}});
  Tensor scaled = bytes;
  for (float& value : scaled) value /= 255;
  readme.shows(tests::side_by_side({{"bytes", bytes, 3}, {"scaled", scaled, 3}}, {4}));
}

void check_labels(tests::Readme& readme) {
  readme.says("Label 5 is not more than label 4");
  readme.says("a single 1 in its column");
  readme.says("first labels, 5, 0 and 4");  // of MNIST's training file, see datasets/README.md
  std::string rows;
  for (const int label : {5, 0, 4}) {
    std::vector<int> row(10);
    row[static_cast<std::size_t>(label)] = 1;
    rows += fmt::format("{}\n", fmt::join(row, " "));
  }
  readme.shows(rows);
  readme.says("before it becomes a 1 somewhere else");
}

/// The untrained MNIST convnet's answer to the boot with its bytes times `factor`.
Tensor answer(float factor) {
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  Tensor boot = cnn::read_image(std::string(CONVLINGS_SOURCE_DIR) + "/datasets/pictures/boot.png");
  for (float& pixel : boot) pixel *= factor;
  return model.forward(boot.reshaped({1, 28, 28, 1}));
}

void check_why(tests::Readme& readme) {
  const Tensor scaled = answer(1.0F / 255);
  const Tensor raw = answer(1);
  const auto [least, most] = std::minmax_element(scaled.begin(), scaled.end());
  readme.says("drawn for inputs around 1.");
  readme.says(fmt::format("a probability between {:.3f} and {:.3f}", *least, *most));
  readme.says(fmt::format("one class gets {:.3f}", *std::max_element(raw.begin(), raw.end())));
  // log(p / q) is the distance of two scores: 255 times larger, as all inputs are.
  const double near = std::log(scaled(0, 8)) - std::log(scaled(0, 6));
  const double far = std::log(raw(0, 8)) - std::log(raw(0, 6));
  CHECK(std::lround(far / near) == 255);
  readme.says("at 0 to 255. All inputs are 255 times larger");
  readme.says("the ten scores are 255 times larger too");
  // The notes' record; lesson 12's README derives it.
  readme.says(fmt::format("pixels 0 to 255 ended with a loss of {:.1f} and an accuracy of {}",
                          0.9 * -std::log(1e-7),
                          1.0 / cnn::named_model("cifar").output_shape()[0]));
  readme.says("what the 14.5 means");
}

void check_walk(tests::Readme& readme) {
  cnn::Random random(1);
  std::vector<int> order(4);
  std::iota(order.begin(), order.end(), 0);
  std::string lines = fmt::format("start           {}\n", fmt::join(order, " "));
  for (int i = 3; i > 0; --i) {
    const int drawn = random.integer(0, i);
    std::swap(order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(drawn)]);
    lines += fmt::format("i = {} draws {}   {}\n", i, drawn, fmt::join(order, " "));
  }
  readme.shows(lines);
}

void check_folds(tests::Readme& readme) {
  readme.says(fmt::format("{} examples in batches of {} are 2 + 2 + {}", 5, 2, 5 % 2));
  std::string table = "split    train      held out\n";
  for (int f = 0; f < 3; ++f) {
    std::vector<int> train;
    std::vector<int> held_out;
    for (int i = 0; i < 6; ++i) (i % 3 == f ? held_out : train).push_back(i);
    table += fmt::format("{:>5}    {}    {}\n", f, fmt::join(train, " "), fmt::join(held_out, " "));
  }
  readme.shows(table);
}

}  // namespace

TEST_CASE("lesson 11's README: its numbers are the library's") {
  tests::Readme readme("11-preparing-data");
  check_shapes(readme);
  check_scale(readme);
  check_labels(readme);
  check_why(readme);
  check_walk(readme);
  check_folds(readme);
  readme.says("with pixels from 0 to 1 and from 0 to 255");
  readme.says("(5 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
