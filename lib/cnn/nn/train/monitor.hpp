// Which number of an epoch a callback follows, and whether it got better.
#pragma once

#include <string>

#include "cnn/nn/train/history.hpp"

namespace cnn {

/// The best value so far of "loss", "accuracy", "val_loss" or "val_accuracy". A loss gets better
/// when it falls, an accuracy when it rises.
class Monitor {
 public:
  /// `min_delta`: a smaller gain than this is none. Throws std::invalid_argument for another name
  /// and a negative or not finite `min_delta`, naming `who` asks.
  Monitor(std::string who, std::string name, double min_delta = 0);

  /// Looks at one more epoch: is it the best so far? NaN never is. Throws std::invalid_argument
  /// when the epoch does not have the number, saying what is missing.
  bool improves(const EpochRecord& record);

  const std::string& name() const { return name_; }
  int best_epoch() const { return best_epoch_; }  ///< 0: none yet
  double best() const { return best_; }           ///< infinite: none yet

 private:
  double value(const EpochRecord& record) const;

  std::string who_;
  std::string name_;
  double min_delta_;
  bool smaller_is_better_;
  double best_;
  int best_epoch_ = 0;
};

}  // namespace cnn
