#include <catch2_either.hpp>

#include "train_examples.hpp"

using namespace cnn;

namespace {

struct Trained {
  std::vector<float> weights;
  double loss;
};

Trained train(const Optimizer& optimizer, int threads, std::uint64_t seed) {
  const TensorExamples examples = bars(150, 7);
  Sequential model = bars_model(0.3F, 1e-3F);
  model.compile({.optimizer = optimizer});
  const History history =
      model.fit(examples, {.epochs = 3, .batch_size = 70, .seed = seed, .threads = threads});
  return {all_weights(model), history.epochs.back().train.loss};
}

}  // namespace

TEST_CASE("fit: the same seed gives the same bits on 1, 2, 3 and 8 threads, again and again") {
  const std::vector<Optimizer> optimizers{SGD{.momentum = 0.9F}, RMSprop{}, Adam{}};
  for (const Optimizer& optimizer : optimizers) {
    CAPTURE(to_string(optimizer));
    const Trained alone = train(optimizer, 1, 5);
    for (const int threads : {1, 2, 3, 8, 8, 8}) {
      CAPTURE(threads);
      const Trained team = train(optimizer, threads, 5);
      CHECK(team.weights == alone.weights);
      CHECK(team.loss == alone.loss);
    }
    CHECK_FALSE(train(optimizer, 1, 6).weights == alone.weights);
  }
}
