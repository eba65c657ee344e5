#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "cnn/nn/train/early_stopping.hpp"
#include "train_examples.hpp"

using namespace cnn;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

EpochRecord with_val_loss(int epoch, double loss) {
  return {.epoch = epoch, .train = {1.0, {}}, .validation = Scores{loss, {}}};
}

/// In which epoch a training with these validation losses ends; 0: in none.
int stopped_in(const EarlyStoppingOptions& options, const std::vector<double>& losses) {
  const Sequential model = bars_model();
  const TrainingState state{.model = &model};
  EarlyStopping stopping(options);
  stopping.on_train_begin(state);
  for (int epoch = 1; epoch <= static_cast<int>(losses.size()); ++epoch) {
    stopping.on_epoch_end(state, with_val_loss(epoch, losses[static_cast<std::size_t>(epoch - 1)]));
    if (!stopping.wants_to_stop().empty()) return epoch;
  }
  return 0;
}

/// Pictures with the answers of others: the better the true ones are learned, the worse for these.
TensorExamples with_targets_of(const Examples& pictures, const Examples& others) {
  const int count = pictures.size();
  const std::int64_t target_size = others.target_size();
  Tensor inputs(with_batch(count, pictures.input_shape()));
  Tensor targets({count, others.target_size()});
  for (int i = 0; i < count; ++i) {
    pictures.copy_input(i, inputs.data() + i * pictures.input_shape().size());
    others.copy_target(i, targets.data() + i * target_size);
  }
  return {inputs, targets};
}

}  // namespace

TEST_CASE("EarlyStopping: patience counts epochs without a gain, as in Keras") {
  const std::vector<double> losses{0.9, 0.7, 0.8, 0.75, 0.6, 0.6, 0.65, 0.7};
  CHECK(stopped_in({.patience = 0}, losses) == 3);
  CHECK(stopped_in({.patience = 1}, losses) == 3);
  CHECK(stopped_in({.patience = 2}, losses) == 4);
  CHECK(stopped_in({.patience = 3}, losses) == 8);  // 0.6 again is no gain
  CHECK(stopped_in({.patience = 4}, losses) == 0);
}

TEST_CASE("EarlyStopping: a gain below min_delta is none") {
  CHECK(stopped_in({.min_delta = 0.15, .patience = 2}, {0.9, 0.8, 0.7, 0.6}) == 0);
  CHECK(stopped_in({.min_delta = 0.25, .patience = 2}, {0.9, 0.8, 0.7, 0.6}) == 3);
}

TEST_CASE("EarlyStopping: NaN is no gain, and the first number after it is") {
  CHECK(stopped_in({.patience = 2}, {not_a_number, not_a_number, 0.5}) == 2);
  CHECK(stopped_in({.patience = 2}, {not_a_number, 0.5, not_a_number, 0.4}) == 0);
}

TEST_CASE("EarlyStopping: an accuracy gets better when it rises") {
  const Sequential model = bars_model();
  const TrainingState state{.model = &model};
  EarlyStopping stopping({.monitor = "accuracy"});
  stopping.on_train_begin(state);
  for (const auto& [epoch, accuracy] : {std::pair{1, 0.5}, {2, 0.7}, {3, 0.6}}) {
    CHECK(stopping.wants_to_stop().empty());
    stopping.on_epoch_end(state, {.epoch = epoch, .train = {1.0, accuracy}});
  }
  CHECK(stopping.wants_to_stop() ==
        "early stopping: accuracy has not got better for 1 epoch (best in epoch 2)");
}

