// What an experienced colleague would say on looking over one's shoulder.
#pragma once

#include <string>

#include "cnn/nn/train/training.hpp"

namespace cnn {

/// When the inputs look like pixels that nobody has scaled: what to do. Empty when all is well.
std::string remark_on_inputs(const Examples& examples);

/// Why the loss is no number any more, as far as the evidence goes, and what to do.
std::string explain_divergence(const TrainingState& state, const CompileOptions& options,
                               const Examples& examples);

}  // namespace cnn
