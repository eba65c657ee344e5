#include <catch2_either.hpp>
#include <numeric>

#include "cnn/nn/train/slice.hpp"

using namespace cnn;

TEST_CASE("slices: every example is in one, in order, and none is much longer than another") {
  for (const int examples : {1, 2, 15, 16, 17, 20, 32, 64, 100, 1000}) {
    CAPTURE(examples);
    std::vector<int> batch(static_cast<std::size_t>(examples));
    std::iota(batch.begin(), batch.end(), 100);
    std::vector<int> together;
    for (int i = 0; i < slice_count(examples); ++i) {
      const std::span<const int> slice = slice_of(batch, i);
      CHECK(static_cast<int>(slice.size()) <= slice_size);
      CHECK(static_cast<int>(slice.size()) >= examples / slice_count(examples));
      CHECK(slice_begin(examples, i) == static_cast<int>(together.size()));
      together.insert(together.end(), slice.begin(), slice.end());
    }
    CHECK(together == batch);
  }
}

TEST_CASE("slices: 20 examples are shared out 10 and 10, so that two threads have the same work") {
  CHECK(slice_count(20) == 2);
  CHECK(slice_begin(20, 1) == 10);
  CHECK(slice_count(64) == 4);
}
