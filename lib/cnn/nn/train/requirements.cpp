#include "cnn/nn/train/requirements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

void require_at_least(int least, const char* option, int value) {
  if (value >= least) return;
  throw std::invalid_argument(
      fmt::format("fit: {0} must be at least {1}. Received {0}={2}.", option, least, value));
}

}  // namespace

void require_compiled(const Sequential& model, const char* who) {
  if (model.compiled()) return;
  throw std::logic_error(fmt::format(
      "Sequential: {} wants to know the loss. Call model.compile({{.optimizer = RMSprop{{}}, .loss "
      "= categorical_crossentropy, .metrics = {{accuracy}}}}) first.",
      who));
}

void require_fit_options(const FitOptions& options) {
  require_at_least(1, "epochs", options.epochs);
  require_at_least(1, "batch_size", options.batch_size);
  require_at_least(0, "threads", options.threads);
}

void require_built(const Sequential& model, const char* who) {
  if (model.is_built()) return;
  throw std::logic_error(
      fmt::format("Sequential: {} needs weights. Call fit or build first, or load them.", who));
}

void require_inputs_fit(const Sequential& model, const Examples& examples, const char* what) {
  if (model.layers().empty()) {
    throw std::logic_error("Sequential: there is nothing to train. Add a layer first.");
  }
  if (examples.size() < 1) {
    throw ShapeError(fmt::format("Sequential: {} needs at least one example. Received 0.", what));
  }
  if (examples.input_shape() != model.input_shape()) {
    throw ShapeError(fmt::format(
        "Sequential: {} takes examples of shape {}. Received {} examples of shape {}. Make the "
        "model with Sequential model({}), or reshape the examples.",
        model.name(), to_string(model.input_shape()), what, to_string(examples.input_shape()),
        to_string(examples.input_shape())));
  }
}

void require_examples_fit(const Sequential& model, const Examples& examples, const char* what) {
  require_inputs_fit(model, examples, what);
  require_loss_fits(model.compiled()->loss, model.output_shape(),
                    model.layers().back().layer().activation(), examples.target_size());
}

bool asks_for_accuracy(const CompileOptions& options) {
  return std::find(options.metrics.begin(), options.metrics.end(), accuracy) !=
         options.metrics.end();
}

}  // namespace cnn
