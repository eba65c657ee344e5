#include "cnn/nn/data/splits.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <limits>
#include <numeric>
#include <stdexcept>

using cnn::hold_out;
using cnn::shuffled_indices;
using cnn::Split;
using cnn::stratified_k_fold;
using cnn::to_categorical;

namespace {

// 40 of class 0, 25 of class 1, 10 of class 7, well mixed.
std::vector<int> uneven_labels() {
  std::vector<int> labels;
  for (const int index : shuffled_indices(75, 5)) {
    labels.push_back(index < 40 ? 0 : index < 65 ? 1 : 7);
  }
  return labels;
}

int count_class(const std::vector<int>& labels, const std::vector<int>& indices, int wanted) {
  return static_cast<int>(std::count_if(indices.begin(), indices.end(), [&](int index) {
    return labels.at(static_cast<std::size_t>(index)) == wanted;
  }));
}

std::vector<int> sorted_union(const Split& split) {
  std::vector<int> all = split.train;
  all.insert(all.end(), split.held_out.begin(), split.held_out.end());
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<int> up_to(int count) {
  std::vector<int> all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

}  // namespace

TEST_CASE("shuffled_indices: a permutation that only the seed decides") {
  std::vector<int> indices = shuffled_indices(100, 1);
  CHECK(indices == shuffled_indices(100, 1));
  CHECK(indices != shuffled_indices(100, 2));
  CHECK(indices != up_to(100));
  std::sort(indices.begin(), indices.end());
  CHECK(indices == up_to(100));
  CHECK(shuffled_indices(0, 1).empty());
  CHECK(shuffled_indices(1, 1) == std::vector<int>{0});
  CHECK_THROWS_AS(shuffled_indices(-1, 1), std::invalid_argument);
}

// SplitMix64 and Fisher-Yates from the back, in Python:
//   M = 2**64 - 1; state = 1
//   def bits():
//       global state; state = state + 0x9e3779b97f4a7c15 & M; z = state
//       z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9 & M; z = (z ^ z >> 27) * 0x94d049bb133111eb & M
//       return z ^ z >> 31
//   a = list(range(10))
//   for last in range(9, 0, -1): k = bits() % (last + 1); a[k], a[last] = a[last], a[k]
TEST_CASE("shuffled_indices: the order of a seed never changes, on any platform") {
  CHECK(shuffled_indices(10, 1) == std::vector<int>{4, 2, 8, 1, 9, 3, 0, 6, 7, 5});
}

// 3! = 6 orders, 6,000 seeds: 1,000 of each expected, standard deviation 29.
TEST_CASE("shuffled_indices: every order of three is about equally frequent") {
  std::vector<int> order = up_to(3);
  do {
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
      seen += shuffled_indices(3, seed) == order ? 1 : 0;
    }
    CHECK(std::abs(seen - 1000) < 150);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("hold_out: the same fraction of each class, nothing lost, nothing twice") {
  const std::vector<int> labels = uneven_labels();
  const Split split = hold_out(labels, 0.2, 3);
  CHECK(sorted_union(split) == up_to(75));
  CHECK(count_class(labels, split.held_out, 0) == 8);
  CHECK(count_class(labels, split.held_out, 1) == 5);
  CHECK(count_class(labels, split.held_out, 7) == 2);
  CHECK_FALSE(std::is_sorted(split.train.begin(), split.train.end()));
  CHECK(hold_out(labels, 0.2, 3).held_out == split.held_out);
  CHECK(hold_out(labels, 0.2, 4).held_out != split.held_out);
}

TEST_CASE("hold_out: at least one of each class, however small the fraction") {
  const std::vector<int> labels = uneven_labels();
  const Split split = hold_out(labels, 0.001, 3);
  CHECK(split.held_out.size() == 3);
  CHECK(count_class(labels, split.held_out, 7) == 1);
}

TEST_CASE("hold_out: fractions outside 0..1 and classes that would vanish are refused") {
  const std::vector<int> labels = uneven_labels();
  for (const double fraction : {0.0, 1.0, -0.5, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK_THROWS_AS(hold_out(labels, fraction, 1), std::invalid_argument);
  }
  CHECK_THROWS_WITH(hold_out({0, 0, 0, 4}, 0.25, 1),
                    "hold_out: every class must keep an example for training. Received 1 of class "
                    "4, of which 1 would be held out. Add examples or hold out a smaller "
                    "fraction.");
  CHECK_THROWS_AS(hold_out(labels, 0.99, 1), std::invalid_argument);
}

TEST_CASE("stratified_k_fold: every example is held out once, classes and sizes are even") {
  const std::vector<int> labels = uneven_labels();
  for (const int folds : {2, 3, 4, 7, 75}) {
    CAPTURE(folds);
    const auto splits = stratified_k_fold(labels, folds, 9);
    REQUIRE(static_cast<int>(splits.size()) == folds);
    std::vector<int> held_out;
    for (const Split& split : splits) {
      CHECK(sorted_union(split) == up_to(75));
      held_out.insert(held_out.end(), split.held_out.begin(), split.held_out.end());
      CHECK(static_cast<int>(split.held_out.size()) - 75 / folds <= 1);
      CHECK(static_cast<int>(split.held_out.size()) >= 75 / folds);
      for (const auto& [label, count] : {std::pair{0, 40}, {1, 25}, {7, 10}}) {
        const int here = count_class(labels, split.held_out, label);
        CHECK(here >= count / folds);
        CHECK(here <= (count + folds - 1) / folds);
      }
    }
    std::sort(held_out.begin(), held_out.end());
    CHECK(held_out == up_to(75));
  }
}

TEST_CASE("stratified_k_fold: folds below 2 or above the number of examples are refused") {
  CHECK_THROWS_AS(stratified_k_fold({0, 1, 0}, 1, 1), std::invalid_argument);
  CHECK_THROWS_WITH(stratified_k_fold({0, 1, 0}, 4, 1),
                    "stratified_k_fold: there are at least 2 folds and at most one for each "
                    "example. Received 4 folds for 3 examples.");
  CHECK_THROWS_AS(stratified_k_fold({}, 2, 1), std::invalid_argument);
}

TEST_CASE("to_categorical: one row a label, a single one at its place") {
  CHECK(to_categorical({2, 0}, 4) == cnn::matrix({{0, 0, 1, 0}, {1, 0, 0, 0}}));
  CHECK_THROWS_WITH(to_categorical({0, 1, 2}, 2),
                    "to_categorical: a label is 0 to 1. Received 2 at position 2.");
  CHECK_THROWS_AS(to_categorical({0, -1}, 2), std::invalid_argument);
  CHECK_THROWS_AS(to_categorical({}, 2), std::invalid_argument);
  CHECK_THROWS_AS(to_categorical({0}, 0), std::invalid_argument);
}
