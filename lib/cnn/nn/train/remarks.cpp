#include "cnn/nn/train/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cnn {
namespace {

/// Networks with Glorot's weights expect numbers around 1; this far from it is no accident.
constexpr float suspicious_input = 16;

struct Range {
  float lowest = 0;
  float highest = 0;
  bool all_finite = true;
};

/// Of the first examples; a few hundred tell.
Range range_of(const Examples& examples) {
  Range range;
  std::vector<float> input(static_cast<std::size_t>(examples.input_shape().size()));
  for (int index = 0; index < std::min(examples.size(), 256); ++index) {
    examples.copy_input(index, input.data());
    for (const float value : input) {
      range.all_finite = range.all_finite && std::isfinite(value);
      range.lowest = std::min(range.lowest, value);
      range.highest = std::max(range.highest, value);
    }
  }
  return range;
}

}  // namespace

std::string remark_on_inputs(const Examples& examples) {
  const Range range = range_of(examples);
  if (!range.all_finite) {
    return "The inputs hold numbers that are not finite (nan or inf). Look at how they are made.";
  }
  if (std::max(range.highest, -range.lowest) < suspicious_input) return "";
  if (range.lowest >= 0 && range.highest <= 255) {
    return fmt::format(
        "The inputs reach {:g}: they look like raw pixels, 0 to 255. Divide them by 255, or the "
        "first steps may throw the weights far off.",
        range.highest);
  }
  return fmt::format(
      "The inputs reach from {:g} to {:g}. Networks learn best from numbers around -1 to 1: scale "
      "them first.",
      range.lowest, range.highest);
}

std::string explain_divergence(const TrainingState& state, const CompileOptions& options,
                               const Examples& examples) {
  std::string text = fmt::format(
      "The loss is no number any more ({}) in epoch {} after {} of {} examples, so the weights are "
      "of no use.",
      state.so_far.loss, state.epoch, state.examples_done, state.examples);
  if (const std::string remark = remark_on_inputs(examples); !remark.empty())
    return text + " " + remark;
  const float rate = learning_rate(options.optimizer);
  return text +
         fmt::format(
             " The steps were too large: the learning rate is {:g}. Try a tenth of it, {:g}.", rate,
             rate / 10);
}

}  // namespace cnn
