#include <catch2_either.hpp>

#include "cnn/nn/exchange/model_checkpoint.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "exchange_examples.hpp"
#include "test_folder.hpp"
#include "train_examples.hpp"

using namespace cnn;
namespace fs = std::filesystem;

namespace {

/// The bias in the file: which epoch's weights it holds.
float bias_in(const fs::path& file) {
  Sequential model = two_to_one();
  load_weights(model, file);
  return model.weight("dense_1.bias")(0);
}

/// Ends epoch after epoch with these validation losses, the bias being the epoch's number.
void end_epochs(ModelCheckpoint& checkpoint, const std::vector<double>& losses) {
  Sequential model = two_to_one();
  const TrainingState state{.model = &model};
  checkpoint.on_train_begin(state);
  for (int epoch = 1; epoch <= static_cast<int>(losses.size()); ++epoch) {
    model.set_weight("dense_1.bias", Tensor({1}, {static_cast<float>(epoch)}));
    checkpoint.on_epoch_end(
        state, {.epoch = epoch,
                .train = {1.0, {}},
                .validation = Scores{losses[static_cast<std::size_t>(epoch - 1)], {}}});
  }
}

}  // namespace

TEST_CASE("ModelCheckpoint: the file holds the best epoch's weights") {
  const TestFolder folder;
  ModelCheckpoint checkpoint({.file = folder.path / "best"});
  end_epochs(checkpoint, {0.5, 0.3, 0.4, 0.3});
  CHECK(bias_in(folder.path / "best") == 2);
  CHECK(checkpoint.best_epoch() == 2);
  end_epochs(checkpoint, {0.9});  // a new training begins anew
  CHECK(bias_in(folder.path / "best") == 1);
}

TEST_CASE("ModelCheckpoint: after every epoch where that is asked for") {
  const TestFolder folder;
  ModelCheckpoint checkpoint({.file = folder.path / "last", .save_best_only = false});
  end_epochs(checkpoint, {0.5, 0.3, 0.4});
  CHECK(bias_in(folder.path / "last") == 3);
}

TEST_CASE("ModelCheckpoint: nothing is written for NaN") {
  const TestFolder folder;
  ModelCheckpoint checkpoint({.file = folder.path / "best"});
  end_epochs(checkpoint, {std::numeric_limits<double>::quiet_NaN()});
  CHECK_FALSE(fs::exists(folder.path / "best"));
}

TEST_CASE("ModelCheckpoint: in a training, the best validation loss is that of the file") {
  const TestFolder folder;
  const TensorExamples train = bars(90, 1);
  const TensorExamples valid = bars(60, 2);
  Sequential model = bars_model();
  model.compile({.optimizer = SGD{.learning_rate = 0.5F}});
  ModelCheckpoint checkpoint({.file = folder.path / "best"});
  const History history = model.fit(
      train, {.epochs = 6, .batch_size = 10, .validation = &valid, .callbacks = {&checkpoint}});
  double best = history.epochs[0].validation->loss;
  for (const EpochRecord& record : history.epochs) best = std::min(best, record.validation->loss);
  load_weights(model, folder.path / "best");
  CHECK(model.evaluate(valid, {}).loss == best);
}

TEST_CASE("ModelCheckpoint: a folder that is missing is told") {
  const TestFolder folder;
  ModelCheckpoint checkpoint({.file = folder.path / "none" / "best"});
  CHECK_THROWS_AS(end_epochs(checkpoint, {1}), DataError);
  CHECK_THROWS_WITH(ModelCheckpoint({.file = "best", .monitor = "val_acc"}),
                    "ModelCheckpoint: monitor must be loss, accuracy, val_loss or val_accuracy. "
                    "Received val_acc.");
}
