// The two layouts behind `summary`.
#pragma once

#include <string>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// The table of Keras 2 without the `Model:` line: 65 wide, what is too long is cut.
std::string keras2_table(const Sequential& model);

/// The table of Keras 3 with the `Model:` line: what is too long goes on in a second line.
std::string keras3_table(const Sequential& model, int terminal_width);

/// A batch of any size, as Keras prints it: "(None, 26, 26, 32)".
std::string batch_shape_text(const Shape& example);

}  // namespace cnn
