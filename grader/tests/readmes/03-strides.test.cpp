// Every number in lesson 03's README, computed.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

namespace {

cnn::Window on_28(int stride, cnn::Padding padding = cnn::valid) {
  return cnn::resolve_window(28, 3, stride, padding);
}

/// The cells that the windows cover, first to last stop.
int reach(const cnn::Window& window) { return window.start(window.output - 1) + window.kernel; }

void check_worked_example(tests::Readme& readme) {
  Tensor picture({5, 5});
  for (const int i : {1, 2, 3}) picture(i, i) = 1;
  const Tensor kernel = cnn::matrix({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  const Tensor every = checks::reference_convolution(picture, kernel, 1);
  const Tensor second = checks::reference_convolution(picture, kernel, 2);
  readme.shows(tests::side_by_side({{"picture", picture, 1},
                                    {"kernel", kernel, 1},
                                    {"stride 1", every, 1},
                                    {"stride 2", second, 1}},
                                   {4, 5, 7}));
  for (int row = 0; row < 2; ++row) {  // "every second row and column left out"
    for (int column = 0; column < 2; ++column) {
      CHECK(second(row, column) == every(2 * row, 2 * column));
    }
  }
  readme.says(fmt::format("A {0}×{0} picture with a slanting stroke of three cells, and a {1}×{1}",
                          picture.shape()[0], kernel.shape()[0]));
  const cnn::Window steps = cnn::resolve_window(5, 3, 1, cnn::valid);
  const cnn::Window strides = cnn::resolve_window(5, 3, 2, cnn::valid);
  readme.says(
      fmt::format("With stride 1 the window makes {} stops in a row, starting at columns "
                  "{}, {} and {}",
                  steps.output, steps.start(0), steps.start(1), steps.start(2)));
  readme.says(fmt::format("the answer is {0}×{0}. With stride {1} it starts at columns {2} and {3}",
                          every.shape()[0], strides.stride, strides.start(0), strides.start(1)));
  readme.says(fmt::format("the answer is {0}×{0}. It has", second.shape()[0]));
  readme.says(fmt::format("the {} in the middle, the one place", every(1, 1)));
  const float strongest = *std::max_element(every.begin(), every.end());
  CHECK(strongest == every(1, 1));
  readme.says(fmt::format("in the example above, the {}.", strongest));
}

void check_counting(tests::Readme& readme) {
  const cnn::Window valid = on_28(2);
  readme.says("A 3-wide window walks over 28 cells in steps of 2");
  readme.says("How many of these 28 cells");
  readme.says("stops = (n − k) / s, rounded down, + 1");
  readme.says(
      fmt::format("For 28 cells, kernel 3 and stride 2: {} / {} is {} whole steps, and with "
                  "the first stop that makes {}",
                  28 - 3, valid.stride, (28 - 3) / valid.stride, valid.output));
  const int last = valid.start(valid.output - 1);
  readme.says(fmt::format("start at cells {}, {}, {} and so on up to {}", valid.start(0),
                          valid.start(1), valid.start(2), last));
  readme.says(
      fmt::format("covers cells {} to {}. Cell {} is never", last, reach(valid) - 1, reach(valid)));
  CHECK(reach(valid) + 1 == 28);  // "one cell"
  readme.answers("stops_on_28", valid.output);
  readme.answers("cells_never_seen", 28 - reach(valid));

  readme.says("28 cells, kernel 3, stride 2");
  const auto row = [](const cnn::Window& window) {
    return fmt::format("| {} | {} | {} |", window.output, window.before, window.after);
  };
  const cnn::Window same = on_28(2, cnn::same);
  readme.says("| `valid` | (n − k) / s, rounded down, + 1 " + row(valid));
  readme.says("| `same` | n / s, rounded up " + row(same));
  readme.says("| `full` | (n + k − 2) / s, rounded down, + 1 " + row(on_28(2, cnn::full)));
  for (int n = 1; n < 20; ++n) {  // the formulas in the table
    for (int s = 1; s < 5; ++s) {
      CHECK(cnn::resolve_window(n, 1, s, cnn::valid).output == (n - 1) / s + 1);
      CHECK(cnn::resolve_window(n, 3, s, cnn::same).output == n / s + (n % s == 0 ? 0 : 1));
      CHECK(cnn::resolve_window(n, 3, s, cnn::full).output == (n + 3 - 2) / s + 1);
    }
  }
  readme.says(fmt::format("Its {} windows reach over {}·{} + {} = {} cells", same.output,
                          same.output - 1, same.stride, same.kernel, same.before + reach(same)));
  CHECK(same.before + reach(same) == 28 + 1);  // "one more than there are"
  readme.says("A 3×3 kernel at stride 2 gets fewer zeros than at stride 1");
  const cnn::Window step = on_28(1, cnn::same);
  CHECK(same.before + same.after < step.before + step.after);
}

void check_use(tests::Readme& readme) {
  const int step = on_28(1).output;
  const int stride = on_28(2).output;
  readme.says(
      fmt::format("A 3×3 kernel on a 28×28 picture needs {0}·{0}·9 = {1} products with "
                  "stride 1, and {2}·{2}·9 = {3} with stride 2",
                  step, step * step * 9, stride, stride * stride * 9));
  CHECK(step * step == 4 * stride * stride);  // "a quarter"
  readme.says("The picture is 28×28 and the step is 2");
  readme.answers("share_of_the_work", 4);

  // What a 3-wide window of the next layer covers: from its first window's start to its last one's.
  const auto view = [](int jump) { return 2 * jump + 3; };
  readme.says("One step in the small answer is 2 cells of the picture. So a 3×3 window");
  readme.says(fmt::format("looks at {0}×{0} cells instead of {1}×{1}", view(2), view(1)));

  const cnn::Window pool = cnn::resolve_window(step, 2, 2, cnn::valid);
  CHECK(pool.output == stride);
  readme.says(fmt::format("Both ways make {0}×{0} of 28×28", stride));
}

}  // namespace

TEST_CASE("lesson 03's README: its numbers are the library's") {
  tests::Readme readme("03-strides");
  readme.says("With stride 2 every second place");
  readme.says("How many of the stride-1 answers");
  check_worked_example(readme);
  check_counting(readme);
  check_use(readme);
  readme.says("with strides 1, 2 and 4");  // asserted by the picture's own recipe
  readme.says("with stride 1, 2 and 4");
  readme.says(
      "A layer has a 3×3 kernel and stride 1. First you double the stride, then (back at "
      "stride 1) you take a 5×5 kernel");
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
