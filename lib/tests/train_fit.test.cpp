#include <atomic>
#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "cnn/core/errors.hpp"
#include "train_examples.hpp"

using namespace cnn;

namespace {

const CompileOptions by_adam{.optimizer = Adam{.learning_rate = 0.01F}, .metrics = {accuracy}};

/// Writes down what it is told, in order.
struct Diary : Callback {
  std::vector<std::string> lines;
  std::string stop_at;  ///< the line at which it wants to stop

  void on_train_begin(const TrainingState& state) override {
    lines.push_back("train of " + std::to_string(state.epochs));
  }
  void on_epoch_begin(const TrainingState& state) override {
    lines.push_back("epoch " + std::to_string(state.epoch));
  }
  void on_batch_end(const TrainingState& state) override {
    lines.push_back(std::to_string(state.examples_done) + "/" + std::to_string(state.examples));
  }
  void on_epoch_end(const TrainingState& /*state*/, const EpochRecord& record) override {
    lines.push_back("end of " + std::to_string(record.epoch));
  }
  void on_train_end(const TrainingState& /*state*/, const History& history) override {
    lines.push_back("over after " + std::to_string(history.epochs.size()));
  }
  void on_remark(const std::string& remark) override { lines.push_back(remark); }
  std::string wants_to_stop() const override {
    return !stop_at.empty() && lines.back() == stop_at ? "the diary is full" : "";
  }
};

}  // namespace

TEST_CASE("fit: a small convnet learns to tell bars, and keeps it on pictures it never saw") {
  const TensorExamples train = bars(300, 1);
  const TensorExamples test = bars(100, 2);
  Sequential model = bars_model();
  model.compile(by_adam);
  const History history =
      model.fit(train, {.epochs = 12, .batch_size = 20, .validation = &test, .threads = 2});
  REQUIRE(history.epochs.size() == 12);
  CHECK(history.stopped == Stopped::no);
  const EpochRecord& first = history.epochs.front();
  const EpochRecord& last = history.epochs.back();
  CHECK(first.epoch == 1);
  CHECK(last.epoch == 12);
  CHECK(last.train.loss < 0.3 * first.train.loss);
  CHECK(last.train.accuracy.value() > 0.95);
  CHECK(last.validation.value().accuracy.value() > 0.95);

  const Scores scores = model.evaluate(test, {});
  CHECK(scores.loss == last.validation->loss);
  CHECK(scores.accuracy == last.validation->accuracy);
}

TEST_CASE("fit: an untrained network of three classes has the loss of guessing, about ln 3") {
  Sequential model = bars_model();
  model.compile({.optimizer = SGD{.learning_rate = 0}});
  model.build(3);
  const std::vector<float> before = all_weights(model);
  const History history = model.fit(bars(200, 1), {.batch_size = 64});
  CHECK(history.epochs[0].train.loss == Catch::Approx(std::log(3.0)).margin(0.2));
  CHECK_FALSE(history.epochs[0].train.accuracy.has_value());
  CHECK_FALSE(history.epochs[0].validation.has_value());
  CHECK(all_weights(model) == before);
}

TEST_CASE("fit: every example is seen once an epoch, also by a last batch that is smaller") {
  struct Counting : Examples {
    mutable std::vector<std::atomic<int>> seen = std::vector<std::atomic<int>>(50);
    int size() const override { return 50; }
    Shape input_shape() const override { return {2}; }
    int target_size() const override { return 1; }
    void copy_input(int index, float* input) const override {
      ++seen[static_cast<std::size_t>(index)];
      input[0] = input[1] = static_cast<float>(index);
    }
    void copy_target(int index, float* target) const override {
      *target = static_cast<float>(index);
    }
  };
  Sequential model({2});
  model.add(Dense({.units = 1}));
  model.compile({.optimizer = SGD{.learning_rate = 1e-5F}, .loss = mean_squared_error});
  const Counting examples;
  Diary diary;
  model.fit(examples, {.epochs = 1, .batch_size = 16, .threads = 2, .callbacks = {&diary}});
  CHECK(diary.lines == std::vector<std::string>{
                           "train of 1",
                           "The inputs reach 49: they look like raw pixels, 0 to 255. Divide them "
                           "by 255, or the first steps may throw the weights far off.",
                           "epoch 1", "16/50", "32/50", "48/50", "50/50", "end of 1",
                           "over after 1"});
  for (const auto& times : examples.seen) CHECK(times == 2);  // once for the remark on inputs
}

TEST_CASE(
    "fit: a callback ends the training after its batch, and whole epochs stay in the history") {
  const TensorExamples train = bars(40, 1);
  Diary diary;
  Sequential model = bars_model();
  model.compile(by_adam);

  SECTION("in the middle of the second epoch") {
    diary.stop_at = "20/40";
    const History history =
        model.fit(train, {.epochs = 3, .batch_size = 20, .callbacks = {&diary}});
    CHECK(diary.lines ==
          std::vector<std::string>{"train of 3", "epoch 1", "20/40", "over after 0"});
    CHECK(history.stopped == Stopped::by_callback);
    CHECK(history.reason == "the diary is full");
    CHECK(history.epochs.empty());
  }
  SECTION("after an epoch") {
    diary.stop_at = "end of 2";
    const History history =
        model.fit(train, {.epochs = 3, .batch_size = 40, .callbacks = {&diary}});
    CHECK(history.epochs.size() == 2);
    CHECK(history.stopped == Stopped::by_callback);
    CHECK(diary.lines.back() == "over after 2");
  }
}

