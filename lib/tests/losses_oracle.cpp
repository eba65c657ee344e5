#include "losses_oracle.hpp"

#include <algorithm>
#include <cmath>

using namespace cnn;

namespace {

using Row = std::vector<double>;

Row activated(Row row, ActivationFunction ending) {
  double sum = 0;
  for (const double x : row) sum += std::exp(x);
  for (double& x : row) {
    if (ending == relu) x = std::max(x, 0.0);
    if (ending == sigmoid) x = 1 / (1 + std::exp(-x));
    if (ending == softmax) x = std::exp(x) / sum;
  }
  return row;
}

double categorical(const Row& outputs, const Row& target) {
  double sum = 0;
  for (const double output : outputs) sum += output;
  double loss = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) loss -= target[i] * std::log(outputs[i] / sum);
  return loss;
}

double binary(const Row& outputs, const Row& target) {
  double loss = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    loss -= target[i] * std::log(outputs[i]) + (1 - target[i]) * std::log(1 - outputs[i]);
  }
  return loss / static_cast<double>(outputs.size());
}

double squared(const Row& outputs, const Row& target) {
  double loss = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) loss += std::pow(outputs[i] - target[i], 2);
  return loss / static_cast<double>(outputs.size());
}

Row target_row(const LossPair& pair, const Tensor& targets, int example, int n) {
  Row row(static_cast<std::size_t>(n));
  if (pair.loss == sparse_categorical_crossentropy) {
    row[static_cast<std::size_t>(targets(example, 0))] = 1;
    return row;
  }
  for (int i = 0; i < n; ++i) row[static_cast<std::size_t>(i)] = targets(example, i);
  return row;
}

}  // namespace

std::vector<LossPair> loss_pairs() {
  std::vector<LossPair> pairs;
  for (const Loss loss :
       {categorical_crossentropy, sparse_categorical_crossentropy, binary_crossentropy}) {
    for (const ActivationFunction ending : {softmax, sigmoid}) pairs.push_back({loss, ending});
  }
  for (const ActivationFunction ending : {linear, relu, sigmoid, softmax}) {
    pairs.push_back({mean_squared_error, ending});
  }
  return pairs;
}

std::string name_of(const LossPair& pair) {
  return std::string(to_string(pair.loss)) + " after " + to_string(pair.ending);
}

Tensor random_targets(const LossPair& pair, int slice, int n, bool soft, Random& random) {
  if (pair.loss == sparse_categorical_crossentropy) {
    return random_integers({slice, 1}, 0, n - 1, random);
  }
  if (soft) return random_uniform({slice, n}, 0, 1, random);
  if (pair.loss != categorical_crossentropy) return random_integers({slice, n}, 0, 1, random);
  Tensor targets({slice, n});
  for (int example = 0; example < slice; ++example) targets(example, random.integer(0, n - 1)) = 1;
  return targets;
}

double oracle_loss(const LossPair& pair, const std::vector<double>& values, const Tensor& targets,
                   int n) {
  double sum = 0;
  for (int example = 0; example < targets.shape()[0]; ++example) {
    const auto first = values.begin() + std::ptrdiff_t{example} * n;
    const Row outputs = activated(Row(first, first + n), pair.ending);
    const Row target = target_row(pair, targets, example, n);
    if (pair.loss == mean_squared_error) {
      sum += squared(outputs, target);
    } else if (pair.loss == binary_crossentropy) {
      sum += binary(outputs, target);
    } else {
      sum += categorical(outputs, target);
    }
  }
  return sum;
}

std::vector<double> doubles(const Tensor& tensor) { return {tensor.begin(), tensor.end()}; }
