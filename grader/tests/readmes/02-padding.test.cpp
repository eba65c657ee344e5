// Every number in lesson 02's README, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

namespace {

cnn::Window same_window(int kernel) { return cnn::resolve_window(28, kernel, 1, cnn::same); }

/// Windows of a `kernel`-wide square that cover the cell (at, at) of a 28×28 picture: a spark there
/// lights up one answer for each of them.
int windows_over(int at, int kernel, cnn::Padding padding) {
  Tensor spark({28, 28});
  spark(at, at) = 1;
  Tensor ones({kernel, kernel});
  for (float& weight : ones) weight = 1;
  float sum = 0;
  for (const float lit : checks::reference_convolution(spark, ones, 1, padding)) sum += lit;
  return static_cast<int>(sum);
}

/// Valid layers that a picture survives.
int layers_until_too_small(int& size, int kernel) {
  int layers = 0;
  for (; size >= kernel; ++layers) size = cnn::resolve_window(size, kernel, 1, cnn::valid).output;
  return layers;
}

void check_worked_example(tests::Readme& readme) {
  const Tensor picture = cnn::matrix({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
  const Tensor kernel = cnn::matrix({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
  const int frame = same_window(3).before;
  const Tensor framed = checks::reference_zero_padding(picture, frame, frame, frame, frame);
  const Tensor answer = checks::reference_convolution(picture, kernel, 1, cnn::same);
  const Tensor valid = checks::reference_convolution(picture, kernel);

  readme.says(fmt::format("A {0}×{0} picture, and a {1}×{1} kernel of ones", picture.shape()[0],
                          kernel.shape()[0]));
  REQUIRE(valid.size() == 1);
  readme.says(fmt::format("one answer, {}", valid(0, 0)));
  readme.says(fmt::format("there are {}:", answer.size()));
  readme.shows(tests::side_by_side(
      {{"picture", picture, 1}, {"framed", framed, 1}, {"answer", answer, 2}}, {6, 4}));
  const float corner = picture(0, 0) + picture(0, 1) + picture(1, 0) + picture(1, 1);
  CHECK(corner == answer(0, 0));
  readme.says(fmt::format("{} + {} + {} + {} = {}", picture(0, 0), picture(0, 1), picture(1, 0),
                          picture(1, 1), answer(0, 0)));
  readme.says(fmt::format("In the middle all nine count: {}, as before", answer(1, 1)));
  CHECK(answer(1, 1) == valid(0, 0));
}

void check_table(tests::Readme& readme) {
  const auto size = [](cnn::Padding padding) {
    return cnn::resolve_window(28, 3, 1, padding).output;
  };
  readme.says("28 cells, kernel 3");
  const cnn::Window none = cnn::resolve_window(28, 3, 1, cnn::valid);
  readme.says(fmt::format("| `valid` | {} | {} | n − k + 1 | {} |", none.before, none.after,
                          size(cnn::valid)));
  readme.says(fmt::format("| `same` | (k − 1) / 2, rounded down | the rest of k − 1 | n | {} |",
                          size(cnn::same)));
  readme.says(fmt::format("| `full` | k − 1 | k − 1 | n + k − 1 | {} |", size(cnn::full)));
  for (const int k : {1, 2, 3, 4, 5, 8}) {  // the formulas in the table
    CHECK(cnn::resolve_window(28, k, 1, cnn::valid).output == 28 - k + 1);
    CHECK(same_window(k).before == (k - 1) / 2);
    CHECK(same_window(k).before + same_window(k).after == k - 1);
    CHECK(cnn::resolve_window(28, k, 1, cnn::full).before == k - 1);
    CHECK(cnn::resolve_window(28, k, 1, cnn::full).after == k - 1);
    CHECK(cnn::resolve_window(28, k, 1, cnn::full).output == 28 + k - 1);
  }
  readme.says("Each layer costs k − 1 rows");
}

}  // namespace

TEST_CASE("lesson 02's README: its numbers are the library's") {
  tests::Readme readme("02-padding");
  check_worked_example(readme);
  check_table(readme);

  int left = 28;
  const int layers = layers_until_too_small(left, 3);
  const int one = cnn::resolve_window(28, 3, 1, cnn::valid).output;
  const int two = cnn::resolve_window(one, 3, 1, cnn::valid).output;
  readme.says("A 28×28 picture goes through 3×3 kernels");
  readme.says(fmt::format("28 becomes {}. But the next makes {} of it", one, two));
  readme.says(fmt::format("after {0} layers a {1}×{1} answer is left, on which no 3×3 kernel fits",
                          layers, left));
  readme.answers("layers_until_too_small", layers);

  CHECK(same_window(3).before == 1);  // "needs one zero on each side"
  CHECK(same_window(5).before == 2);  // "a 5×5 kernel two"
  CHECK(same_window(5).before == 5 / 2);
  readme.says("A 5×5 kernel shall keep the picture's size");
  readme.says("A 3×3 kernel needs one zero on each side, a 5×5 kernel two");
  readme.says("For odd kernels that is k / 2");
  readme.answers("zeros_before", same_window(5).before);

  readme.says("A 3×3 kernel slides over a picture with same padding");
  readme.says(fmt::format("{} with valid padding, {} with same, {} with full",
                          windows_over(0, 3, cnn::valid), windows_over(0, 3, cnn::same),
                          windows_over(0, 3, cnn::full)));
  readme.says(fmt::format("is covered by {} with any", windows_over(14, 3, cnn::valid)));
  CHECK(windows_over(14, 3, cnn::valid) == windows_over(14, 3, cnn::same));
  CHECK(windows_over(14, 3, cnn::valid) == windows_over(14, 3, cnn::full));
  readme.answers("windows_over_the_corner", windows_over(0, 3, cnn::same));

  const cnn::Window even = same_window(4);
  readme.says(fmt::format("A 4-wide kernel needs {0} zeros to keep the size, and {0} has no half",
                          even.before + even.after));
  readme.says(fmt::format("the rule \"k / 2\" has it, would be {}", 4 / 2 + 4 / 2));
  CHECK(28 + 4 / 2 + 4 / 2 - 4 + 1 == 28 + 1);  // "one cell more than the picture"
  readme.says(fmt::format("put {} before and {} after", even.before, even.after));
  readme.says("(2 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
