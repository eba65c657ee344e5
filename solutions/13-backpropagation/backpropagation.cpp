#include "backpropagation.hpp"

#include <array>

// Exercise 1 of 6: back through relu.
// relu let a value above 0 through as it was: its d_output goes back through as it is. Any other
// value became 0, and a small change of it changes nothing: it gets 0, and so does a value of 0.
// Two tensors of any shape can be walked together by place:
//     for (int i = 0; i < values.size(); ++i) … values.data()[i] …
// Budget: 5 lines.
Tensor relu_gradient(const Tensor& values, const Tensor& d_output) {
  // BEGIN SOLUTION
  Tensor d_values = d_output;
  for (int i = 0; i < values.size(); ++i) {
    if (values.data()[i] <= 0) d_values.data()[i] = 0;
  }
  return d_values;
  // END SOLUTION
}

// Exercise 2 of 6: measure a gradient.
// Copy `at`. For each place i: set the copy's cell to at's plus epsilon and ask `loss`; to at's
// minus epsilon and ask again; put the cell back as it was, so that only one is ever moved.
//     gradient i = (loss above - loss below) / (2 · epsilon)
// `loss(tensor)` is called like a function and answers a double. Budget: 11 lines.
Tensor numeric_gradient(const Loss& loss, const Tensor& at, float epsilon) {
  // BEGIN SOLUTION
  Tensor gradient(at.shape());
  Tensor moved = at;
  for (int i = 0; i < at.size(); ++i) {
    moved.data()[i] = at.data()[i] + epsilon;
    const double above = loss(moved);
    moved.data()[i] = at.data()[i] - epsilon;
    const double below = loss(moved);
    moved.data()[i] = at.data()[i];
    gradient.data()[i] = static_cast<float>((above - below) / (2 * epsilon));
  }
  return gradient;
  // END SOLUTION
}

// Exercise 3 of 6: forwards through a dense layer.
// Lesson 07's layer for a whole batch: one row of `input` is one example.
//     output(b, unit) = bias(unit) + sum over all i of input(b, i) · kernel(i, unit)
// Budget: 9 lines.
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  // BEGIN SOLUTION
  Tensor output({input.shape()[0], kernel.shape()[1]});
  for (int b = 0; b < input.shape()[0]; ++b) {
    for (int unit = 0; unit < kernel.shape()[1]; ++unit) {
      output(b, unit) = bias(unit);
      for (int i = 0; i < input.shape()[1]; ++i) output(b, unit) += input(b, i) * kernel(i, unit);
    }
  }
  return output;
  // END SOLUTION
}

// Exercise 4 of 6: and back.
// Walk through the same loops. Each product input(b, i) · kernel(i, unit) went into output(b,
// unit); it hands d_output(b, unit) to both its factors, to each times the *other* one:
//     d_input(b, i)     += d_output(b, unit) · kernel(i, unit)
//     d_kernel(i, unit) += d_output(b, unit) · input(b, i)
// The bias was added with no factor, once for each example. Begin with three tensors of zeros:
// Gradients d = {Tensor(input.shape()), …, …}. Budget: 12 lines.
Gradients dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output) {
  // BEGIN SOLUTION
  Gradients d = {Tensor(input.shape()), Tensor(kernel.shape()), Tensor({kernel.shape()[1]})};
  for (int b = 0; b < input.shape()[0]; ++b) {
    for (int unit = 0; unit < kernel.shape()[1]; ++unit) {
      d.d_bias(unit) += d_output(b, unit);
      for (int i = 0; i < input.shape()[1]; ++i) {
        d.d_input(b, i) += d_output(b, unit) * kernel(i, unit);
        d.d_kernel(i, unit) += d_output(b, unit) * input(b, i);
      }
    }
  }
  return d;
  // END SOLUTION
}

// Exercise 5 of 6: back through max pooling.
// For each cell of d_output find the place of the largest cell in its window, and give d_output's
// number to that place. Begin with the window's first cell as the winner, and let another one take
// over only when it is *larger*: so the first of equals wins. A place in two numbers:
//     std::array<int, 2> winner = {row * pool_size, column * pool_size};
//     winner = {i, j};
// Budget: 14 lines.
Tensor max_pooling2d_gradient(const Tensor& image, const Tensor& d_output, int pool_size) {
  // BEGIN SOLUTION
  Tensor d_image(image.shape());
  for (int row = 0; row < d_output.shape()[0]; ++row)
    for (int column = 0; column < d_output.shape()[1]; ++column)
      for (int c = 0; c < d_output.shape()[2]; ++c) {
        std::array<int, 2> winner = {row * pool_size, column * pool_size};
        for (int i = row * pool_size; i < (row + 1) * pool_size; ++i)
          for (int j = column * pool_size; j < (column + 1) * pool_size; ++j)
            if (image(i, j, c) > image(winner[0], winner[1], c)) winner = {i, j};
        d_image(winner[0], winner[1], c) += d_output(row, column, c);
      }
  return d_image;
  // END SOLUTION
}

// Exercise 6 of 6: back through a convolution.
// Forwards, for every stop (row, column), filter f, kernel place (i, j) and channel c:
//     output(row, column, f) += image(row + i, column + j, c) · kernels(i, j, c, f)
// Backwards the same loops, and each product hands d_output(row, column, f) to both its factors, as
// in exercise 4. The bias of filter f was added once at every stop. Budget: 14 lines.
Gradients conv2d_gradients(const Tensor& image, const Tensor& kernels, const Tensor& d_output) {
  // BEGIN SOLUTION
  Gradients d = {Tensor(image.shape()), Tensor(kernels.shape()), Tensor({kernels.shape()[3]})};
  for (int row = 0; row < d_output.shape()[0]; ++row)
    for (int column = 0; column < d_output.shape()[1]; ++column)
      for (int f = 0; f < d_output.shape()[2]; ++f) {
        d.d_bias(f) += d_output(row, column, f);
        for (int i = 0; i < kernels.shape()[0]; ++i)
          for (int j = 0; j < kernels.shape()[1]; ++j)
            for (int c = 0; c < kernels.shape()[2]; ++c) {
              d.d_input(row + i, column + j, c) += d_output(row, column, f) * kernels(i, j, c, f);
              d.d_kernel(i, j, c, f) += d_output(row, column, f) * image(row + i, column + j, c);
            }
      }
  return d;
  // END SOLUTION
}
