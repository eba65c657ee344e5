// The three functions, and what relu does to a response map.
#include <fmt/format.h>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int plot_height = 150;
constexpr int plot_width = 178;
constexpr int gap = 20;

// The library's function at one number.
double at(void (*activation)(cnn::Tensor&), double x) {
  cnn::Tensor value({1}, {static_cast<float>(x)});
  activation(value);
  return value(0);
}

cnn::Tensor curve(const char* title, void (*activation)(cnn::Tensor&), Span x, Span y, double top) {
  Chart chart(plot_height, plot_width, x, y, title);
  for (const double tick : {x.low, x.low / 2, 0.0, x.high / 2, x.high}) {
    chart.tick_x(tick, fmt::format("{}", tick));
  }
  for (const double tick : {0.0, top / 2, top}) chart.tick_y(tick, fmt::format("{}", tick));
  chart.curve([activation](double value) { return at(activation, value); }, blue);
  return chart.picture();
}

cnn::Tensor softmax_bars() {
  const cnn::Tensor scores({3}, {1, 2, 3});
  cnn::Tensor shares = scores;
  cnn::kernels::softmax(shares);
  Chart chart(plot_height, plot_width, {0, 4}, {0, 1}, "softmax of 1 2 3");
  for (const double tick : {0.0, 0.5, 1.0}) chart.tick_y(tick, fmt::format("{}", tick));
  for (int i = 0; i < shares.shape()[0]; ++i) {
    chart.tick_x(i + 1, fmt::format("{}", scores(i)));
    chart.bar(i + 1, 36, shares(i), fmt::format("{:.3f}", shares(i)), blue);
  }
  return chart.picture();
}

}  // namespace

cnn::Tensor activations_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = resized(cnn::read_image(photographs / "camera.png"), 224, 224);
  const cnn::Tensor edges = response(photograph, edge_kernel());
  cnn::Tensor positive = edges;
  cnn::kernels::relu(positive);
  const ColorScale signs{Colormap::diverging, -3000, 3000};
  return page(
      beside({stacked({curve("relu", cnn::kernels::relu, {-4, 4}, {-0.5, 4.5}, 4),
                       captioned(drawn(photograph, light), {"photograph"})},
                      gap, Align::end),
              stacked({curve("sigmoid", cnn::kernels::sigmoid, {-8, 8}, {-0.125, 1.125}, 1),
                       captioned(drawn(edges, signs), {"the edge kernel"})},
                      gap, Align::end),
              stacked({softmax_bars(), captioned(drawn(positive, signs), {"the same after relu"})},
                      gap, Align::end)},
             gap));
}

}  // namespace convlings
