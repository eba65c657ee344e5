// Ctrl-C as a wish: the batch is finished, and nothing that was learned is lost.
#pragma once

#include "cnn/nn/train/callback.hpp"

namespace convlings {

/// Exit status of a program that ended because the user wanted it.
constexpr int interrupted_status = 130;

/// While one lives, the first Ctrl-C (SIGINT) or SIGTERM makes `came` true and ends a training that
/// has it as a callback after its batch; the second one ends the program at once. One at a time.
class Interrupt : public cnn::Callback {
 public:
  Interrupt();
  ~Interrupt() override;
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool came() const;

  void on_batch_end(const cnn::TrainingState& state) override { state_ = state; }
  /// "interrupted in epoch 3 after 2,880 of 5,400 pictures".
  std::string wants_to_stop() const override;

 private:
  cnn::TrainingState state_;
};

}  // namespace convlings
