// Every number in lesson 01's README, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

TEST_CASE("lesson 01's README: its numbers are the library's") {
  tests::Readme readme("01-convolution");
  const Tensor picture({6, 5},
                       {200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200,
                        0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0});
  const Tensor kernel = cnn::matrix({{10, 10, 10}, {0, 0, 0}, {-10, -10, -10}});
  const Tensor answer = checks::reference_convolution(picture, kernel);

  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  readme.says(fmt::format("a {0}×{0} kernel slides over a {1}×{2} picture", kernel.shape()[0],
                          height, width));
  readme.says(fmt::format("bright ({}) in its upper half and dark ({}) in its lower half",
                          picture(0, 0), picture(5, 4)));
  readme.shows(tests::side_by_side(
      {{"picture", picture, 3}, {"kernel", kernel, 3}, {"answer", answer, 4}}, {4, 4}));

  int first = 0;  // the first row that answers
  while (answer(first, 0) == 0) ++first;
  readme.says(fmt::format("cell ({0}, 0): row {0}, column 0", first));
  readme.says(fmt::format("picture rows {} to {}", first, first + kernel.shape()[0] - 1));
  readme.says(fmt::format("{0}·{1} + {0}·{1} + {0}·{1} = {2}", kernel(0, 0), picture(first, 0),
                          3 * kernel(0, 0) * picture(first, 0)));
  readme.says(fmt::format("middle row has weight {}", kernel(1, 0)));
  readme.says(fmt::format("(−{})·{} three times", -kernel(2, 0), picture(first + 2, 0)));
  readme.says(fmt::format("Together {}: an edge", answer(first, 0)));
  readme.says(fmt::format("the sum is {}: no edge", answer(0, 0)));
  readme.says(
      fmt::format("{}×{} instead of {}×{}", answer.shape()[0], answer.shape()[1], height, width));
  readme.says("a 3×3 picture and a 2×2 kernel");  // the sizes of the lettered tables below it
  readme.says(fmt::format("weights are all 1/{} answers with the average of nine", kernel.size()));
  readme.says("need not add up to 1");  // the definition of an average
  readme.says(fmt::format("with {} weights instead", kernel.size()));
  readme.says(fmt::format(
      "answers −{}", -checks::reference_convolution(picture, checks::turned(kernel))(first, 0)));
  readme.says("average of 9×9 pixels");  // asserted by the picture's own recipe
  readme.says("(1 mark, marked by your instructor.)");
  readme.has_no_other_number();
}
