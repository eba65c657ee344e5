// Three networks learn clothes: training accuracy as dots, validation accuracy as a line.
#include <fmt/format.h>

#include <limits>

#include "checks/recorded_trainings.hpp"
#include "cnn/nn/view/text.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"

namespace convlings {
namespace {

using namespace cnn::view;
using checks::RecordedEpoch;
using checks::RecordedTraining;

// The validation accuracy between whole epochs, along straight lines; no number outside of them.
double between(const std::vector<RecordedEpoch>& epochs, double epoch) {
  const int before = static_cast<int>(epoch);
  if (epoch < 1 || before >= static_cast<int>(epochs.size())) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const double share = epoch - before;
  const auto next = static_cast<std::size_t>(before);
  return (1 - share) * epochs[next - 1].validation + share * epochs[next].validation;
}

cnn::Tensor curves(const RecordedTraining& training) {
  const auto last = static_cast<double>(training.epochs.size());
  Chart chart(220, 280, {0.5, last + 0.5}, {0.4, 0.9}, training.name);
  for (int tenth = 4; tenth <= 9; ++tenth) chart.tick_y(tenth / 10.0, fmt::format("0.{}", tenth));
  for (int epoch = 1; epoch <= last; ++epoch) chart.tick_x(epoch, fmt::format("{}", epoch));
  chart.curve([&](double epoch) { return between(training.epochs, epoch); }, blue);
  for (int epoch = 1; epoch <= last; ++epoch) {
    chart.dot(epoch, training.epochs[static_cast<std::size_t>(epoch) - 1].train, orange);
  }
  return chart.picture();
}

}  // namespace

cnn::Tensor training_picture(const std::filesystem::path& /*photographs*/) {
  std::vector<cnn::Tensor> panels;
  for (const RecordedTraining& training : checks::recorded_trainings()) {
    panels.push_back(curves(training));
  }
  const cnn::Tensor key = beside({words("dots: training", orange), words("line: validation", blue),
                                  words("accuracy after each epoch", pencil)},
                                 24);
  return page(stacked({key, beside(panels, 16)}, 16));
}

}  // namespace convlings
