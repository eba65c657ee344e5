#include "cnn/nn/view/caption.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cnn::view {

std::string number_text(float value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (value == 0) return "0.00";  // -0 too
  const float size = std::abs(value);
  if (size >= 0.01F && size < 10000) return fmt::format("{:.2f}", value);
  if (size >= 0.001F && size < 0.01F) return fmt::format("{:.3f}", value);
  return fmt::format("{:.0e}", value);
}

}  // namespace cnn::view
