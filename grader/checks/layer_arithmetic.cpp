#include "checks/layer_arithmetic.hpp"

#include <fmt/format.h>

#include <vector>

#include "checks/arithmetic.hpp"
#include "story/story.hpp"

namespace convlings::checks {

std::string response_arithmetic(const cnn::Tensor& patch, const cnn::Tensor& kernels,
                                const cnn::Tensor& bias, int filter) {
  constexpr int most_channels = 4;
  const cnn::Shape& size = patch.shape();
  std::string text = "bias " + number_text(bias(filter));
  double total = bias(filter);
  for (int channel = 0; channel < size[2]; ++channel) {
    std::vector<float> weights;
    std::vector<float> inputs;
    for (int i = 0; i < size[0]; ++i) {
      for (int j = 0; j < size[1]; ++j) {
        weights.push_back(kernels(i, j, channel, filter));
        inputs.push_back(patch(i, j, channel));
        total += static_cast<double>(weights.back()) * inputs.back();
      }
    }
    if (channel < most_channels) {
      text += fmt::format(", channel {}: {}", channel, sum_of_products(weights, inputs));
    } else if (channel == most_channels) {
      text += ", …";
    }
  }
  return text + ", together " + number_text(total);
}

CellArithmetic conv2d_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernels,
                                 const cnn::Tensor& bias) {
  return [=](const std::vector<int>& index) {
    const cnn::Shape& size = kernels.shape();
    cnn::Tensor patch({size[0], size[1], size[2]});
    for (int i = 0; i < size[0]; ++i) {
      for (int j = 0; j < size[1]; ++j) {
        for (int c = 0; c < size[2]; ++c) patch(i, j, c) = image(index[0] + i, index[1] + j, c);
      }
    }
    return response_arithmetic(patch, kernels, bias, index[2]);
  };
}

}  // namespace convlings::checks
