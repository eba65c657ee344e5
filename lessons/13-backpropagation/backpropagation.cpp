#include "backpropagation.hpp"

#include <array>

// Exercise 1 of 6: back through relu.
// relu let a value above 0 through as it was: its d_output goes back through as it is. Any other
// value became 0, and a small change of it changes nothing: it gets 0, and so does a value of 0.
// Two tensors of any shape can be walked together by place:
//     for (int i = 0; i < values.size(); ++i) … values.data()[i] …
// Budget: 5 lines.
Tensor relu_gradient(const Tensor& values, const Tensor& d_output) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 6: measure a gradient.
// Copy `at`. For each place i: set the copy's cell to at's plus epsilon and ask `loss`; to at's
// minus epsilon and ask again; put the cell back as it was, so that only one is ever moved.
//     gradient i = (loss above - loss below) / (2 · epsilon)
// `loss(tensor)` is called like a function and answers a double. Budget: 11 lines.
Tensor numeric_gradient(const Loss& loss, const Tensor& at, float epsilon) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 6: forwards through a dense layer.
// Lesson 07's layer for a whole batch: one row of `input` is one example.
//     output(b, unit) = bias(unit) + sum over all i of input(b, i) · kernel(i, unit)
// Budget: 9 lines.
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 6: and back.
// Walk through the same loops. Each product input(b, i) · kernel(i, unit) went into output(b,
// unit); it hands d_output(b, unit) to both its factors, to each times the *other* one:
//     d_input(b, i)     += d_output(b, unit) · kernel(i, unit)
//     d_kernel(i, unit) += d_output(b, unit) · input(b, i)
// The bias was added with no factor, once for each example. Begin with three tensors of zeros:
// Gradients d = {Tensor(input.shape()), …, …}. Budget: 12 lines.
Gradients dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 6: back through max pooling.
// For each cell of d_output find the place of the largest cell in its window, and give d_output's
// number to that place. Begin with the window's first cell as the winner, and let another one take
// over only when it is *larger*: so the first of equals wins. A place in two numbers:
//     std::array<int, 2> winner = {row * pool_size, column * pool_size};
//     winner = {i, j};
// Budget: 14 lines.
Tensor max_pooling2d_gradient(const Tensor& image, const Tensor& d_output, int pool_size) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 6 of 6: back through a convolution.
// Forwards, for every stop (row, column), filter f, kernel place (i, j) and channel c:
//     output(row, column, f) += image(row + i, column + j, c) · kernels(i, j, c, f)
// Backwards the same loops, and each product hands d_output(row, column, f) to both its factors, as
// in exercise 4. The bias of filter f was added once at every stop. Budget: 14 lines.
Gradients conv2d_gradients(const Tensor& image, const Tensor& kernels, const Tensor& d_output) {
  // ...
  throw cnn::NotWritten(__func__);
}
