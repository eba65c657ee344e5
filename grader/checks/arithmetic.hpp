// Writes out single cells, term by term, for stories.
#pragma once

#include <string>
#include <vector>

#include "checks/calling.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace convlings::checks {

/// "10·200 + 10·200 − 10·0 = 4000": at most nine terms are shown, zeros of the padding left out.
std::string sum_of_products(const std::vector<float>& weights, const std::vector<float>& inputs);

/// A cell of image * kernel, both (rows, columns), with the given windows:
/// kernel cell times image cell, in reading order.
CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const cnn::Window& rows, const cnn::Window& columns);

/// The same for valid padding and stride 1.
CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel);

}  // namespace convlings::checks
