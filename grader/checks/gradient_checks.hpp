// Checks of layers' gradients: part by part against a reference layer in double precision, and
// against the student's own layer.
#pragma once

#include <string>

#include "checks/calling.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// A layer with all that it computes with, and what came back through its output.
///   dense:        input (examples, n), kernel (n, units)
///   convolution:  input (height, width, channels), kernel (rows, columns, channels, filters)
struct LayerCase {
  cnn::Tensor input;
  cnn::Tensor kernel;
  cnn::Tensor bias;
  cnn::Tensor d_output;
};

LayerCase random_dense(int examples, int n, int units);
LayerCase random_convolution(const cnn::Shape& image, int rows, int columns, int filters);

/// Small whole numbers without 0: every term of a sum counts.
cnn::Tensor no_zeros(const cnn::Shape& shape);

/// "d_input", "d_kernel" or "d_bias", as the student's function answers it.
Call dense_part(const std::string& part, const LayerCase& layer);
Call convolution_part(const std::string& part, const LayerCase& layer);

/// Compares one part with differences of the reference layer. The story names tensor, index, the
/// analytic and the numeric value, and the terms.
void check_dense_part(const std::string& part, const LayerCase& layer);
void check_convolution_part(const std::string& part, const LayerCase& layer);

/// Compares all three with differences of the student's own `dense`. The story says which of the
/// two is wrong.
void check_against_own_dense(const LayerCase& layer);

}  // namespace convlings::checks
