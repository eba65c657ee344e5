// The words of Keras's progress line (Progbar of Keras 2.3), one number at a time.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/train/history.hpp"

namespace cnn {

/// "468us/step" below a millisecond, "12ms/step" below a second, else "3s/step". A step is one
/// example.
std::string step_time_text(double seconds);

/// "22s" up to a minute, "1:05" up to an hour, else "2:03:04"; parts of a second are cut off.
std::string remaining_time_text(double seconds);

/// "0.1770", and "5.0000e-04" where four decimals would say little (0.001 and below) or, which
/// Keras does not mind, the line would grow without end (from a million on).
std::string score_text(double value);

/// "[=====>.....]", `width` characters between the brackets: done in `=`, the head `>` until the
/// end, the rest in `.`.
std::string bar_text(int done, int total, int width);

/// " - loss: 0.1770", " - accuracy: 0.9447"; names begin with `prefix`.
std::vector<std::string> score_fields(const Scores& scores, const std::string& prefix = "");

}  // namespace cnn
