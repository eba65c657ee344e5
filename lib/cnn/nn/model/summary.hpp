// The table of a model's layers, to the letter of the Keras that printed it.
#pragma once

#include <string>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// keras2_0: up to 2.2, the table alone · keras2: 2.3 to 2.6, with the line `Model: "sequential_1"`
/// before it · keras3: box drawing, and names that count conv2d, conv2d_1, ...
enum class SummaryStyle { keras2_0, keras2, keras3 };

/// From "keras2.0", "keras2" or "keras3". Throws std::invalid_argument for another word.
SummaryStyle parse_summary_style(const std::string& text);

/// The whole table with its totals; every line ends in a newline. No weights are made for it.
/// Style keras3 fits a terminal of `terminal_width` columns (at least 40), and is 88 wide at most;
/// the others are always 65 wide. Source: `print_summary` of Keras 2.3.1 and 3.0.
std::string summary(const Sequential& model, SummaryStyle style = SummaryStyle::keras2,
                    int terminal_width = 80);

}  // namespace cnn
