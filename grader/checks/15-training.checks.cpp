// Lesson 15: two networks, a training, and what to read from it. Trainings of a few small pictures
// are compared bit for bit with the library's own; at the end three networks learn for real.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "calls/bars.hpp"
#include "calls/model_words.hpp"
#include "checks/clothes.hpp"
#include "checks/current_check.hpp"
#include "checks/model_checks.hpp"
#include "checks/recorded_trainings.hpp"
#include "checks/showing.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/train/training.hpp"

using namespace convlings::checks;
using cnn::Sequential;
using cnn::Shape;
using cnn::Tensor;

namespace {

// Networks.

Sequential the_baseline() { return cnn::create_cnn("f d512 d10", {28, 28, 1}); }
Sequential the_assignment() {
  return cnn::create_cnn("c16,3 c32,3 m2 f d64 d10", {28, 28, 1}, {.padding = cnn::valid});
}

/// What one of the student's networks says when it is asked: "dense_baseline().layers".
template <typename... Arguments>
Call network(const std::string& name, const std::string& question, Arguments... arguments) {
  return calling(name + "()." + question, std::move(arguments)...);
}

void takes_digits(const std::string& name) {
  network(name, "input_shape").returns(std::vector<int>{28, 28, 1}, "Height, width, channels.");
}

void has_parameters(const std::string& name, const Sequential& expected) {
  std::vector<std::string> counts;
  for (const cnn::ModelLayer& layer : expected.layers()) {
    if (layer.parameter_count() == 0) continue;
    counts.push_back(layer.name() + " " + cnn::with_commas(layer.parameter_count()));
  }
  network(name, "parameter_count")
      .returns(expected.parameter_count(), fmt::format("The counts: {}.", fmt::join(counts, ", ")));
}

Tensor some_digits(int batch) {
  Tensor digits = random_tensor({batch, 28, 28, 1});
  for (float& pixel : digits) pixel = (pixel + 4) / 8;  // 0 to 1
  return digits;
}

void answers_with_probabilities(const std::string& name) {
  answers_ten_probabilities(
      network(name, "forward", arg("seed", 5), large_arg("batch", some_digits(3))));
}

void answers_like(const std::string& name, Sequential expected) {
  const Tensor digits = some_digits(2);
  const int seed = random_integer(1, 1000);
  expected.build(static_cast<std::uint64_t>(seed));
  network(name, "forward", arg("seed", seed), large_arg("batch", digits))
      .returns(expected.forward(digits));
}

// A training of small pictures.

/// What is trained on what: three sets of bars, made anew from a seed on both sides.
struct Task {
  std::vector<std::string> layers;
  std::vector<int> pictures;  ///< for training, validation, test
  int seed = 1;

