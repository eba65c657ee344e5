// Why pixels are scaled, what one-hot rows look like, and who is held out when.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/view/text.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int cell = 22;  // of the two tables, in pixels
constexpr int gap = 24;

// Ten bars: the untrained MNIST convnet's probabilities for these pixels (28, 28, 1).
cnn::Tensor answers(const cnn::Tensor& pixels, const std::string& title) {
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const cnn::Tensor probabilities = model.forward(pixels.reshaped({1, 28, 28, 1}));
  Chart chart(170, 340, {-0.75, 9.75}, {0, 1.12}, title);
  for (const double tick : {0.0, 0.5, 1.0}) chart.tick_y(tick, fmt::format("{}", tick));
  const auto likeliest = std::max_element(probabilities.begin(), probabilities.end());
  for (int i = 0; i < probabilities.shape()[1]; ++i) {
    const double share = probabilities(0, i);
    const bool named = probabilities.begin() + i == likeliest;
    chart.tick_x(i, fmt::format("{}", i));
    chart.bar(i, 20, share, named ? fmt::format("{:.3f}", share) : "", blue);
  }
  return chart.picture();
}

// A table of equal cells, `color(row, column)` each, with `names` before its rows.
template <typename Color>
cnn::Tensor table(const std::vector<std::string>& names, int columns, const Color& color) {
  std::vector<cnn::Tensor> lines;
  for (int row = 0; row < static_cast<int>(names.size()); ++row) {
    cnn::Tensor cells = blank(cell, columns * cell, rule);
    for (int column = 0; column < columns; ++column) {
      fill(cells, {1, column * cell + 1, cell - 2, cell - 2}, color(row, column));
    }
    const std::string& name = names[static_cast<std::size_t>(row)];
    lines.push_back(beside({words(name, pencil), framed(cells)}, 8, Align::middle));
  }
  return stacked(lines, 2, Align::end);
}

cnn::Tensor one_hot_rows() {
  const std::vector<int> labels{5, 0, 4, 1, 9};  // MNIST begins with these digits
  std::vector<std::string> names;
  names.reserve(labels.size());
  for (const int label : labels) names.push_back(fmt::format("{}", label));
  return stacked(
      {words("Labels as one-hot rows"),
       table(names, 10,
             [&](int row, int column) {
               return labels[static_cast<std::size_t>(row)] == column ? ink : Rgb{255, 255, 255};
             })},
      10);
}

cnn::Tensor folds() {
  std::vector<std::string> names;
  names.reserve(5);
  for (int fold = 0; fold < 5; ++fold) names.push_back(fmt::format("split {}", fold));
  return stacked(
      {beside({words("Five folds:"), lying_bar(28, 14, blue), words("train"),
               lying_bar(28, 14, orange), words("held out")},
              10, Align::middle),
       table(names, 20, [](int row, int column) { return column % 5 == row ? orange : blue; })},
      10);
}

}  // namespace

cnn::Tensor preparing_data_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor raw = cnn::read_image(photographs / "boot.png");
  cnn::Tensor scaled = raw;
  for (float& pixel : scaled) pixel /= 255;
  const cnn::Tensor charts =
      beside({captioned(drawn(raw, light, 5), {"the boot"}), answers(scaled, "pixels 0 to 1"),
              answers(raw, "pixels 0 to 255")},
             gap, Align::middle);
  return page(stacked({words("Ten classes, one untrained network, two scales", ink, 3), charts,
                       beside({one_hot_rows(), folds()}, 3 * gap)},
                      gap));
}

}  // namespace convlings
