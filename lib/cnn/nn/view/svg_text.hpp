// Text and numbers as SVG files write them.
#pragma once

#include <string>
#include <string_view>

namespace cnn::view {

/// `text` fit to stand between tags and in quoted attributes: & < > " ' are escaped; what XML does
/// not allow at all, control characters and bytes that are no UTF-8, becomes `?`.
std::string svg_text(std::string_view text);

/// A place in pixels, to a tenth.
std::string svg_number(double value);

}  // namespace cnn::view
