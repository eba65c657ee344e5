// Ends a training that no longer gets better.
#pragma once

#include <utility>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/train/callback.hpp"
#include "cnn/nn/train/monitor.hpp"

namespace cnn {

/// Keras's words and defaults.
struct EarlyStoppingOptions {
  std::string monitor = "val_loss";  ///< or "loss", "accuracy", "val_accuracy"
  double min_delta = 0;              ///< a smaller gain than this is none
  int patience = 0;  ///< epochs without a gain that are put up with, as Keras counts
  bool restore_best_weights = false;  ///< keep the weights of the best epoch for `restore`
};

/// Stops after `patience` epochs in a row without a gain (after the first one if patience is 0 or
/// 1). Callbacks only watch, so the weights of the best epoch are given back on request:
///
///   EarlyStopping stopping({.patience = 2, .restore_best_weights = true});
///   model.fit(train, {.epochs = 50, .validation = &valid, .callbacks = {&stopping}});
///   stopping.restore(model);
class EarlyStopping : public Callback {
 public:
  /// Throws std::invalid_argument for another monitor, a negative min_delta or patience.
  explicit EarlyStopping(const EarlyStoppingOptions& options = {});

  /// Gives the model the weights of the best epoch. Throws std::logic_error unless
  /// restore_best_weights was asked for and an epoch has ended.
  void restore(Sequential& model) const;

  int best_epoch() const { return monitor_.best_epoch(); }  ///< 0: none yet

  void on_train_begin(const TrainingState& state) override;
  /// Throws std::invalid_argument when the epoch has no such number: val_loss without validation.
  void on_epoch_end(const TrainingState& state, const EpochRecord& record) override;
  std::string wants_to_stop() const override;

 private:
  EarlyStoppingOptions options_;
  Monitor monitor_;
  int waited_ = 0;
  std::vector<std::pair<std::string, Tensor>> best_weights_;  // dotted names
};

}  // namespace cnn
