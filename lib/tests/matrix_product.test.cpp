// What all fast layers rest on: right in every size of tile and panel, and the same bits wherever
// the matrices lie.
#include "cnn/nn/kernels/matrix_product.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <thread>
#include <vector>

#include "cnn/core/random.hpp"

using namespace cnn;

namespace {

using Floats = std::vector<float>;

Floats random_floats(int count, bool integers, Random& random) {
  Floats numbers;
  for (int i = 0; i < count; ++i) {
    numbers.push_back(integers ? static_cast<float>(random.integer(-4, 4)) : random.uniform(-1, 1));
  }
  return numbers;
}

Floats transposed(const Floats& matrix, int rows, int columns) {
  Floats answer(matrix.size());
  for (int i = 0; i < rows * columns; ++i) {
    answer[static_cast<std::size_t>(i % columns * rows + i / columns)] =
        matrix[static_cast<std::size_t>(i)];
  }
  return answer;
}

/// The three products of the same factors, and the second added to itself, `shift` floats behind
/// the start of their memory.
std::vector<Floats> products(const Floats& left, const Floats& right, const Floats& bias, int rows,
                             int depth, int columns, int shift) {
  const auto shifted = [shift](const Floats& numbers) {
    Floats answer(static_cast<std::size_t>(shift), 0.0F);
    answer.insert(answer.end(), numbers.begin(), numbers.end());
    return answer;
  };
  const Floats a = shifted(left), b = shifted(right), c = shifted(bias);
  const Floats at = shifted(transposed(left, rows, depth));
  const Floats bt = shifted(transposed(right, depth, columns));
  const Floats leftover(static_cast<std::size_t>(rows * columns), 7.0F);
  std::vector<Floats> out(4, shifted(leftover));
  kernels::matrix_product(a.data() + shift, b.data() + shift, c.data() + shift,
                          out[0].data() + shift, rows, depth, columns);
  kernels::transposed_product(at.data() + shift, b.data() + shift, kernels::Sum::fresh,
                              out[1].data() + shift, rows, depth, columns);
  kernels::product_with_transposed(a.data() + shift, bt.data() + shift, out[2].data() + shift, rows,
                                   depth, columns);
  out[3] = out[1];
  kernels::transposed_product(at.data() + shift, b.data() + shift, kernels::Sum::added,
                              out[3].data() + shift, rows, depth, columns);
  for (Floats& numbers : out) numbers.erase(numbers.begin(), numbers.begin() + shift);
  return out;
}

}  // namespace

TEST_CASE("matrix products equal three nested loops in 1500 sizes") {
  Random random(51);
  for (int round = 0; round < 1500; ++round) {
    const int rows = random.integer(1, 20);
    const int depth = round % 100 == 0 ? random.integer(300, 500) : random.integer(1, 40);
    const int columns = random.integer(1, 70);
    const Floats left = random_floats(rows * depth, true, random);
    const Floats right = random_floats(depth * columns, true, random);
    const Floats bias = random_floats(columns, true, random);
    Floats expected(static_cast<std::size_t>(rows * columns));
    for (int i = 0; i < rows; ++i) {
      for (int j = 0; j < columns; ++j) {
        float& sum = expected[static_cast<std::size_t>(i * columns + j)];
        for (int k = 0; k < depth; ++k) {
          sum += left[static_cast<std::size_t>(i * depth + k)] *
                 right[static_cast<std::size_t>(k * columns + j)];
        }
      }
    }
    CAPTURE(round, rows, depth, columns);
    const std::vector<Floats> received = products(left, right, bias, rows, depth, columns, 0);
    REQUIRE(received[1] == expected);
    REQUIRE(received[2] == expected);
    for (std::size_t i = 0; i < expected.size(); ++i) REQUIRE(received[3][i] == 2 * expected[i]);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i] += bias[i % static_cast<std::size_t>(columns)];
    }
    REQUIRE(received[0] == expected);
  }
}

TEST_CASE("matrix products give the same bits at any address, on any thread, for any neighbours") {
  Random random(52);
  for (int round = 0; round < 200; ++round) {
    const int rows = random.integer(1, 20);
    const int depth = round % 20 == 0 ? random.integer(300, 500) : random.integer(1, 40);
    const int columns = random.integer(1, 40);
    const Floats left = random_floats(rows * depth, false, random);
    const Floats right = random_floats(depth * columns, false, random);
    const Floats bias = random_floats(columns, false, random);
    const std::vector<Floats> expected = products(left, right, bias, rows, depth, columns, 0);
    CAPTURE(round, rows, depth, columns);
    for (int shift = 1; shift < 16; shift += 2) {
      REQUIRE(products(left, right, bias, rows, depth, columns, shift) == expected);
    }
    std::vector<Floats> elsewhere;
    std::thread([&] { elsewhere = products(left, right, bias, rows, depth, columns, 3); }).join();
    REQUIRE(elsewhere == expected);
    // Each row by itself: a product does not know how many rows it has.
    const Floats last(left.end() - depth, left.end());
    const Floats alone = products(last, right, bias, 1, depth, columns, 0)[0];
    REQUIRE(std::equal(alone.begin(), alone.end(), expected[0].end() - columns));
  }
}
