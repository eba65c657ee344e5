// Four ways down into a narrow valley.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/nn/view/canvas.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/valley.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

// What is seen of the valley, at so many pixels a unit.
constexpr float left = -4.6F;
constexpr float right = 1.4F;
constexpr float top = 1.6F;
constexpr float bottom = -1.6F;
constexpr float unit = 70;

constexpr Rgb line_color{255, 255, 255};

float column_of(float x) { return (x - left) * unit; }
float row_of(float y) { return (top - y) * unit; }

// The root of the loss, so that the floor is not all one colour.
cnn::Tensor landscape() {
  cnn::Tensor root({static_cast<int>(std::lround(unit * (top - bottom))),
                    static_cast<int>(std::lround(unit * (right - left)))});
  for (int row = 0; row < root.shape()[0]; ++row) {
    for (int column = 0; column < root.shape()[1]; ++column) {
      const float x = left + (static_cast<float>(column) + 0.5F) / unit;
      const float y = top - (static_cast<float>(row) + 0.5F) / unit;
      root(row, column) = std::sqrt((x * x + steepness * y * y) / 2);
    }
  }
  return colored(root, {Colormap::viridis, 0, 6});
}

// A thin line from place to place: a pixel at every quarter of a pixel's way.
void draw_line(cnn::Tensor& picture, Place from, Place to) {
  const float length = unit * std::hypot(to.x - from.x, to.y - from.y);
  const int points = std::max(1, static_cast<int>(4 * length));
  for (int i = 0; i <= points; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(points);
    const float x = from.x + share * (to.x - from.x);
    const float y = from.y + share * (to.y - from.y);
    fill(picture, {static_cast<int>(row_of(y)), static_cast<int>(column_of(x)), 1, 1}, line_color);
  }
}

cnn::Tensor panel(const Descent& descent) {
  cnn::Tensor picture = landscape();
  const std::vector<Place> way = way_down(descent.optimizer);
  for (std::size_t i = 1; i < way.size(); ++i) draw_line(picture, way[i - 1], way[i]);
  for (const Place& place : way) {
    fill(picture,
         {static_cast<int>(row_of(place.y)) - 2, static_cast<int>(column_of(place.x)) - 2, 5, 5},
         orange);
  }
  const Place& end = way.back();
  return captioned(picture, {fmt::format("{}, learning rate {}", descent.name,
                                         cnn::learning_rate(descent.optimizer)),
                             fmt::format("{:.3f} from the lowest point after {} steps",
                                         std::hypot(end.x, end.y), valley_steps)});
}

}  // namespace

cnn::Tensor optimisers_picture(const std::filesystem::path& /*photographs*/) {
  const std::vector<Descent>& all = descents();
  return page(stacked({beside({panel(all.at(0)), panel(all.at(1))}, 20),
                       beside({panel(all.at(2)), panel(all.at(3))}, 20)},
                      20));
}

}  // namespace convlings
