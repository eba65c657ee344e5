// Reads the answers of another framework from lib/tests/fixtures. The format is described in
// make_fixtures.py there.
#pragma once

#include <cstdint>
#include <string>
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
  std::vector<float> expected;  ///< one tensor after the other, row-major, channels last
};

/// All records of a file in that folder, "kernels.fixtures" for instance. Throws std::runtime_error
/// when it is missing, cut or not ours.
std::vector<Fixture> read_fixtures(const std::string& name);
