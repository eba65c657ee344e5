// One bar for each layer that learns, in the course's three networks.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/view/text.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int longest = 560;  // pixels of a network's longest bar
constexpr int bar_height = 18;
constexpr int name_width = 120;

cnn::Tensor line(const cnn::ModelLayer& layer, std::int64_t most) {
  const double share = static_cast<double>(layer.parameter_count()) / static_cast<double>(most);
  const int length = std::max(1, static_cast<int>(std::lround(share * longest)));
  const Rgb color = layer.layer().type() == "Dense" ? orange : blue;
  const cnn::Tensor name = words(layer.name());
  return beside({with_margin(name, 0, name_width - name.shape()[1], 0, 0),
                 lying_bar(length, bar_height, color),
                 words(cnn::with_commas(layer.parameter_count()), pencil)},
                8, Align::middle);
}

cnn::Tensor network(const cnn::NamedModel& named, const char* title) {
  const cnn::Sequential model = cnn::named_model(named.name);
  std::int64_t most = 0;
  for (const cnn::ModelLayer& layer : model.layers())
    most = std::max(most, layer.parameter_count());
  std::vector<cnn::Tensor> lines{beside(
      {words(title, ink, 3), words(cnn::with_commas(model.parameter_count()), pencil, 3)}, 24)};
  for (const cnn::ModelLayer& layer : model.layers()) {
    if (layer.parameter_count() > 0) lines.push_back(line(layer, most));
  }
  return stacked(lines, 6);
}

}  // namespace

cnn::Tensor counting_parameters_picture(const std::filesystem::path& /*photographs*/) {
  const std::vector<cnn::NamedModel>& models = cnn::named_models();
  const cnn::Tensor key =
      beside({lying_bar(28, 14, blue), words("convolution"), lying_bar(28, 14, orange),
              words("dense"), words("every network on its own scale", pencil)},
             12, Align::middle);
  return page(
      stacked({key, network(models.at(0), "MNIST convnet"), network(models.at(1), "CIFAR model"),
               network(models.at(2), "Cats and dogs")},
              24));
}

}  // namespace convlings
