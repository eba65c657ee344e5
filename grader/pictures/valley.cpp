#include "pictures/valley.hpp"

#include <array>
#include <span>

namespace convlings {

const std::vector<Descent>& descents() {
  static const std::vector<Descent> all{
      {"SGD", cnn::SGD{.learning_rate = 0.07F}},
      {"SGD with momentum 0.8", cnn::SGD{.learning_rate = 0.04F, .momentum = 0.8F}},
      {"RMSprop", cnn::RMSprop{.learning_rate = 0.2F}},
      {"Adam", cnn::Adam{.learning_rate = 0.4F}},
  };
  return all;
}

std::vector<Place> way_down(const cnn::Optimizer& optimizer) {
  std::array<float, 2> weights = {valley_start.x, valley_start.y};
  std::array<float, 2> first = {};
  std::array<float, 2> second = {};
  const std::array<std::span<float>, 2> memory = {first, second};
  const auto slots = std::span(memory).first(static_cast<std::size_t>(cnn::slot_count(optimizer)));
  std::vector<Place> way = {valley_start};
  for (int step = 1; step <= valley_steps; ++step) {
    const std::array<float, 2> gradient = {weights[0], steepness * weights[1]};
    cnn::update(optimizer, step, weights, gradient, slots);
    way.push_back({weights[0], weights[1]});
  }
  return way;
}

}  // namespace convlings
