// A cell of a gradient is a sum of products: the sum written out term by term, for stories.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "checks/cell_story.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// One product: what came back through the output, times the other factor of the forward product.
struct Term {
  double d_output;
  double factor;
  std::string name;  ///< "d_output(1, 0)·input(1, 2)"

  double value() const { return d_output * factor; }
};

using Index = std::vector<int>;

/// How a gradient's cells come about.
struct GradientSum {
  std::string tensor;  ///< "d_kernel"
  cnn::Shape shape;
  std::function<std::string(const Index&)> rule;          ///< "the sum over all examples b of …"
  std::function<std::vector<Term>(const Index&)> terms;   ///< in the order of the forward loops
  std::function<std::vector<Region>(const Index&)> from;  ///< where the terms' factors lie
  int per_row = 4;                                        ///< terms to a line when the sum is told
};

/// Of a dense layer: input (examples, n), kernel (n, units), d_output (examples, units).
GradientSum dense_d_input(const cnn::Tensor& kernel, const cnn::Tensor& d_output);
GradientSum dense_d_kernel(const cnn::Tensor& input, const cnn::Tensor& d_output);
GradientSum dense_d_bias(const cnn::Tensor& d_output);

/// Of a convolution, valid, stride 1: image (height, width, channels), kernels (rows, columns,
/// channels, filters), d_output (stops down, stops across, filters).
GradientSum conv2d_d_input(const cnn::Tensor& kernels, const cnn::Tensor& d_output);
GradientSum conv2d_d_kernel(const cnn::Tensor& image, const cnn::Tensor& kernels,
                            const cnn::Tensor& d_output);
GradientSum conv2d_d_bias(const cnn::Tensor& d_output);

/// "2·3 + (-1)·4 = 2": at most nine terms are written out.
std::string written_out(const std::vector<Term>& terms);

/// The same to be laid out: at most six rows.
SumPart sum_part(const std::vector<Term>& terms, int per_row);

/// Every cell's sum.
cnn::Tensor value_of(const GradientSum& sum);

/// "d_kernel(2, 1)", "d_bias(0)".
std::string cell_name(const std::string& tensor, const Index& index);

/// The index of the cell at `place` in memory order, and back.
Index index_at(std::int64_t place, const cnn::Shape& shape);
std::int64_t place_of(const Index& index, const cnn::Shape& shape);

/// "analytic 6 (your gradient), numeric 10 (…)": `whose` says what was measured.
std::string both_numbers(const Index& index, const cnn::Tensor& received,
                         const cnn::Tensor& numeric, const std::string& whose);

}  // namespace convlings::checks
