// How a training went, as a picture: loss and accuracy over the epochs.
#pragma once

#include <string>

#include "cnn/nn/train/history.hpp"

namespace cnn::view {

struct CurvesOptions {
  std::string title = "Training";
  std::string note = {};  ///< a second line, such as the data and the optimizer; may be empty
};

/// An SVG file with two panels, loss and accuracy, as the notes draw them: training as dots,
/// validation as a line, both of their last values in the legend. The two differ in shape and in a
/// pair of colours that colour-blind eyes and grey prints keep apart (Okabe and Ito's blue and
/// vermilion). Numbers that cannot be drawn, NaN among them, are left out and counted; a panel with
/// nothing to draw says why.
std::string to_svg(const History& history, const CurvesOptions& options = {});

}  // namespace cnn::view
