// What an answer costs, who is taken for whom, and losses that one should recognise.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/losses/metrics.hpp"
#include "cnn/nn/view/text.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int gap = 24;
constexpr int plot_height = 220;
constexpr Span prices{0, 5};

double price(double p) { return -std::log(std::max(p, 1e-7)); }

Chart axes(int width, const std::string& title) {
  Chart chart(plot_height, width, {0, 1}, prices, title);
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) chart.tick_x(tick, fmt::format("{}", tick));
  for (const double tick : {0.0, 1.0, 2.0, 3.0, 4.0, 5.0}) {
    chart.tick_y(tick, fmt::format("{}", tick));
  }
  return chart;
}

cnn::Tensor key(Rgb color, const char* meaning) {
  return beside({lying_bar(28, 14, color), words(meaning)}, 8, Align::middle);
}

cnn::Tensor classes_chart() {
  Chart chart = axes(540, "-log of the truth's probability");
  chart.curve(price, blue);
  for (const double p : {0.1, 0.7, 0.8}) {  // the three pictures of the README
    chart.bar(p, 8, price(p), fmt::format("{:.3f}", price(p)), orange);
  }
  return stacked({chart.picture(), with_margin(key(orange, "the three pictures"), 0, 0, 0, 54)}, 8);
}

cnn::Tensor binary_chart() {
  Chart chart = axes(300, "by the probability of yes");
  chart.curve(price, blue);
  chart.curve([](double p) { return price(1 - p); }, orange);
  const cnn::Tensor keys = beside({key(blue, "it is yes"), key(orange, "it is no")}, 16);
  return stacked({chart.picture(), with_margin(keys, 0, 0, 0, 54)}, 8);
}

// From white to blue: `share` is 0 to 1.
Rgb shade(double share) {
  const auto mixed = [share](float part) { return static_cast<float>(255 - share * (255 - part)); };
  return {mixed(blue.red), mixed(blue.green), mixed(blue.blue)};
}

// The README's twelve answers: a cell is the bluer the more examples it has.
cnn::Tensor confusion() {
  constexpr int cell = 44;
  cnn::ConfusionMatrix matrix(3);
  const std::vector<int> truths{0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2};
  const std::vector<int> answers{0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 0};
  for (std::size_t i = 0; i < truths.size(); ++i) matrix.add(truths[i], answers[i]);
  cnn::Tensor cells = blank(3 * cell, 3 * cell, rule);
  std::vector<cnn::Tensor> rows;
  std::vector<cnn::Tensor> columns;
  for (int truth = 0; truth < 3; ++truth) {
    for (int answer = 0; answer < 3; ++answer) {
      const auto count = static_cast<int>(matrix.count(truth, answer));
      fill(cells, {truth * cell + 1, answer * cell + 1, cell - 2, cell - 2}, shade(count / 8.0));
      draw_text(cells, truth * cell + cell / 2 - 8, answer * cell + cell / 2 - 4,
                fmt::format("{}", count), caption_size);
    }
    rows.push_back(words(fmt::format("truth {}", truth), pencil));
    columns.push_back(words(fmt::format("{}", truth), pencil));
  }
  const int line = rows.front().shape()[0];
  const int letter = columns.front().shape()[1];
  const int inset = (cell - letter) / 2;
  const cnn::Tensor header = with_margin(
      beside({words("answered", pencil), beside(columns, cell - letter)}, inset), 0, inset, 0, 0);
  return stacked({words("What is taken for what"), header,
                  beside({stacked(rows, cell - line), framed(cells)}, 8, Align::middle)},
                 8, Align::end);
}

cnn::Tensor known_losses() {
  struct Known {
    double loss;
    const char* meaning;
  };
  std::vector<cnn::Tensor> lines{words("Losses to recognise, ten classes")};
  for (const Known& known :
       {Known{price(0.99), "sure and right"}, Known{price(0.1), "undecided: here it starts"},
        Known{0.9 * price(0), "one answer to everything"},
        Known{price(0), "sure and wrong: the ceiling"}}) {
    const int length = std::max(1, static_cast<int>(std::lround(known.loss * 14)));
    lines.push_back(beside({lying_bar(length, 18, blue), words(fmt::format("{:.3f}", known.loss)),
                            words(known.meaning, pencil)},
                           10, Align::middle));
  }
  return stacked(lines, 12);
}

}  // namespace

cnn::Tensor loss_and_metrics_picture(const std::filesystem::path& /*photographs*/) {
  return page(stacked(
      {words("What an answer costs", ink, 3), beside({classes_chart(), binary_chart()}, gap),
       beside({confusion(), known_losses()}, 3 * gap)},
      gap));
}

}  // namespace convlings
