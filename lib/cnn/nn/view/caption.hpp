// Numbers as captions write them: short, and never longer than they are worth.
#pragma once

#include <string>

namespace cnn::view {

/// Two decimals where they say something ("1.80", "-0.25", "0.00"), three just below ("0.008"), a
/// power of ten elsewhere ("1e-05", "5e+06"); "NaN", "inf", "-inf".
std::string number_text(float value);

}  // namespace cnn::view
