// Whole trainings against another framework; fixtures/make_training_fixture.py says how they were
// made.
#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cnn/core/random.hpp"
#include "cnn/nn/train/training.hpp"

using namespace cnn;

namespace {

constexpr int examples = 20;

struct TrainingFixture {
  std::string loss;
  std::string optimizer;
  std::vector<double> losses;
  std::vector<std::vector<double>> weights;
};

std::vector<double> numbers_in(const std::string& line) {
  std::istringstream text(line);
  return {std::istream_iterator<double>(text), {}};
}

std::vector<TrainingFixture> read_fixtures() {
  std::ifstream file(CONVLINGS_SOURCE_DIR "/lib/tests/fixtures/training.fixtures");
  std::vector<TrainingFixture> fixtures;
  for (std::string line; std::getline(file, line);) {
    std::istringstream text(line);
    std::string word;
    if (text >> word; word == "case") {
      text >> fixtures.emplace_back().loss >> fixtures.back().optimizer;
    } else if (fixtures.back().losses.empty()) {
      fixtures.back().losses = numbers_in(line);
    } else {
      fixtures.back().weights.push_back(numbers_in(line));
    }
  }
  return fixtures;
}

Optimizer optimizer_named(const std::string& name) {
  if (name == "sgd") return SGD{.learning_rate = 0.05F};
  if (name == "momentum") return SGD{.learning_rate = 0.05F, .momentum = 0.9F};
  if (name == "nesterov") return SGD{.learning_rate = 0.05F, .momentum = 0.9F, .nesterov = true};
  if (name == "rmsprop") return RMSprop{};
  return Adam{};
}

struct Task {
  int units;
  Loss loss;
  ActivationFunction ending;
};

Task task_named(const std::string& name) {
  if (name == "sparse") return {3, sparse_categorical_crossentropy, softmax};
  if (name == "binary") return {1, binary_crossentropy, sigmoid};
  if (name == "squared") return {2, mean_squared_error, linear};
  return {3, categorical_crossentropy, softmax};
}

Sequential make_model(const Task& task, Random& random) {
  Sequential model({7, 6, 2});
  model.add(Conv2D({.filters = 4,
                    .kernel_size = 3,
                    .padding = same,
                    .activation = relu,
                    .kernel_regularizer = L2{0.01F}}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 6, .kernel_size = 2, .activation = sigmoid}));
  model.add(AveragePooling2D({.pool_size = 2, .strides = 1}));
  model.add(Flatten());
  model.add(Dense({.units = 5, .activation = relu}));
  model.add(Dense({.units = task.units, .activation = task.ending}));
  model.build();
  for (ModelLayer& placed : model.layers()) {
    for (Weight& weight : placed.layer().weights()) {
      weight.value = random_uniform(weight.value.shape(), -0.5F, 0.5F, random);
    }
  }
  return model;
}

Tensor make_targets(const std::string& loss, Random& random) {
  std::vector<int> chosen(examples);
  for (int& label : chosen) label = static_cast<int>(random.bits() % 3);
  if (loss == "squared") return random_uniform({examples, 2}, -1, 1, random);
  Tensor targets({examples, loss == "categorical" ? 3 : 1});
  for (int i = 0; i < examples; ++i) {
    const int label = chosen[static_cast<std::size_t>(i)];
    if (loss == "categorical") {
      targets(i, label) = 1;
    } else {
      targets(i, 0) = static_cast<float>(loss == "binary" ? label % 2 : label);
    }
  }
  return targets;
}

}  // namespace

TEST_CASE("fit: 51 steps of every optimizer and loss end where PyTorch's do") {
  const std::vector<TrainingFixture> fixtures = read_fixtures();
  REQUIRE(fixtures.size() == 8);
  for (const TrainingFixture& fixture : fixtures) {
    CAPTURE(fixture.loss, fixture.optimizer);
    Random random(7);
    const Task task = task_named(fixture.loss);
    Sequential model = make_model(task, random);
    const Tensor inputs = random_uniform({examples, 7, 6, 2}, -1, 1, random);
    const TensorExamples train(inputs, make_targets(fixture.loss, random));
    model.compile({.optimizer = optimizer_named(fixture.optimizer), .loss = task.loss});
    const History history = model.fit(train, {.epochs = 17, .batch_size = 8, .shuffle = false});

    REQUIRE(history.epochs.size() == fixture.losses.size());
    for (std::size_t epoch = 0; epoch < fixture.losses.size(); ++epoch) {
      CAPTURE(epoch);
      CHECK(history.epochs[epoch].train.loss == Catch::Approx(fixture.losses[epoch]).epsilon(1e-5));
    }
    std::size_t at = 0;
    for (const ModelLayer& placed : model.layers()) {
      for (const Weight& weight : placed.layer().weights()) {
        CAPTURE(placed.name(), weight.name);
        const std::vector<double>& expected = fixture.weights[at++];
        REQUIRE(static_cast<std::size_t>(weight.value.size()) == expected.size());
        double largest = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
          largest = std::max(largest, std::abs(weight.value.data()[i] - expected[i]));
        }
        CHECK(largest < 1e-5);
      }
    }
    CHECK(at == fixture.weights.size());
  }
}
