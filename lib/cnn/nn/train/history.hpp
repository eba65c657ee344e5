// What a training tells about itself, epoch by epoch.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cnn {

/// Means over a data set. Accuracy is there when `metrics` asked for it.
struct Scores {
  double loss = 0;
  std::optional<double> accuracy = {};
};

struct EpochRecord {
  int epoch = 1;  ///< counted from 1
  Scores train;   ///< means over the epoch, while the weights still moved; L2 penalty included
  std::optional<Scores> validation = {};  ///< after the epoch
  double seconds = 0;
};

/// Why a training ended before its last epoch.
enum class Stopped { no, by_callback, not_finite };

struct History {
  std::vector<EpochRecord> epochs;  ///< whole epochs only
  Stopped stopped = Stopped::no;
  std::string reason;  ///< in words for the user; empty when nothing stopped it
};

/// "epoch,loss,accuracy,val_loss,val_accuracy,seconds" and a line an epoch; columns that nobody
/// asked for are left out.
std::string to_csv(const History& history);

}  // namespace cnn