TEST_CASE("EarlyStopping: ends fit, and gives back the weights of the best epoch") {
  const TensorExamples train = bars(90, 1);
  const TensorExamples valid = with_targets_of(bars(60, 2), bars(60, 3));
  Sequential model = bars_model();
  model.compile({.optimizer = Adam{.learning_rate = 0.01F}, .metrics = {accuracy}});
  EarlyStopping stopping({.patience = 2, .restore_best_weights = true});
  const History history = model.fit(train, {.epochs = 60,
                                            .batch_size = 10,
                                            .validation = &valid,
                                            .threads = 1,
                                            .callbacks = {&stopping}});
  REQUIRE(history.stopped == Stopped::by_callback);
  CHECK(history.reason.starts_with("early stopping: val_loss has not got better for 2 epochs"));
  REQUIRE(static_cast<int>(history.epochs.size()) == stopping.best_epoch() + 2);
  const double best =
      history.epochs[static_cast<std::size_t>(stopping.best_epoch() - 1)].validation->loss;
  CHECK(model.evaluate(valid, {}).loss > best);
  stopping.restore(model);
  CHECK(model.evaluate(valid, {}).loss == best);
}

TEST_CASE("EarlyStopping: a second fit begins to count anew") {
  const Sequential model = bars_model();
  const TrainingState state{.model = &model};
  EarlyStopping stopping;
  stopping.on_train_begin(state);
  stopping.on_epoch_end(state, with_val_loss(1, 0.1));
  stopping.on_epoch_end(state, with_val_loss(2, 0.2));
  CHECK_FALSE(stopping.wants_to_stop().empty());
  stopping.on_train_begin(state);
  CHECK(stopping.wants_to_stop().empty());
  stopping.on_epoch_end(state, with_val_loss(1, 0.5));
  CHECK(stopping.wants_to_stop().empty());
}

TEST_CASE("EarlyStopping: what cannot work is told") {
  CHECK_THROWS_WITH(EarlyStopping({.monitor = "acc"}),
                    "EarlyStopping: monitor must be loss, accuracy, val_loss or val_accuracy. "
                    "Received acc.");
  CHECK_THROWS_WITH(EarlyStopping({.min_delta = -1}),
                    "EarlyStopping: min_delta must be a number from 0. Received -1.");
  CHECK_THROWS_WITH(EarlyStopping({.min_delta = not_a_number}),
                    "EarlyStopping: min_delta must be a number from 0. Received nan.");
  CHECK_THROWS_WITH(EarlyStopping({.patience = -1}),
                    "EarlyStopping: patience must be at least 0. Received -1.");
  Sequential model = bars_model();
  const TrainingState state{.model = &model};
  EarlyStopping stopping;
  CHECK_THROWS_WITH(stopping.on_epoch_end(state, {.epoch = 1, .train = {1.0, {}}}),
                    "EarlyStopping: val_loss needs examples to validate on. Give fit .validation, "
                    "or monitor loss.");
  EarlyStopping of_accuracy({.monitor = "accuracy"});
  CHECK_THROWS_WITH(of_accuracy.on_epoch_end(state, {.epoch = 1, .train = {1.0, {}}}),
                    "EarlyStopping: accuracy is not measured. Compile with .metrics = {accuracy}.");
  CHECK_THROWS_AS(stopping.restore(model), std::logic_error);
}

TEST_CASE("to_csv: a line an epoch, columns that nobody asked for are left out") {
  History history;
  CHECK(to_csv(history) == "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n");
  history.epochs.push_back({.epoch = 1, .train = {0.5, {}}, .seconds = 1.25});
  CHECK(to_csv(history) == "epoch,loss,seconds\n1,0.5,1.25\n");
  history.epochs.push_back(
      {.epoch = 2, .train = {not_a_number, 0.75}, .validation = Scores{0.1, 1.0}, .seconds = 1});
  CHECK(to_csv(history) ==
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n"
        "1,0.5,,,,1.25\n"
        "2,nan,0.75,0.1,1,1\n");
}

TEST_CASE("to_csv: numbers keep all their digits") {
  History history;
  history.epochs.push_back({.epoch = 1, .train = {1.0 / 3, {}}, .seconds = 1e-9});
  const std::string line = to_csv(history).substr(std::string("epoch,loss,seconds\n1,").size());
  CHECK(std::stod(line) == 1.0 / 3);
  CHECK(line.ends_with(",1e-09\n"));
}
