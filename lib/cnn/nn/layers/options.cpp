#include "cnn/nn/layers/options.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"

namespace cnn {

void require_window_size(const std::string& layer, const std::string& name, const Size2D& size) {
  if (size.height >= 1 && size.width >= 1 && size.height <= max_window_size &&
      size.width <= max_window_size) {
    return;
  }
  throw ShapeError(
      fmt::format("{}: {} must be from 1 to {} cells each way. Received {}={}. Use a number such "
                  "as 2, or {{height, width}}.",
                  layer, name, max_window_size, name, to_string(size)));
}

void require_image(const std::string& layer, const Shape& input) {
  if (input.rank() == 3) return;
  throw ShapeError(
      fmt::format("{}: the input must be (height, width, channels). Received {}. Put {} before "
                  "Flatten and Dense, and give a grey image one channel.",
                  layer, to_string(input), layer));
}

Windows resolve_windows(const std::string& layer, const std::string& what, const Shape& input,
                        const Size2D& size, const Size2D& strides, Padding padding) {
  require_image(layer, input);
  const Window rows = resolve_window(input[0], size.height, strides.height, padding);
  const Window columns = resolve_window(input[1], size.width, strides.width, padding);
  if (!rows.fits() || !columns.fits()) {
    throw ShapeError(
        fmt::format("{0}: the {1} must fit inside the input when padding is valid. Received {1} "
                    "{2}x{3}, input {4}. Use padding same or a smaller {1}.",
                    layer, what, size.height, size.width, to_string(input)));
  }
  return {rows, columns};
}

}  // namespace cnn
