// Every number in the course's syllabus and glossary, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>
#include <cmath>
#include <span>

#include "checks/gradient_reference.hpp"
#include "checks/picture_reference.hpp"
#include "checks/reference.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/sequential.hpp"
#include "cnn/nn/optimizers/optimizer.hpp"
#include "readme.hpp"

using namespace convlings;
using namespace cnn;

TEST_CASE("the syllabus: its numbers are the library's") {
  tests::Readme readme(".");
  const Tensor edge({6, 1}, {200, 200, 200, 0, 0, 0});
  const Tensor answer = checks::reference_convolution(edge, matrix({{30}, {0}, {-30}}));
  readme.says(fmt::format("answers {} on the edge and {} beside it", answer(1, 0), answer(0, 0)));

  const Conv2D grey({.filters = 1, .kernel_size = 3});
  readme.says(fmt::format("over a grey image has {} weights and one bias",
                          grey.parameter_count({28, 28, 1}) - 1));
  readme.says(fmt::format("over an image with 3 channels it has {} weights and still one bias",
                          grey.parameter_count({28, 28, 3}) - 1));
  readme.says("A 3×3 kernel over");

  const Conv2D first({.filters = 32, .kernel_size = 3});
  const Shape input{28, 28, 1};
  const Shape maps = first.output_shape(input);
  readme.says(fmt::format("turns {} into the feature map {}", to_string(input), to_string(maps)));
  readme.says(fmt::format("has {} of them, each ({}, {})", maps[2], maps[0], maps[1]));
  readme.says(fmt::format("a 3×3 kernel shrinks 28×28 to {0}×{0}: one cell is lost on every side",
                          resolve_window(28, 3, 1, valid).output));
  readme.says(
      fmt::format("*same* keeps the size (28 stays {})", resolve_window(28, 3, 1, same).output));
  readme.says(fmt::format("(28 becomes {})", resolve_window(28, 3, 1, full).output));
  readme.says(
      fmt::format("With stride 2 a 3×3 kernel over 5×5 has {0}×{0} stops instead of {1}×{1}",
                  resolve_window(5, 3, 2, valid).output, resolve_window(5, 3, 1, valid).output));

  const MaxPooling2D pool({.pool_size = 2});
  const Shape pooled = pool.output_shape(maps);
  readme.says(fmt::format("{} becomes {} with {} parameters", to_string(maps), to_string(pooled),
                          pool.parameter_count(maps)));
  readme.says(fmt::format("Pooling by 2 keeps a quarter of the cells: {} become {}",
                          with_commas(maps.size()), with_commas(pooled.size())));

  const double wrong = 1 - 0.978;
  readme.says(fmt::format("From 97.8% to 99.3% of the digits, {:.0f} of 100 errors are gone",
                          100 * (wrong - (1 - 0.993)) / wrong));

  const Shape sheet = checks::reference_sheet(Tensor(maps), 8, 4, 8).shape();
  readme.says(
      fmt::format("{} maps of {}×{}, every cell 4×4 pixels large, in rows of 8 with 8 "
                  "pixels between two, fill {}×{} pixels",
                  maps[2], maps[0], maps[1], sheet[0], sheet[1]));
  readme.says("from 0 to 255");  // what 8 bits can say

  // Receptive fields by hand: field += (kernel - 1) · jump, jump *= stride.
  int field = 1;
  int jump = 1;
  std::string fields;
  for (const auto& [kernel, stride] : {std::pair(3, 1), {2, 2}, {3, 1}, {2, 2}, {3, 1}}) {
    field += (kernel - 1) * jump;
    jump *= stride;
    fields += (fields.empty() ? "" : ", ") + std::to_string(field);
  }
  readme.says(fields + " pixels");
  readme.says("two stacked 3×3 layers see 5×5 pixels");

  readme.says(
      "with a single 1 in its class's column: for digit 4 of 10 classes, nine zeros and a 1");
  const int batches = (1000 + 31) / 32;
  readme.says(
      fmt::format("{} pictures in batches of 32 make {} batches an epoch, the last one of {}",
                  with_commas(1000), batches, 1000 - (batches - 1) * 32));
  readme.says(fmt::format("With 5 folds of 20 examples, {} are learned from and {} are asked",
                          20 - 20 / 5, 20 / 5));
  readme.says(fmt::format("Undecided among ten classes costs {:.3f}", std::log(10.0)));
  readme.says(fmt::format("{} of {} are {}", 9, 12, 9 / 12.0));
  const auto unit_loss = [](const checks::Doubles& weight) {
    const double missing = weight[0] * 2 - 4 - 5;  // lesson 13's unit: input 2, bias -4, target 5
    return missing * missing;
  };
  const Tensor slope = checks::central_differences(unit_loss, Tensor({1}, {3}));
  readme.says(fmt::format("−{:.0f} says that the loss falls twelve times", -slope(0)));
  const Shape stops = checks::reference_convolution(Tensor({6, 5}), Tensor({3, 3})).shape();
  readme.says(
      fmt::format("The weights of a 3×3 kernel over a 6×5 picture were used at {} stops, so each "
                  "gradient is a sum of {} products",
                  stops.size(), stops.size()));
  readme.says("for each 1 of its gradient");
  const auto next = [](float weight, float rate) {
    return std::abs(weight - rate * 2 * weight);  // the loss weight² has the gradient 2·weight
  };
  CHECK(next(1, 0.99F) < 1);
  CHECK(next(1, 1.01F) > 1);
  readme.says("The loss weight² stands rates up to 1: above that");
  float first_step[] = {0};
  float mean[] = {0};
  float square[] = {0};
  const float steep[] = {1000};
  const std::span<float> slots[] = {mean, square};
  update(Adam{}, 1, first_step, steep, slots);
  readme.says(fmt::format("as long as the learning rate, {:.3f}, for any", -first_step[0]));
  readme.has_no_other_number();
}
