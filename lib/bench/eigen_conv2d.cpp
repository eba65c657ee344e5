#include "eigen_conv2d.hpp"

#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Core>
#include <algorithm>
#include <vector>

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Map = Eigen::Map<Matrix>;
using ConstMap = Eigen::Map<const Matrix>;

/// Sizes of one image's patches.
struct Patches {
  int height, width, channels, kernel, positions, size;

  Patches(const cnn::Shape& input, const cnn::Shape& kernel_shape)
      : height(input[1]),
        width(input[2]),
        channels(input[3]),
        kernel(kernel_shape[0]),
        positions((height - kernel + 1) * (width - kernel + 1)),
        size(kernel * kernel * channels) {}

  /// Calls visit(offset in the image, offset in the matrix of patches, floats).
  template <typename Visit>
  void for_each_run(Visit visit) const {
    const int columns = width - kernel + 1;
    for (int position = 0; position < positions; ++position) {
      for (int i = 0; i < kernel; ++i) {
        visit(((position / columns + i) * width + position % columns) * channels,
              position * size + i * kernel * channels, kernel * channels);
      }
    }
  }
};

/// The memory of one image's patches, kept from call to call.
float* memory(const Patches& patches) {
  static std::vector<float> numbers;
  numbers.resize(static_cast<std::size_t>(patches.positions) * patches.size);
  return numbers.data();
}

}  // namespace

void eigen_conv2d(const cnn::Tensor& input, const cnn::Tensor& kernel, const cnn::Tensor& bias,
                  cnn::Tensor& output) {
  const Patches patches(input.shape(), kernel.shape());
  const int filters = kernel.shape()[3];
  const int side = patches.height - patches.kernel + 1;
  output.resize({input.shape()[0], side, patches.width - patches.kernel + 1, filters});
  float* rows = memory(patches);
  for (int image = 0; image < input.shape()[0]; ++image) {
    const float* from = input.data() + image * (input.size() / input.shape()[0]);
    patches.for_each_run([&](int in_image, int in_patches, int count) {
      std::copy_n(from + in_image, count, rows + in_patches);
    });
    Map out(output.data() + std::int64_t{image} * patches.positions * filters, patches.positions,
            filters);
    out.noalias() = ConstMap(rows, patches.positions, patches.size) *
                    ConstMap(kernel.data(), patches.size, filters);
    out.rowwise() += Eigen::Map<const Eigen::RowVectorXf>(bias.data(), filters);
  }
}

void eigen_conv2d_gradients(const cnn::Tensor& input, const cnn::Tensor& kernel,
                            const cnn::Tensor& d_output, cnn::Tensor* d_input,
                            cnn::Tensor& d_kernel, cnn::Tensor& d_bias) {
  const Patches patches(input.shape(), kernel.shape());
  const int filters = kernel.shape()[3];
  const std::int64_t image_size = input.size() / input.shape()[0];
  d_kernel.resize(kernel.shape());
  d_bias.resize({filters});
  Map sum(d_kernel.data(), patches.size, filters);
  Eigen::Map<Eigen::RowVectorXf> bias_sum(d_bias.data(), filters);
  sum.setZero();
  bias_sum.setZero();
  if (d_input != nullptr) {
    d_input->resize(input.shape());
    std::fill(d_input->begin(), d_input->end(), 0.0F);
  }
  float* numbers = memory(patches);
  Map rows(numbers, patches.positions, patches.size);
  for (int image = 0; image < input.shape()[0]; ++image) {
    const float* from = input.data() + image * image_size;
    const ConstMap d_out(d_output.data() + std::int64_t{image} * patches.positions * filters,
                         patches.positions, filters);
    patches.for_each_run([&](int in_image, int in_patches, int count) {
      std::copy_n(from + in_image, count, numbers + in_patches);
    });
    sum.noalias() += rows.transpose() * d_out;
    bias_sum += d_out.colwise().sum();
    if (d_input == nullptr) continue;
    rows.noalias() = d_out * ConstMap(kernel.data(), patches.size, filters).transpose();
    float* to = d_input->data() + image * image_size;
    patches.for_each_run([&](int in_image, int in_patches, int count) {
      for (int i = 0; i < count; ++i) to[in_image + i] += numbers[in_patches + i];
    });
  }
}
