// Every layer's forward arithmetic once more, in float64 and by its own loops: what the numeric
// gradients are taken from. Shares nothing with the kernels but shapes and windows.
#pragma once

#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

/// A tensor of doubles, row-major.
struct Numbers {
  cnn::Shape shape;
  std::vector<double> values;

  Numbers() = default;
  explicit Numbers(const cnn::Shape& extents)
      : shape(extents), values(static_cast<std::size_t>(extents.size())) {}
  explicit Numbers(const cnn::Tensor& tensor)
      : shape(tensor.shape()), values(tensor.begin(), tensor.end()) {}

  /// Element of a rank-4 tensor.
  double& at(int i, int j, int k, int l) {
    return values.at(static_cast<std::size_t>(((i * shape[1] + j) * shape[2] + k) * shape[3] + l));
  }
  double at(int i, int j, int k, int l) const {
    return values.at(static_cast<std::size_t>(((i * shape[1] + j) * shape[2] + k) * shape[3] + l));
  }
};

Numbers padded64(const Numbers& input, int top, int bottom, int left, int right);
Numbers conv2d64(const Numbers& input, const Numbers& kernel, const Numbers& bias,
                 const cnn::Window& rows, const cnn::Window& columns);
Numbers max_pooling64(const Numbers& input, const cnn::Window& rows, const cnn::Window& columns);
Numbers average_pooling64(const Numbers& input, const cnn::Window& rows,
                          const cnn::Window& columns);
Numbers dense64(const Numbers& input, const Numbers& kernel, const Numbers& bias);
Numbers relu64(const Numbers& input);
Numbers sigmoid64(const Numbers& input);
Numbers softmax64(const Numbers& input);  ///< of each row of a rank-2 tensor
