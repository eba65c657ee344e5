// What fit, evaluate and predict ask of their arguments before they begin.
#pragma once

#include "cnn/nn/train/training.hpp"

namespace cnn {

/// Throws std::logic_error unless the model was compiled. `who` is "fit" or "evaluate".
void require_compiled(const Sequential& model, const char* who);

/// Throws std::invalid_argument for a number of epochs, a batch size or threads that make no sense.
void require_fit_options(const FitOptions& options);

/// Throws std::logic_error unless the model has its weights.
void require_built(const Sequential& model, const char* who);

/// Throws ShapeError when there are no examples or the model cannot take them. `what` is
/// "training", "validation" and so on.
void require_inputs_fit(const Sequential& model, const Examples& examples, const char* what);

/// The same, and its loss must be able to take their targets.
void require_examples_fit(const Sequential& model, const Examples& examples, const char* what);

bool asks_for_accuracy(const CompileOptions& options);

}  // namespace cnn
