// How far a training is: Keras's progress bar on a terminal, one line an epoch elsewhere.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cnn/nn/train/callback.hpp"

namespace cnn {

struct ProgressOptions {
  bool redraws = false;  ///< standard output is a terminal: a line that is drawn again and again
  int columns = 80;      ///< of the terminal
  /// Where the text goes; standard output if empty.
  std::function<void(const std::string&)> write = {};
  /// A clock in seconds; the steady one if empty.
  std::function<double()> now = {};
};

/// On a terminal, drawn at most every 0.05 s:
///   Epoch 1/5
///   36416/60000 [=================>............] - ETA: 11s - loss: 0.2401 - accuracy: 0.9245
/// and when the epoch is over, validation included in the time:
///   60000/60000 [==============================] - 28s 468us/step - loss: 0.1770 - accuracy:
///   0.9447
/// No line is as wide as the terminal, where some would begin a new one: the bar, 30 characters at
/// best, shrinks to make room for loss and accuracy, and goes when fewer than 5 are left; then a
/// line under way loses its last numbers, and a finished one goes on in the next line, as with
/// val_loss and val_accuracy on 80 columns.
///
/// Elsewhere nothing but a whole line when an epoch is over:
///   Epoch 1/5 - 28s 468us/step - loss: 0.1770 - accuracy: 0.9447
class ProgressBar : public Callback {
 public:
  explicit ProgressBar(ProgressOptions options = {});

  void on_train_begin(const TrainingState& state) override;
  void on_epoch_begin(const TrainingState& state) override;
  void on_batch_end(const TrainingState& state) override;
  void on_epoch_end(const TrainingState& state, const EpochRecord& record) override;
  void on_train_end(const TrainingState& state, const History& history) override;
  void on_remark(const std::string& remark) override;

 private:
  std::string head(const TrainingState& state) const;
  void draw(const std::string& line);
  void leave_line();

  ProgressOptions options_;
  double epoch_begin_ = 0;
  double last_drawn_ = 0;
  int drawn_ = 0;  // characters that stand in the line under way
};

}  // namespace cnn
