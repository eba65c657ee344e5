// Whoever wants to watch a training, or to end it.
#pragma once

#include <string>

#include "cnn/nn/train/history.hpp"

namespace cnn {

class Sequential;

/// Where a training stands, for callbacks.
struct TrainingState {
  const Sequential* model = nullptr;
  int epochs = 1;
  int epoch = 1;          ///< counted from 1
  int examples = 0;       ///< of one epoch
  int examples_done = 0;  ///< of this epoch
  Scores so_far = {};     ///< means over examples_done
};

/// Every function may be left as it is. All are called from the thread that called `fit`, between
/// two batches.
class Callback {
 public:
  virtual ~Callback() = default;

  virtual void on_train_begin(const TrainingState& /*state*/) {}
  virtual void on_epoch_begin(const TrainingState& /*state*/) {}
  virtual void on_batch_end(const TrainingState& /*state*/) {}
  virtual void on_epoch_end(const TrainingState& /*state*/, const EpochRecord& /*record*/) {}
  virtual void on_train_end(const TrainingState& /*state*/, const History& /*history*/) {}

  /// Something that the user should know, such as pixels that look unscaled. Told once.
  virtual void on_remark(const std::string& /*remark*/) {}

  /// Asked after every batch and every epoch: a reason ends the training there. The history and the
  /// weights so far stay.
  virtual std::string wants_to_stop() const { return {}; }

 protected:
  Callback() = default;
  Callback(const Callback&) = default;
  Callback(Callback&&) = default;
  Callback& operator=(const Callback&) = default;
  Callback& operator=(Callback&&) = default;
};

}  // namespace cnn
