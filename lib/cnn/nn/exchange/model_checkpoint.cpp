#include "cnn/nn/exchange/model_checkpoint.hpp"

#include "cnn/nn/exchange/weights.hpp"

namespace cnn {
namespace {

constexpr const char* who = "ModelCheckpoint";

}  // namespace

ModelCheckpoint::ModelCheckpoint(const ModelCheckpointOptions& options)
    : options_(options), monitor_(who, options.monitor) {}

void ModelCheckpoint::on_train_begin(const TrainingState& /*state*/) {
  monitor_ = Monitor(who, options_.monitor);
}

void ModelCheckpoint::on_epoch_end(const TrainingState& state, const EpochRecord& record) {
  const bool best = monitor_.improves(record);
  if (best || !options_.save_best_only) save_weights(*state.model, options_.file);
}

}  // namespace cnn
