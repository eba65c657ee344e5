// Gradients without calculus: the layers in double precision, and how their loss changes when one
// number moves. What a student's gradients are held against.
#pragma once

#include <functional>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// A tensor in double precision, to be read by index.
class Doubles {
 public:
  Doubles(const cnn::Tensor& tensor);  // NOLINT(google-explicit-constructor)

  const cnn::Shape& shape() const { return shape_; }
  double& operator[](std::size_t place) { return values_[place]; }
  double operator[](std::size_t place) const { return values_[place]; }

  /// As many indices as there are axes; the others stay 0.
  double operator()(int i, int j = 0, int k = 0, int l = 0) const;

 private:
  cnn::Shape shape_;
  std::vector<double> values_;
};

/// A layer tried by itself has no loss. So one is made up whose gradient by the output is d_output:
/// the sum of all output cells times their d_output.
///   values, image  what goes in; d_output  the shape of what comes out
double relu_loss(const Doubles& values, const Doubles& d_output);

/// input (examples, n), kernel (n, units), bias (units,), d_output (examples, units).
double dense_loss(const Doubles& input, const Doubles& kernel, const Doubles& bias,
                  const Doubles& d_output);

/// image (height, width, channels), windows of pool_size×pool_size side by side.
double max_pooling_loss(const Doubles& image, const Doubles& d_output, int pool_size);

/// image (height, width, channels), kernels (rows, columns, channels, filters), bias (filters,),
/// valid, stride 1.
double conv2d_loss(const Doubles& image, const Doubles& kernels, const Doubles& bias,
                   const Doubles& d_output);

/// How far a cell is moved up and down. The layers bend only where relu or a maximum changes its
/// mind, so any step smaller than the distance to there measures the slope itself.
constexpr double difference_step = 1e-3;

/// (loss with a cell a step higher - loss with it a step lower) / two steps, for each cell of `at`.
cnn::Tensor central_differences(const std::function<double(const Doubles&)>& loss,
                                const cnn::Tensor& at, double step = difference_step);

}  // namespace convlings::checks
