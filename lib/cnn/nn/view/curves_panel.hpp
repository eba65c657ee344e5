// One panel of a training's curves: axes, dots, a line and their legend.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cnn::view {

/// A value an epoch.
using Curve = std::vector<std::optional<double>>;

struct CurvesPanel {
  std::string name;  ///< "loss"
  Curve training;    ///< dots
  Curve validation;  ///< a line, as long as `training`
};

/// SVG elements for a panel of 430 x 320 pixels, whose plot begins at `left`, 100 pixels from the
/// top.
std::string panel_svg(const CurvesPanel& panel, int left);

}  // namespace cnn::view