TEST_CASE("fit: a second call goes on where the first one stopped") {
  const TensorExamples train = bars(64, 1);
  Sequential whole = bars_model();
  whole.compile(by_adam);
  whole.fit(train, {.epochs = 2, .batch_size = 16, .shuffle = false});
  Sequential twice = bars_model();
  twice.compile(by_adam);
  twice.fit(train, {.epochs = 1, .batch_size = 16, .shuffle = false});
  Sequential copy = twice;
  twice.fit(train, {.epochs = 1, .batch_size = 16, .shuffle = false});
  copy.fit(train, {.epochs = 1, .batch_size = 16, .shuffle = false});
  CHECK(all_weights(twice) == all_weights(whole));
  CHECK(all_weights(copy) == all_weights(whole));

  copy.compile(by_adam);  // the optimizer forgets
  copy.fit(train, {.epochs = 1, .batch_size = 16, .shuffle = false});
  twice.fit(train, {.epochs = 1, .batch_size = 16, .shuffle = false});
  CHECK_FALSE(all_weights(copy) == all_weights(twice));
}

TEST_CASE("fit: a loss that is no number ends the training and says what to do") {
  const TensorExamples train = bars(64, 1);
  Sequential model = bars_model();
  model.compile({.optimizer = SGD{.learning_rate = 1e30F}});
  const History history = model.fit(train, {.epochs = 5, .batch_size = 16});
  CHECK(history.stopped == Stopped::not_finite);
  CHECK_THAT(history.reason, Catch::Contains("in epoch 1 after"));
  CHECK_THAT(history.reason, Catch::Contains("the learning rate is 1e+30. Try a tenth of it"));
}

TEST_CASE("fit: inputs that hold nan are pointed out") {
  Tensor pictures({4, 8, 6, 1});
  pictures(2, 1, 1, 0) = std::numeric_limits<float>::quiet_NaN();
  Tensor targets({4, 3});
  for (int i = 0; i < 4; ++i) targets(i, 0) = 1;
  Diary diary;
  Sequential model = bars_model();
  model.compile(by_adam);
  const History history = model.fit(TensorExamples(pictures, targets), {.callbacks = {&diary}});
  CHECK_THAT(diary.lines[1], Catch::Contains("not finite"));
  CHECK(history.stopped == Stopped::not_finite);
  CHECK_THAT(history.reason, Catch::Contains("not finite"));
}

TEST_CASE("fit, evaluate, predict: say what is missing") {
  const TensorExamples train = bars(8, 1);
  Sequential model = bars_model();
  CHECK_THROWS_WITH(model.fit(train, {}), Catch::Contains("Call model.compile("));
  CHECK_THROWS_WITH(model.evaluate(train, {}), Catch::Contains("Call model.compile("));
  CHECK_THROWS_WITH(model.predict(train, {}),
                    "Sequential: predict needs weights. Call fit or build first, or load them.");
  model.compile(by_adam);
  CHECK_THROWS_WITH(model.evaluate(train, {}), Catch::Contains("evaluate needs weights"));
  CHECK_THROWS_WITH(model.fit(train, {.epochs = 0}),
                    "fit: epochs must be at least 1. Received epochs=0.");
  CHECK_THROWS_WITH(model.fit(train, {.batch_size = 0}),
                    "fit: batch_size must be at least 1. Received batch_size=0.");
  CHECK_THROWS_AS(model.fit(train, {.threads = -1}), std::invalid_argument);
  CHECK_THROWS_AS(model.compile({.optimizer = SGD{.learning_rate = -1}}), std::invalid_argument);
  const TensorExamples other(Tensor({5, 6, 8, 1}), Tensor({5, 3}));
  CHECK_THROWS_WITH(model.fit(other, {}),
                    "Sequential: sequential_1 takes examples of shape (8, 6, 1). Received training "
                    "examples of shape (6, 8, 1). Make the model with Sequential model((6, 8, 1)), "
                    "or reshape the examples.");
  CHECK_THROWS_WITH(model.fit(train, {.validation = &other}),
                    Catch::Contains("Received validation examples of shape (6, 8, 1)"));
  CHECK_THROWS_AS(model.fit(TensorExamples(Tensor({5, 8, 6, 1}), Tensor({5, 4})), {}), ShapeError);
}

TEST_CASE("predict: what forward answers, for any number of examples and threads") {
  const TensorExamples examples = bars(37, 4);
  Sequential model = bars_model(0.5F);
  model.build(1);
  Tensor batch({37, 8, 6, 1});
  for (int i = 0; i < 37; ++i) examples.copy_input(i, batch.data() + std::int64_t{i} * 48);
  const Tensor expected = model.forward(batch);
  for (const int threads : {1, 3}) {
    const Tensor answers = model.predict(examples, {.threads = threads});
    REQUIRE(answers.shape() == Shape{37, 3});
    for (std::int64_t i = 0; i < answers.size(); ++i) {
      CHECK(answers.data()[i] == Catch::Approx(expected.data()[i]).epsilon(1e-5));
    }
  }
}
