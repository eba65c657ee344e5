// What stands above the tiles of a sheet: a title, and under it the colour bar with its ends.
#pragma once

#include <string>

#include "cnn/nn/view/colormap.hpp"

namespace cnn::view {

/// The two lines above the tiles:
///   conv2d_1 (26, 26, 32)  untrained, seed 1
///   0.00 [colour bar] 1.80   one scale for the layer
struct Header {
  std::string title = {};
  std::string note = {};  ///< after the title, greyer; may be empty
  Colormap map = Colormap::viridis;
  std::string low = {};     ///< at the bar's low end
  std::string high = {};    ///< at the bar's high end; both ends empty: no bar
  std::string remark = {};  ///< after the bar
};

/// The pixels that the header takes, without margins.
int header_height();
int header_width(const Header& header);

/// Draws it with its corner at (top, left).
void draw_header(Tensor& canvas, const Header& header, int top, int left);

}  // namespace cnn::view
