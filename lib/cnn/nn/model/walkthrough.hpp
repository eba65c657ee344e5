// The arithmetic behind a summary, written out for a blackboard or a projector.
#pragma once

#include <string>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// A few lines a layer, at most 80 columns wide: how its parameters, its output size, its receptive
/// field, its multiply-adds and FLOPs and the bytes of its output come about; totals at the end.
///
///   conv2d_2: (3·3·32 weights + 1 bias) · 64 filters = 18,496
///     output size      floor((13 − 3) / 1) + 1 = 11
///
/// Every number is worked out from the layers; no weights are made for it.
std::string walkthrough(const Sequential& model);

}  // namespace cnn
