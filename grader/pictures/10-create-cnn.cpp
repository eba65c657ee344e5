// Three networks as blocks at one scale, and where their numbers and their work are.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int channels_a_pixel = 6;
constexpr int bar_length = 700;
constexpr Rgb grey{150, 150, 150};

struct Network {
  const char* title;
  cnn::Sequential model;
};

Network lenet5() {
  return {"LeNet-5",
          cnn::create_cnn("c6,5 a2 c16,5 a2 f d120 d84 d10", {32, 32, 1}, {.padding = cnn::valid})};
}

Network cifar() {
  return {"CIFAR model",
          cnn::create_cnn("c64,3 c64,3 m2 c128,3 m2 c128,3 f d1024 d10", {32, 32, 3})};
}

Network vgg16() {
  return {"VGG-16", cnn::create_cnn("c64,3 c64,3 m2 c128,3 c128,3 m2 c256,3 c256,3 c256,3 m2 "
                                    "c512,3 c512,3 c512,3 m2 c512,3 c512,3 c512,3 m2 "
                                    "f d4096 d4096 d1000",
                                    {224, 224, 3})};
}

Rgb color_of(const cnn::ModelLayer& layer) {
  const std::string type = layer.layer().type();
  return type == "Conv2D" ? blue : type == "Dense" ? orange : grey;
}

// Every block of maps as high as its maps and as wide as its channels.
cnn::Tensor blocks(const cnn::Sequential& model) {
  std::vector<cnn::Tensor> all;
  const auto add = [&all](const cnn::Shape& shape, Rgb color) {
    const int width = std::max(1, (shape[2] + channels_a_pixel / 2) / channels_a_pixel);
    all.push_back(lying_bar(width, shape[0], color));
  };
  add(model.input_shape(), ink);
  for (const cnn::ModelLayer& layer : model.layers()) {
    if (layer.output_shape().rank() == 3) add(layer.output_shape(), color_of(layer));
  }
  return beside(all, 3, Align::end);
}

// A bar of the whole length, cut where one layer's share ends and the next one's begins.
cnn::Tensor shares(const cnn::Sequential& model, std::int64_t cnn::LayerCosts::*number) {
  cnn::Tensor bar = blank(20, bar_length);
  const auto total = static_cast<double>(cnn::total_costs(model).*number);
  const std::vector<cnn::LayerCosts> costs = cnn::layer_costs(model);
  double before = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const int left = static_cast<int>(std::lround(before / total * bar_length));
    before += static_cast<double>(costs[i].*number);
    const int right = static_cast<int>(std::lround(before / total * bar_length));
    fill(bar, {0, left, 20, std::max(1, right - left - 1)}, color_of(model.layers()[i]));
  }
  return bar;
}

cnn::Tensor row(const char* name, const cnn::Sequential& model,
                std::int64_t cnn::LayerCosts::*number) {
  const cnn::Tensor label = words(name);
  return beside({with_margin(label, 0, 170 - label.shape()[1], 0, 0), shares(model, number),
                 words(cnn::with_commas(cnn::total_costs(model).*number), pencil)},
                8, Align::middle);
}

cnn::Tensor drawn_network(const Network& network) {
  return stacked(
      {beside({words(network.title, ink, 3),
               words(fmt::format("input {}", to_string(network.model.input_shape())), pencil)},
              20, Align::middle),
       blocks(network.model),
       stacked({row("parameters", network.model, &cnn::LayerCosts::parameters),
                row("multiplications", network.model, &cnn::LayerCosts::multiply_adds)},
               4)},
      10);
}

}  // namespace

cnn::Tensor create_cnn_picture(const std::filesystem::path& /*photographs*/) {
  const cnn::Tensor key =
      beside({lying_bar(28, 14, blue), words("convolution"), lying_bar(28, 14, grey),
              words("pooling"), lying_bar(28, 14, orange), words("dense"),
              words(fmt::format("blocks: a row of cells is 1 pixel, {} channels are 1 pixel",
                                channels_a_pixel),
                    pencil)},
             12, Align::middle);
  return page(
      stacked({key, drawn_network(lenet5()), drawn_network(cifar()), drawn_network(vgg16())}, 30));
}

}  // namespace convlings