  cnn::TensorExamples set(int which) const {
    return convlings::bars(pictures.at(static_cast<std::size_t>(which)), seed + which);
  }
  Sequential model() const { return convlings::model_of_words(layers, {8, 6, 1}); }
};

Task random_task() {
  return {{fmt::format("conv2d filters={} kernel=3 activation=relu", random_integer(2, 5)),
           "max_pooling2d pool=2", "flatten", "dense units=3 activation=softmax"},
          {random_integer(140, 170), random_integer(60, 80), random_integer(81, 99)},
          random_integer(1, 100'000)};
}

Call asking(const std::string& question, const Task& task, double seconds = 4) {
  current_check().expect_training(seconds);
  return calling(question, arg("model", task.layers), arg("pictures", task.pictures),
                 arg("seed", task.seed));
}

/// A training by the library, and what it leaves behind.
struct Outcome {
  Tensor history = {};  ///< (epochs, 4): loss, accuracy, validation loss, validation accuracy
  double test_accuracy = 0;
  double validation_accuracy = 0;
  Tensor answers = {};  ///< to the test pictures, (count, 3)
};

constexpr int epochs_to_train = 5;

Outcome outcome_of(const Task& task) {
  Sequential model = task.model();
  model.compile({.loss = cnn::categorical_crossentropy, .metrics = {cnn::accuracy}});
  const cnn::TensorExamples watched = task.set(1);
  const cnn::History history =
      model.fit(task.set(0), {.epochs = epochs_to_train, .batch_size = 64, .validation = &watched});
  Outcome outcome{.history = Tensor({epochs_to_train, 4})};
  for (int row = 0; row < epochs_to_train; ++row) {
    const cnn::EpochRecord& record = history.epochs.at(static_cast<std::size_t>(row));
    outcome.history(row, 0) = static_cast<float>(record.train.loss);
    outcome.history(row, 1) = static_cast<float>(record.train.accuracy.value());
    outcome.history(row, 2) = static_cast<float>(record.validation->loss);
    outcome.history(row, 3) = static_cast<float>(record.validation->accuracy.value());
  }
  outcome.test_accuracy = model.evaluate(task.set(2), {}).accuracy.value();
  outcome.validation_accuracy = model.evaluate(task.set(1), {}).accuracy.value();
  outcome.answers = model.predict(task.set(2), {});
  return outcome;
}

/// Columns `first` and `first + 1` of two histories are equal.
bool same_columns(const Tensor& a, const Tensor& b, int first) {
  for (int row = 0; row < std::min(a.shape()[0], b.shape()[0]); ++row) {
    for (int column = first; column < first + 2; ++column) {
      if (!(std::abs(a(row, column) - b(row, column)) <= 1e-5F)) return false;  // nor a NaN
    }
  }
  return a.shape() == b.shape();
}

const char* const columns_of_history =
    "A row an epoch: loss, accuracy, validation loss, validation accuracy.";

/// The first number of columns `first` and `first + 1` that is not the library's fails the check.
void has_columns(const Call& call, const Task& task, const Tensor& history, int first) {
  const Tensor expected = outcome_of(task).history;
  if (same_columns(history, expected, first)) {
    call.must(true, "");
    return;
  }
  const char* const names[] = {"loss", "accuracy", "validation loss", "validation accuracy"};
  for (int row = 0; row < 5; ++row) {
    for (int column = first; column < first + 2; ++column) {
      const float want = expected(row, column);
      const float got = history(row, column);
      call.must(std::abs(want - got) <= 1e-5F,
                fmt::format("Epoch {}: the {} should be {:.4f}; yours is {:.4f}.", row + 1,
                            names[column], want, got));
    }
  }
}

/// The student's history, when it has five epochs; else the check fails.
Tensor five_epochs(const Call& call) {
  Tensor history = call.tensor();
  const int epochs = history.size() == 0 ? 0 : history.shape()[0];
  call.must(epochs == 5, fmt::format("The history should have 5 epochs; yours has {}.", epochs),
            epochs == 64 ? "Did epochs and batch size change places?" : "");
  return history;
}

std::string setting(const Call& call, std::size_t place) { return call.texts().at(place); }

// Histories to read.

/// (epochs, 4) from accuracies; the losses fall where accuracy rises, but lead elsewhere.
Call reading(const std::string& question, const Tensor& history) {
  return calling(question + " of read_history", arg("history", history));
}

Tensor history_of(const std::vector<double>& train, const std::vector<double>& validation,
                  const std::vector<double>& validation_loss = {}) {
  Tensor history({static_cast<int>(train.size()), 4});
  for (int row = 0; row < history.shape()[0]; ++row) {
    const auto i = static_cast<std::size_t>(row);
    history(row, 0) = static_cast<float>(2 - train[i]);
    history(row, 1) = static_cast<float>(train[i]);
    history(row, 2) =
        static_cast<float>(validation_loss.empty() ? 1.5 - validation[i] : validation_loss[i]);
    history(row, 3) = static_cast<float>(validation[i]);
  }
  return history;
}

void best_epoch_is(int expected, const Tensor& history) {
  reading("best_epoch", history).returns(expected, columns_of_history);
}

void gap_is(const Tensor& history) {
  const int last = history.shape()[0] - 1;
  const double train = history(last, 1);
  const double validation = history(last, 3);
  reading("gap", history)
      .returns(train - validation,
               fmt::format("{} In the last row: {:.3f} - {:.3f} = {:.3f}.", columns_of_history,
                           train, validation, train - validation));
}

void reduces_errors(double before, double after) {
  const double expected = ((1 - before) - (1 - after)) / (1 - before);
  calling("relative_error_reduction", arg("accuracy_before", before), arg("accuracy_after", after))
      .returns(expected,
               fmt::format("Errors before: 1 - {0:g} = {1:.4g}; after: 1 - {2:g} = {3:.4g}; gone: "
                           "({1:.4g} - {3:.4g}) / {1:.4g} = {4:.4g}.",
                           before, 1 - before, after, 1 - after, expected));
}

/// How many of the recorded networks are trained for real: the first one is quick.
std::size_t networks_for_real() {
#ifdef CONVLINGS_WITH_SANITIZERS
  return 1;  // convolutions would take minutes
#else
  return in_brief() ? 1 : 3;
#endif
}

/// The student's own `train` makes one network learn clothes. Tells what came of it.
void learns_clothes(const RecordedTraining& record, const Clothes& clothes) {
  const Call call = calling(
      "train", arg("model", record.layers), large_arg("training", clothes.training.pictures),
      large_arg("training targets", clothes.training.targets),
      large_arg("validation", clothes.validation.pictures),
      large_arg("validation targets", clothes.validation.targets),
      large_arg("test", clothes.test.pictures), large_arg("test targets", clothes.test.targets));
  const Tensor result = call.tensor();
  const double train = result(0, 1);
  const double test = result(0, 4);
  const std::int64_t parameters =
      convlings::model_of_words(record.layers, {28, 28, 1}).parameter_count();
  remark(fmt::format("{:<24}{:>10}{:>10.3f}{:>8.3f}", record.name, cnn::with_commas(parameters),
                     train, test));
  const auto near = [&](const char* what, double received, double recorded) {
    call.must(std::abs(received - recorded) <= recorded_band,
              fmt::format("After five epochs the {} reached an accuracy of {:.3f} on {} pictures; "
                          "yours reaches {:.3f}.",
                          record.name, recorded, what, received),
              fmt::format("A difference of {} would be chance, this is more.", recorded_band));
  };
  near("training", train, record.epochs.back().train);
  near("test", test, record.test);
}

}  // namespace

TEST_CASE("dense_baseline: it takes grey pictures of 28x28", "[dense_baseline]") {
  takes_digits("dense_baseline");
}

TEST_CASE("dense_baseline: the three layers, with their options", "[dense_baseline]") {
  has_layers(network("dense_baseline", "layers"), descriptions(the_baseline()));
}

TEST_CASE("dense_baseline: 407,050 parameters", "[dense_baseline]") {
  has_parameters("dense_baseline", the_baseline());
}

TEST_CASE("dense_baseline: ten probabilities for each picture", "[dense_baseline]") {
  answers_with_probabilities("dense_baseline");
}

TEST_CASE("dense_baseline: with the same seed, the same numbers as the library's model",
          "[dense_baseline]") {
  answers_like("dense_baseline", the_baseline());
}

TEST_CASE("assignment_network: it takes grey pictures of 28x28", "[assignment_network]") {
  takes_digits("assignment_network");
}

TEST_CASE("assignment_network: two convolutions, a pooling, flatten, two dense layers",
          "[assignment_network]") {
  has_layers(network("assignment_network", "layers"), descriptions(the_assignment()));
}

TEST_CASE("assignment_network: 300,426 parameters", "[assignment_network]") {
  has_parameters("assignment_network", the_assignment());
}

TEST_CASE("assignment_network: ten probabilities for each picture", "[assignment_network]") {
  answers_with_probabilities("assignment_network");
}

TEST_CASE("assignment_network: with the same seed, the same numbers as the library's model",
          "[assignment_network]") {
  answers_like("assignment_network", the_assignment());
}

TEST_CASE("train: the optimizer is RMSprop with a learning rate of 0.001", "[train]") {
  const Call call = asking("settings of train", random_task());
  const std::string expected = to_string(cnn::Optimizer{cnn::RMSprop{.learning_rate = 1e-3F}});
  const std::string received = setting(call, 0);
  call.must(received == expected,
            fmt::format("The model should be compiled with {}; yours is {}.", expected, received));
}

TEST_CASE("train: one-hot targets go with categorical cross-entropy", "[train]") {
  const Call call = asking("settings of train", random_task());
  const std::string received = setting(call, 1);
  call.must(received == "categorical_crossentropy",
            fmt::format("The loss should be categorical_crossentropy; yours is {}.", received),
            "Targets are one-hot rows, and the last layer ends with softmax.");
}

TEST_CASE("train: accuracy is measured beside the loss", "[train]") {
  const Call call = asking("settings of train", random_task());
  const std::string received = setting(call, 2);
  call.must(received == "accuracy",
            fmt::format("The metrics should be {{accuracy}}; yours are {}.", received));
}

TEST_CASE("train: five epochs", "[train]") {
  five_epochs(asking("history of train", random_task()));
}

TEST_CASE("train: after every epoch the validation pictures are asked", "[train]") {
  const Call call = asking("history of train", random_task());
  const Tensor history = five_epochs(call);
  for (int row = 0; row < 5; ++row) {
    call.must(
        !std::isnan(history(row, 2)),
        fmt::format("Epoch {} has no validation. fit takes .validation = &validation.", row + 1));
  }
}

TEST_CASE("train: it learns from the training pictures, in batches of 64", "[train]") {
  const Task task = random_task();
  const Call call = asking("history of train", task);
  has_columns(call, task, five_epochs(call), 0);
}

TEST_CASE("train: what it watches are the validation pictures", "[train]") {
  const Task task = random_task();
  const Call call = asking("history of train", task);
  has_columns(call, task, five_epochs(call), 2);
}

TEST_CASE("train: the model that it was given has learned", "[train]") {
  const Task task = random_task();
  asking("answers after train", task).returns(outcome_of(task).answers);
}

TEST_CASE("train: at the end the test pictures are asked", "[train]") {
  for (int i = 0; i < 3; ++i) {
    const Task task = random_task();
    const Outcome outcome = outcome_of(task);
    const Call call = asking("test_accuracy of train", task);
    const double received = call.number();
    call.must(std::abs(received - outcome.test_accuracy) < 1e-6,
              fmt::format("The test accuracy is {:.4f}; yours is {:.4f}.", outcome.test_accuracy,
                          received),
              std::abs(received - outcome.validation_accuracy) < 1e-6
                  ? "Yours is the accuracy on the validation pictures."
                  : "");
  }
}

TEST_CASE("train: three networks learn clothes, for real", "[train]") {
  const Task task = random_task();
  const Call rehearsal = asking("history of train", task, 120);
  has_columns(rehearsal, task, five_epochs(rehearsal), 0);  // a wrong one might take hours
  const Clothes clothes = shipped_clothes();
  remark(fmt::format("{:<24}{:>10}{:>10}{:>8}", "accuracy after 5 epochs", "parameters", "training",
                     "test"));
  for (std::size_t i = 0; i < networks_for_real(); ++i) {
    learns_clothes(recorded_trainings().at(i), clothes);
  }
}

TEST_CASE("relative_error_reduction: from 0.90 to 0.95 half of the errors are gone",
          "[relative_error_reduction]") {
  reduces_errors(0.90, 0.95);
}

TEST_CASE("relative_error_reduction: the notes' dense network and their convnet",
          "[relative_error_reduction]") {
  reduces_errors(0.978, 0.993);
}

TEST_CASE("relative_error_reduction: nothing changes, nothing is left to do",
          "[relative_error_reduction]") {
  reduces_errors(0.8, 0.8);
  reduces_errors(0.7, 1.0);
}

TEST_CASE("relative_error_reduction: more errors than before count below zero",
          "[relative_error_reduction]") {
  reduces_errors(0.9, 0.8);
  reduces_errors(0.5, 0.4);
}

TEST_CASE("relative_error_reduction: any two accuracies", "[relative_error_reduction]") {
  for (int i = 0; i < 6; ++i) {
    reduces_errors(random_integer(0, 990) / 1000.0, random_integer(0, 1000) / 1000.0);
  }
}

TEST_CASE("read_history: a single epoch", "[read_history]") {
  best_epoch_is(1, history_of({0.4}, {0.5}));
  gap_is(history_of({0.8}, {0.5}));
}

TEST_CASE("read_history: the best epoch is counted from 1", "[read_history]") {
  best_epoch_is(4, history_of({0.5, 0.6, 0.7, 0.8}, {0.5, 0.6, 0.65, 0.7}));
}

TEST_CASE("read_history: the best epoch may lie in the middle", "[read_history]") {
  best_epoch_is(2, history_of({0.6, 0.8, 0.9, 0.95, 0.99}, {0.7, 0.85, 0.8, 0.82, 0.79}));
}

TEST_CASE("read_history: of equals the first", "[read_history]") {
  best_epoch_is(2, history_of({0.6, 0.8, 0.9, 0.95}, {0.7, 0.75, 0.75, 0.72}));
  best_epoch_is(1, history_of({0.6, 0.8, 0.9}, {0.75, 0.7, 0.75}));
}

TEST_CASE("read_history: validation accuracy decides, no loss", "[read_history]") {
  best_epoch_is(3, history_of({0.6, 0.7, 0.75, 0.9}, {0.7, 0.6, 0.8, 0.75}, {0.9, 0.5, 0.8, 0.6}));
}

TEST_CASE("read_history: the gap is that of the last epoch", "[read_history]") {
  gap_is(history_of({0.6, 0.8, 0.9}, {0.7, 0.85, 0.7}));
  gap_is(history_of({0.9, 0.7}, {0.4, 0.6}));
}

TEST_CASE("read_history: the gap is below zero when validation is ahead", "[read_history]") {
  gap_is(history_of({0.5, 0.6}, {0.6, 0.75}));
}

TEST_CASE("read_history: any history", "[read_history]") {
  for (int i = 0; i < 6; ++i) {
    std::vector<double> train;
    std::vector<double> validation;
    std::vector<double> loss;
    for (int epoch = random_integer(2, 9); epoch > 0; --epoch) {
      train.push_back(random_integer(300, 990) / 1000.0);
      validation.push_back(random_integer(30, 99) / 100.0);
      loss.push_back(random_integer(20, 200) / 100.0);
    }
    const auto best = std::max_element(validation.begin(), validation.end());  // the first
    best_epoch_is(static_cast<int>(best - validation.begin()) + 1,
                  history_of(train, validation, loss));
    gap_is(history_of(train, validation, loss));
  }
}
