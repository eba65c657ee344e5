// Back through max pooling, told cell by cell: who won the window?
#pragma once

#include <string>
#include <vector>

#include "checks/gradient_sums.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// The image with every cell lowered by a hair more than the one before it: the order of different
/// cells stays, and among equals the first in reading order becomes the largest.
/// image: any shape, whole numbers, fewer than 1000 cells.
cnn::Tensor first_of_equals_lifted(const cnn::Tensor& image);

/// The window of one cell and its winner.
///   image (height, width, channels), d_output (stops down, stops across, channels)
std::string pooling_gradient_story(const cnn::Tensor& image, const cnn::Tensor& d_output,
                                   int pool_size, const Index& index);

/// The cell, or the whole window that covers it, and the cell of d_output that comes back to it.
std::vector<Region> pooling_gradient_regions(const cnn::Tensor& d_output, int pool_size,
                                             const Index& index);

}  // namespace convlings::checks
