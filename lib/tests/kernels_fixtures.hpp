// Reads lib/tests/fixtures/kernels.fixtures, the answers of another framework. The format is
// described in make_fixtures.py beside it.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

enum class FixtureKind { conv2d, max_pooling2d, average_pooling2d, dense, relu, sigmoid, softmax };

/// One configuration and what a kernel must answer to it.
struct Fixture {
  std::uint64_t seed = 0;
  FixtureKind kind{};
  int batch = 0, height = 0, width = 0, channels = 0, filters = 0;
  cnn::Window rows, columns;
  float last_input = 0;         ///< the last number that the recipe drew
  std::vector<float> expected;  ///< row-major, channels last
};

/// All records of the file. Throws std::runtime_error when it is missing, cut or not ours.
std::vector<Fixture> read_kernel_fixtures();
