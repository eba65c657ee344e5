#include "commands/run_options.hpp"

namespace convlings {

void RunOptions::add_to(Command& command) {
  model.add_to(command);
  data.add_to(command);
  command.option("--epochs", epochs, "Times that all pictures are learned from (5)", 1, 1'000'000);
  command.option("--batch-size", batch_size, "Pictures a step (64)", 1, 1'000'000);
  optimizer.add_to(command);
  command.option("--hold-out", hold_out, "Share of the pictures to validate on (0)", 1e-9, 0.999);
  command.option("--early-stopping", early_stopping,
                 "Epochs without a gain in val_loss to put up with", 1, 1'000'000);
  command.option("--seed", model.seed, "Of weights, order and dropout: same seed, same bits");
  command.option("--threads", threads, "Else one for each processor; no change in the result", 1,
                 1024);
  command.option("--out", out, "Folder for the results, made where missing", true);
  command.flag("--force", force, "Write over a training that lies there");
}

}  // namespace convlings
