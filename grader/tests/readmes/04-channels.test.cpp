// Every number in lesson 04's README, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

namespace {

/// (rows, columns) of a channel, or of a filter's channel when the tensor has rank 4.
Tensor plane(const Tensor& tensor, int channel, int filter = 0) {
  Tensor result({tensor.shape()[0], tensor.shape()[1]});
  for (int i = 0; i < result.shape()[0]; ++i) {
    for (int j = 0; j < result.shape()[1]; ++j) {
      result(i, j) =
          tensor.shape().rank() == 4 ? tensor(i, j, channel, filter) : tensor(i, j, channel);
    }
  }
  return result;
}

/// How many cells the last of `layers` 3x3 convolutions sees along one axis.
int cells_seen(int layers) {
  cnn::Sequential model({28, 28, 1});
  for (int i = 0; i < layers; ++i) model.add(cnn::Conv2D({.filters = 1, .kernel_size = 3}));
  return static_cast<int>(cnn::layer_costs(model).back().rows.field);
}

/// The example with two channels: tables, one cell written out, the sum.
void worked_example(tests::Readme& readme) {
  const Tensor image({3, 3, 2}, {1, 0, 2, 1, 0, 1, 0, 2, 1, 0, 3, 1, 2, 1, 0, 3, 1, 0});
  const Tensor kernels({2, 2, 2, 1}, {1, 0, 0, 1, 0, 1, 1, 0});
  const Tensor bias({1}, {1});
  const Tensor answer = checks::reference_conv2d(image, kernels, bias);
  readme.shows(tests::side_by_side({{"channel 0", plane(image, 0), 1},
                                    {"channel 1", plane(image, 1), 1},
                                    {"kernel 0", plane(kernels, 0), 1},
                                    {"kernel 1", plane(kernels, 1), 1},
                                    {"answer", plane(answer, 0), 1}},
                                   {8, 8, 9, 9}));
  readme.says("Kernel 0 is what the filter holds for channel 0, kernel 1 for channel 1.");  // names
  readme.says(fmt::format("The bias is {}. At place (0, 0):", bias(0)));
  float sums[2] = {};
  for (int c = 0; c < 2; ++c) {
    std::string terms;
    for (int i = 0; i < 2; ++i) {
      for (int j = 0; j < 2; ++j) {
        terms +=
            fmt::format("{}{}·{}", terms.empty() ? "" : " + ", kernels(i, j, c, 0), image(i, j, c));
        sums[c] += kernels(i, j, c, 0) * image(i, j, c);
      }
    }
    readme.says(fmt::format("- channel {}: {} = {}", c, terms, sums[c]));
  }
  readme.says(
      fmt::format("- together {} + {} + {} = {}", sums[0], sums[1], bias(0), answer(0, 0, 0)));
}

}  // namespace

TEST_CASE("lesson 04's README: its numbers are the library's") {
  tests::Readme readme("04-channels");
  worked_example(readme);

  const cnn::Sequential mnist = cnn::named_model("mnist");
  const cnn::Shape input = mnist.input_shape();
  const cnn::Shape maps = mnist.layers().front().output_shape();
  readme.says(fmt::format("do {} filters make", maps[2]));
  readme.says(fmt::format("has depth {}: its shape is {}, not ({}, {})", input[2], to_string(input),
                          input[0], input[1]));
  readme.says(
      fmt::format("has {0} filters of 3×3. It turns {1} into {2}: {0} response maps of "
                  "{3}×{4}. The next layer sees them as {0} channels",
                  maps[2], to_string(input), to_string(maps), maps[0], maps[1]));

  // The kernel size that everything here is about, and the red, green and blue of a picture.
  readme.says("one 3×3 filter that looks at a colour picture");
  readme.says("Two 3×3 convolutions follow each other");
  readme.says("A colour picture has depth 3.");
  readme.says("(3×3 or 5×5 as a rule)");
  readme.says("a feature map of depth 8 out");  // asserted by the picture's own test

  readme.says(fmt::format("One answer of a 3×3 layer depends on {0}×{0} cells", cells_seen(1)));
  readme.says(
      fmt::format("A second 3×3 layer looks at 3×3 of those answers, and these reach over "
                  "{0}×{0} cells of the image; a third layer sees {1}×{1}",
                  cells_seen(2), cells_seen(3)));
  const cnn::Conv2D one_filter({.filters = 1, .kernel_size = 3});
  readme.answers("weights_of_a_filter",
                 static_cast<double>(one_filter.parameter_count({28, 28, 3}) - 1));
  readme.answers("response_maps", maps[2]);
  readme.answers("cells_seen", cells_seen(2));
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
