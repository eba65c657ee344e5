#include "checks/gradient_reference.hpp"

#include <algorithm>

namespace convlings::checks {

Doubles::Doubles(const cnn::Tensor& tensor)
    : shape_(tensor.shape()), values_(tensor.begin(), tensor.end()) {}

double Doubles::operator()(int i, int j, int k, int l) const {
  const int index[] = {i, j, k, l};
  std::size_t place = 0;
  for (int axis = 0; axis < shape_.rank(); ++axis) {
    place = place * static_cast<std::size_t>(shape_[axis]) + static_cast<std::size_t>(index[axis]);
  }
  return values_.at(place);
}

double relu_loss(const Doubles& values, const Doubles& d_output) {
  double loss = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(values.shape().size()); ++i) {
    loss += d_output[i] * std::max(0.0, values[i]);
  }
  return loss;
}

double dense_loss(const Doubles& input, const Doubles& kernel, const Doubles& bias,
                  const Doubles& d_output) {
  double loss = 0;
  for (int b = 0; b < d_output.shape()[0]; ++b) {
    for (int unit = 0; unit < d_output.shape()[1]; ++unit) {
      double output = bias(unit);
      for (int i = 0; i < kernel.shape()[0]; ++i) output += input(b, i) * kernel(i, unit);
      loss += d_output(b, unit) * output;
    }
  }
  return loss;
}

double max_pooling_loss(const Doubles& image, const Doubles& d_output, int pool_size) {
  double loss = 0;
  for (int row = 0; row < d_output.shape()[0]; ++row) {
    for (int column = 0; column < d_output.shape()[1]; ++column) {
      for (int c = 0; c < d_output.shape()[2]; ++c) {
        double largest = image(row * pool_size, column * pool_size, c);
        for (int i = 0; i < pool_size; ++i) {
          for (int j = 0; j < pool_size; ++j) {
            largest = std::max(largest, image(row * pool_size + i, column * pool_size + j, c));
          }
        }
        loss += d_output(row, column, c) * largest;
      }
    }
  }
  return loss;
}

double conv2d_loss(const Doubles& image, const Doubles& kernels, const Doubles& bias,
                   const Doubles& d_output) {
  const cnn::Shape& taps = kernels.shape();
  const auto output = [&](int row, int column, int filter) {
    double sum = bias(filter);
    for (int i = 0; i < taps[0]; ++i) {
      for (int j = 0; j < taps[1]; ++j) {
        for (int c = 0; c < taps[2]; ++c) {
          sum += image(row + i, column + j, c) * kernels(i, j, c, filter);
        }
      }
    }
    return sum;
  };
  double loss = 0;
  for (int row = 0; row < d_output.shape()[0]; ++row) {
    for (int column = 0; column < d_output.shape()[1]; ++column) {
      for (int f = 0; f < taps[3]; ++f) loss += d_output(row, column, f) * output(row, column, f);
    }
  }
  return loss;
}

cnn::Tensor central_differences(const std::function<double(const Doubles&)>& loss,
                                const cnn::Tensor& at, double step) {
  cnn::Tensor gradient(at.shape());
  Doubles moved = at;
  for (std::size_t i = 0; i < static_cast<std::size_t>(at.size()); ++i) {
    const double here = moved[i];
    moved[i] = here + step;
    const double above = loss(moved);
    moved[i] = here - step;
    const double below = loss(moved);
    moved[i] = here;
    gradient.data()[i] = static_cast<float>((above - below) / (2 * step));
  }
  return gradient;
}

}  // namespace convlings::checks
