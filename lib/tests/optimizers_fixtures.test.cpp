#include <catch2_either.hpp>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/losses/loss.hpp"
#include "cnn/nn/optimizers/optimizer.hpp"

using namespace cnn;

// The records of fixtures/optimizers.txt; make_optimizers_fixtures.py beside it describes them.
namespace {

constexpr double tolerance = 1e-5;

struct TrainingFixture {
  Optimizer optimizer;
  std::string task;
  std::uint64_t seed = 0;
  int weights = 0;
  double last_drawn = 0;
  std::map<int, std::vector<double>> after;  // the weights after so many steps
};

Optimizer read_optimizer(std::ifstream& file, const std::string& name) {
  SGD sgd;
  RMSprop rmsprop;
  Adam adam;
  if (name == "SGD") {
    file >> sgd.learning_rate >> sgd.momentum >> sgd.nesterov;
    return sgd;
  }
  if (name == "RMSprop") {
    file >> rmsprop.learning_rate >> rmsprop.rho >> rmsprop.epsilon;
    return rmsprop;
  }
  file >> adam.learning_rate >> adam.beta_1 >> adam.beta_2 >> adam.epsilon;
  return adam;
}

std::vector<TrainingFixture> read_training_fixtures() {
  std::ifstream file(CONVLINGS_SOURCE_DIR "/lib/tests/fixtures/optimizers.txt");
  std::vector<TrainingFixture> fixtures;
  for (std::string name; file >> name;) {
    TrainingFixture fixture;
    fixture.optimizer = read_optimizer(file, name);
    file >> fixture.task >> fixture.seed >> fixture.weights >> fixture.last_drawn;
    for (int i = 0; i < 6; ++i) {
      int step = 0;
      file >> step;
      std::vector<double>& weights = fixture.after[step];
      weights.resize(static_cast<std::size_t>(fixture.weights));
      for (double& weight : weights) file >> weight;
    }
    if (!file) throw std::runtime_error("optimizers.txt is cut or not ours");
    fixtures.push_back(fixture);
  }
  return fixtures;
}

/// Where a task starts, and its gradient at any weights.
struct Task {
  Tensor start;
  std::function<Tensor(const Tensor& weights)> gradient;
};

Task gradients_task(Random& random) {
  Tensor start = random_uniform({27}, -1, 1, random);
  return {start, [&random](const Tensor&) {
            Tensor gradient = random_uniform({27}, -1, 1, random);
            for (int i = 0; i < 27; ++i) gradient(i) = std::ldexp(gradient(i), -i);
            return gradient;
          }};
}

Task quadratic_task(Random& random) {
  Tensor start = random_uniform({6}, -1, 1, random);
  const Tensor targets = random_uniform({6}, -1, 1, random);
  const Tensor u = random_uniform({6}, -1, 1, random);
  return {start, [=](const Tensor& weights) {
            Tensor gradient({6});
            for (int i = 0; i < 6; ++i) gradient(i) = (1 + u(i)) * (weights(i) - targets(i));
            return gradient;
          }};
}

/// Forward by the library's dense kernel, back by its loss and a loop.
Task logistic_task(Random& random) {
  Tensor start = random_uniform({5}, -1, 1, random);
  const Tensor x = random_uniform({16, 4}, -1, 1, random);
  Tensor answers = random_uniform({16, 1}, -1, 1, random);
  for (int i = 0; i < 16; ++i) answers(i, 0) = static_cast<float>(answers(i, 0) < x(i, 0));
  return {start, [=](const Tensor& weights) {
            const Tensor kernel({4, 1}, {weights(0), weights(1), weights(2), weights(3)});
            Tensor outputs = kernels::dense(x, kernel, Tensor({1}, {weights(4)}));
            Tensor d_outputs;
            loss_and_gradient(binary_crossentropy, sigmoid, outputs, answers, 1.0F / 16, d_outputs);
            Tensor gradient({5});
            for (int i = 0; i < 16; ++i) {
              for (int j = 0; j < 4; ++j) gradient(j) += x(i, j) * d_outputs(i, 0);
              gradient(4) += d_outputs(i, 0);
            }
            return gradient;
          }};
}

Task task_named(const std::string& name, Random& random) {
  if (name == "gradients") return gradients_task(random);
  if (name == "quadratic") return quadratic_task(random);
  if (name == "logistic") return logistic_task(random);
  throw std::runtime_error("optimizers.txt names an unknown task " + name);
}

/// The last number that the recipe drew, by drawing as many again.
float last_drawn(const TrainingFixture& fixture) {
  const std::map<std::string, int> counts = {
      {"gradients", 27 + 50 * 27}, {"quadratic", 18}, {"logistic", 5 + 64 + 16}};
  Random random(fixture.seed);
  return random_uniform({counts.at(fixture.task)}, -1, 1, random).values().back();
}

double largest_distance(const Tensor& received, const std::vector<double>& expected) {
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    worst = std::max(worst, std::abs(received.values()[i] - expected[i]));
  }
  return worst;
}

}  // namespace

TEST_CASE("Optimisers: 50 steps as PyTorch takes them, on 36 trainings") {
  std::map<std::string, int> trainings;
  double worst = 0;
  for (const TrainingFixture& fixture : read_training_fixtures()) {
    CAPTURE(to_string(fixture.optimizer), fixture.task, fixture.seed);
    CHECK(last_drawn(fixture) == fixture.last_drawn);
    Random random(fixture.seed);
    const auto [start, gradient_at] = task_named(fixture.task, random);
    Tensor weights = start;
    std::vector<Tensor> slots(static_cast<std::size_t>(slot_count(fixture.optimizer)),
                              Tensor(start.shape()));
    std::vector<std::span<float>> runs(slots.begin(), slots.end());
    for (int step = 1; step <= 50; ++step) {
      const Tensor gradient = gradient_at(weights);
      update(fixture.optimizer, step, weights, gradient, runs);
      const auto expected = fixture.after.find(step);
      if (expected == fixture.after.end()) continue;
      CAPTURE(step);
      const double apart = largest_distance(weights, expected->second);
      CHECK(apart < tolerance);
      worst = std::max(worst, apart);
    }
    ++trainings[fixture.task];
  }
  INFO("largest distance " << worst);
  CHECK(trainings ==
        std::map<std::string, int>{{"gradients", 12}, {"quadratic", 12}, {"logistic", 12}});
}
