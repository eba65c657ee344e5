// Keeps the best weights of a training on disk while it runs.
#pragma once

#include <filesystem>

#include "cnn/nn/train/callback.hpp"
#include "cnn/nn/train/monitor.hpp"

namespace cnn {

struct ModelCheckpointOptions {
  std::filesystem::path file;
  std::string monitor = "val_loss";  ///< or "loss", "accuracy", "val_accuracy"
  bool save_best_only = true;        ///< false: after every epoch
};

/// Writes the weights after each epoch that is the best so far, as `save_weights` does: whenever
/// the program dies, the file is whole, and the best one of an epoch that had ended.
///
///   ModelCheckpoint checkpoint({.file = "best.safetensors"});
///   model.fit(train, {.epochs = 5, .validation = &valid, .callbacks = {&checkpoint}});
class ModelCheckpoint : public Callback {
 public:
  /// Throws std::invalid_argument for another monitor.
  explicit ModelCheckpoint(const ModelCheckpointOptions& options);

  int best_epoch() const { return monitor_.best_epoch(); }  ///< 0: none yet

  void on_train_begin(const TrainingState& state) override;
  /// Throws DataError when the file cannot be written, std::invalid_argument when the epoch has no
  /// such number.
  void on_epoch_end(const TrainingState& state, const EpochRecord& record) override;

 private:
  ModelCheckpointOptions options_;
  Monitor monitor_;
};

}  // namespace cnn
