#include "backpropagation.hpp"

#include <cmath>
#include <string>

#include "runner/call_table.hpp"

namespace {

/// The functions that `numeric_gradient` is tried on, by the names that stories print.
double named_loss(const std::string& name, const Tensor& x) {
  double sum = 0;
  for (int i = 0; i < x.size(); ++i) {
    const double cell = x.data()[i];
    sum += name == "sum of cell · place"   ? cell * i
           : name == "sum of cubes"        ? cell * cell * cell
           : name == "sum of |cell|"       ? std::abs(cell)
           : name == "square of their sum" ? cell
                                           : throw convlings::ProtocolError("no loss " + name);
  }
  return name == "square of their sum" ? sum * sum : sum;
}

Tensor numeric_gradient_of(const std::string& loss, const Tensor& at, float epsilon) {
  return numeric_gradient([&loss](const Tensor& x) { return named_loss(loss, x); }, at, epsilon);
}

using Backwards = Gradients (*)(const Tensor&, const Tensor&, const Tensor&);

/// One tensor of an answer that has three.
template <Backwards function, Tensor Gradients::*part>
Tensor part_of(const Tensor& input, const Tensor& kernel, const Tensor& d_output) {
  return function(input, kernel, d_output).*part;
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("relu_gradient", &relu_gradient);
  calls.add("numeric_gradient", &numeric_gradient_of);
  calls.add("dense", &dense);
  calls.add("d_input of dense_gradients", &part_of<&dense_gradients, &Gradients::d_input>);
  calls.add("d_kernel of dense_gradients", &part_of<&dense_gradients, &Gradients::d_kernel>);
  calls.add("d_bias of dense_gradients", &part_of<&dense_gradients, &Gradients::d_bias>);
  calls.add("max_pooling2d_gradient", &max_pooling2d_gradient);
  calls.add("d_input of conv2d_gradients", &part_of<&conv2d_gradients, &Gradients::d_input>);
  calls.add("d_kernel of conv2d_gradients", &part_of<&conv2d_gradients, &Gradients::d_kernel>);
  calls.add("d_bias of conv2d_gradients", &part_of<&conv2d_gradients, &Gradients::d_bias>);
  return calls;
}
