// Writes out single cells, term by term, for stories.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "checks/calling.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace convlings::checks {

/// The two factors in row i, column j of a window.
using Factors = std::function<std::pair<float, float>(int i, int j)>;

/// Products row by row as the window lies, and their sum; at most six rows and columns are written
/// out: "channel 0: 10·200 + 10·200 + … = 4000".
SumPart sum_of_products(const std::string& name, int rows, int columns, const Factors& factors);

/// The same for two lists of `count` numbers, four to a row.
SumPart sum_of_products(const std::string& name, int count,
                        const std::function<std::pair<float, float>(int i)>& factors);

/// A single number: "bias 1".
SumPart number_part(const std::string& name, double number);

/// A story that is a sum: its label, "kernel · image", and its one part.
CellStory one_sum(std::string label, SumPart part);

/// A cell of image * kernel, both (rows, columns), with the given windows:
/// kernel cell times image cell, in reading order; 0 beyond the edge. `label` names the factors.
CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const cnn::Window& rows, const cnn::Window& columns,
                                      const std::string& label = "kernel · image");

/// The same for valid padding and stride 1.
CellArithmetic convolution_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                      const std::string& label = "kernel · image");

}  // namespace convlings::checks
