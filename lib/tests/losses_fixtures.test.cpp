#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <fstream>
#include <map>

#include "losses_oracle.hpp"

using namespace cnn;

// The records of fixtures/losses.txt; make_losses_fixtures.py beside it describes them.
namespace {

struct LossFixture {
  LossPair pair;
  std::string target_kind;
  int slice = 0, n = 0;
  std::uint64_t seed = 0;
  float reach = 0, share = 0;
  double last_drawn = 0;
  double sum = 0;
  std::vector<double> gradient;  // (slice, n)
};

template <typename Word>
Word word_named(const std::string& name, std::initializer_list<Word> words) {
  for (const Word word : words) {
    if (to_string(word) == name) return word;
  }
  throw std::runtime_error("losses.txt names an unknown " + name);
}

std::vector<LossFixture> read_loss_fixtures() {
  std::ifstream file(CONVLINGS_SOURCE_DIR "/lib/tests/fixtures/losses.txt");
  std::vector<LossFixture> fixtures;
  std::string loss;
  std::string ending;
  LossFixture f;
  while (file >> loss >> ending >> f.target_kind >> f.slice >> f.n >> f.seed >> f.reach >>
         f.share >> f.last_drawn >> f.sum) {
    f.pair = {word_named(loss, {categorical_crossentropy, sparse_categorical_crossentropy,
                                binary_crossentropy, mean_squared_error}),
              word_named(ending, {linear, relu, sigmoid, softmax})};
    f.gradient.resize(static_cast<std::size_t>(f.slice) * static_cast<std::size_t>(f.n));
    for (double& number : f.gradient) file >> number;
    fixtures.push_back(f);
  }
  if (!file.eof()) throw std::runtime_error("losses.txt is missing, cut or not ours");
  return fixtures;
}

Tensor draw_targets(const LossFixture& fixture, Random& random) {
  const auto [slice, n] = std::pair(fixture.slice, fixture.n);
  const bool classes = fixture.target_kind == "label" || fixture.target_kind == "one_hot";
  Tensor u = random_uniform({slice, classes ? 1 : n}, -1, 1, random);
  CHECK(u.values().back() == fixture.last_drawn);
  for (float& number : u) {
    if (classes) number = static_cast<float>(static_cast<int>((number + 1) / 2 * n));
    if (fixture.target_kind == "soft") number = (number + 1) / 2;
    if (fixture.target_kind == "binary") number = static_cast<float>(number < 0);
  }
  if (fixture.target_kind != "one_hot") return u;
  Tensor rows({slice, n});
  for (int i = 0; i < slice; ++i) rows(i, static_cast<int>(u(i, 0))) = 1;
  return rows;
}

}  // namespace

TEST_CASE("Losses: the sums and gradients of PyTorch on 86 random slices") {
  std::map<std::string, int> configurations;
  for (const LossFixture& fixture : read_loss_fixtures()) {
    CAPTURE(fixture.seed, name_of(fixture.pair), fixture.target_kind, fixture.reach);
    Random random(fixture.seed);
    Tensor values =
        random_uniform({fixture.slice, fixture.n}, -fixture.reach, fixture.reach, random);
    const Tensor targets = draw_targets(fixture, random);
    const auto& [loss, ending] = fixture.pair;
    Tensor evaluated = values;
    Tensor gradient;
    const double sum = loss_and_gradient(loss, ending, values, targets, fixture.share, gradient);
    CHECK(sum == Catch::Approx(fixture.sum).epsilon(1e-6).margin(1e-9));
    CHECK(loss_sum(loss, ending, evaluated, targets) == sum);
    REQUIRE(gradient.shape() == Shape{fixture.slice, fixture.n});
    for (std::size_t i = 0; i < fixture.gradient.size(); ++i) {
      const double expected = fixture.gradient[i];
      CAPTURE(i, expected, gradient.values()[i]);
      CHECK(std::abs(gradient.values()[i] - expected) < 1e-6 * (1 + std::abs(expected)));
    }
    ++configurations[to_string(loss)];
  }
  CHECK(configurations == std::map<std::string, int>{{"categorical_crossentropy", 30},
                                                     {"sparse_categorical_crossentropy", 16},
                                                     {"binary_crossentropy", 24},
                                                     {"mean_squared_error", 16}});
}
