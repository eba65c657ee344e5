#include "cnn/nn/train/early_stopping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {
namespace {

constexpr const char* who = "EarlyStopping";

}  // namespace

EarlyStopping::EarlyStopping(const EarlyStoppingOptions& options)
    : options_(options), monitor_(who, options.monitor, options.min_delta) {
  if (options.patience < 0) {
    throw std::invalid_argument(
        fmt::format("{}: patience must be at least 0. Received {}.", who, options.patience));
  }
}

void EarlyStopping::on_train_begin(const TrainingState& /*state*/) {
  monitor_ = Monitor(who, options_.monitor, options_.min_delta);
  waited_ = 0;
  best_weights_.clear();
}

void EarlyStopping::on_epoch_end(const TrainingState& state, const EpochRecord& record) {
  if (!monitor_.improves(record)) {
    ++waited_;
    return;
  }
  waited_ = 0;
  if (!options_.restore_best_weights) return;
  best_weights_.clear();
  for (const ModelLayer& placed : state.model->layers()) {
    for (const Weight& weight : placed.layer().weights()) {
      best_weights_.emplace_back(placed.name() + "." + weight.name, weight.value);
    }
  }
}

std::string EarlyStopping::wants_to_stop() const {
  if (waited_ == 0 || waited_ < options_.patience) return {};
  return fmt::format("early stopping: {} has not got better for {} epoch{}{}", monitor_.name(),
                     waited_, waited_ == 1 ? "" : "s",
                     best_epoch() == 0 ? "" : fmt::format(" (best in epoch {})", best_epoch()));
}

void EarlyStopping::restore(Sequential& model) const {
  if (best_weights_.empty()) {
    throw std::logic_error(
        "EarlyStopping: there are no weights to restore. Ask for them with .restore_best_weights = "
        "true, and train for an epoch at least.");
  }
  for (const auto& [name, value] : best_weights_) model.set_weight(name, value);
}

}  // namespace cnn
