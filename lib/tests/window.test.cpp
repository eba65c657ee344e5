#include "cnn/core/window.hpp"

#include <catch2_either.hpp>

using namespace cnn;

// Even kernels and stride 2 first: that is where shape code goes wrong.
static_assert(resolve_window(5, 2, 2, same) ==
              Window{.kernel = 2, .stride = 2, .before = 0, .after = 1, .output = 3});
static_assert(resolve_window(6, 4, 1, same) ==
              Window{.kernel = 4, .stride = 1, .before = 1, .after = 2, .output = 6});
static_assert(resolve_window(5, 3, 2, valid).output == 2);
static_assert(resolve_window(11, 2, 2, valid).output == 5);

TEST_CASE("resolve_window: the sizes of the MNIST convnet, 28 to 3") {
  CHECK(resolve_window(28, 3, 1, valid).output == 26);
  CHECK(resolve_window(26, 2, 2, valid).output == 13);
  CHECK(resolve_window(13, 3, 1, valid).output == 11);
  CHECK(resolve_window(11, 2, 2, valid).output == 5);
  CHECK(resolve_window(5, 3, 1, valid).output == 3);
}

TEST_CASE("resolve_window: a kernel that does not fit has no position") {
  CHECK_FALSE(resolve_window(3, 5, 1, valid).fits());
  CHECK_FALSE(resolve_window(2, 9, 3, valid).fits());
  CHECK(resolve_window(3, 5, 1, same).output == 3);
}

TEST_CASE("resolve_window: full padding gives n + k - 1 cells") {
  CHECK(resolve_window(5, 3, 1, full).output == 7);
  CHECK(resolve_window(5, 2, 1, full).output == 6);
  CHECK(resolve_window(1, 1, 1, full).output == 1);
}

TEST_CASE("resolve_window: every position is counted, for thousands of combinations") {
  for (int input = 1; input <= 20; ++input) {
    for (int kernel = 1; kernel <= 9; ++kernel) {
      for (int stride = 1; stride <= 5; ++stride) {
        for (const Padding padding : {valid, same, full}) {
          const Window window = resolve_window(input, kernel, stride, padding);
          const int padded = window.before + input + window.after;
          int positions = 0;  // counted one by one, without a formula
          for (int start = 0; start + kernel <= padded; start += stride) ++positions;
          CAPTURE(input, kernel, stride, to_string(padding));
          CHECK(window.output == positions);
          if (padding == same) {
            int ceiling = 0;
            for (int cell = 0; cell < input; cell += stride) ++ceiling;
            CHECK(window.output == ceiling);
            CHECK((window.after == window.before || window.after == window.before + 1));
          }
        }
      }
    }
  }
}
