#include "cnn/core/random.hpp"

#include <catch2_either.hpp>
#include <cmath>

using cnn::Random;

// Published first outputs of SplitMix64 for seed 1234567 (Vigna's reference implementation).
TEST_CASE("Random: the bits are SplitMix64's, on every platform") {
  Random random(1234567);
  CHECK(random.bits() == 6457827717110365317U);
  CHECK(random.bits() == 3203168211198807973U);
  CHECK(random.bits() == 9817491932198370423U);
}

TEST_CASE("Random: integers reach both ends and nothing beyond") {
  Random random(1);
  int seen[3] = {};
  for (int i = 0; i < 300; ++i) {
    const int value = random.integer(-1, 1);
    REQUIRE(value >= -1);
    REQUIRE(value <= 1);
    ++seen[value + 1];
  }
  CHECK(seen[0] > 50);
  CHECK(seen[1] > 50);
  CHECK(seen[2] > 50);
}

TEST_CASE("Random: uniform and normal numbers have the moments they should") {
  Random random(7);
  double sum = 0;
  double square = 0;
  double uniform = 0;
  constexpr int count = 20000;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x;
    square += x * x;
    const float u = random.uniform(-2, 4);
    REQUIRE(u >= -2);
    REQUIRE(u < 4);
    uniform += u;
  }
  CHECK(std::abs(sum / count) < 0.03);
  CHECK(std::abs(square / count - 1) < 0.03);
  CHECK(std::abs(uniform / count - 1) < 0.05);
}
