#include "cnn/nn/view/curves.hpp"

#include <fmt/format.h>

#include <optional>

#include "cnn/nn/view/curves_panel.hpp"
#include "cnn/nn/view/svg_text.hpp"

namespace cnn::view {
namespace {

// Pixels.
constexpr int picture_width = 880;
constexpr int picture_height = 380;
constexpr int loss_left = 70;
constexpr int accuracy_left = 500;

template <typename Pick>
CurvesPanel panel(const std::string& name, const History& history, Pick pick) {
  CurvesPanel made{name, {}, {}};
  for (const EpochRecord& record : history.epochs) {
    made.training.push_back(pick(record.train));
    made.validation.push_back(record.validation ? pick(*record.validation) : std::nullopt);
  }
  return made;
}

}  // namespace

std::string to_svg(const History& history, const CurvesOptions& options) {
  const CurvesPanel loss =
      panel("loss", history, [](const Scores& s) { return std::optional(s.loss); });
  const CurvesPanel accuracy =
      panel("accuracy", history, [](const Scores& s) { return s.accuracy; });
  return fmt::format(
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
             "viewBox=\"0 0 {0} {1}\" font-family=\"DejaVu Sans, Verdana, sans-serif\" "
             "font-size=\"12\" fill=\"#222\" role=\"img\">\n"
             "<title>{2}</title>\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n"
             "<text x=\"20\" y=\"28\" font-size=\"18\">{2}</text>\n"
             "<text x=\"20\" y=\"48\" fill=\"#555\">{3}</text>\n",
             picture_width, picture_height, svg_text(options.title), svg_text(options.note)) +
         panel_svg(loss, loss_left) + panel_svg(accuracy, accuracy_left) + "</svg>\n";
}

}  // namespace cnn::view
