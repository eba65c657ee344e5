// How weights follow their gradients. Names, defaults and formulas are Keras 2's.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace cnn {

/// velocity = momentum·velocity - learning_rate·gradient;  weight += velocity, or with nesterov
/// weight += momentum·velocity - learning_rate·gradient. PyTorch leaves the learning rate out of
/// its velocity: the same steps as long as the rate stays as it is.
/// Source: I. Sutskever et al., On the importance of initialization and momentum, 2013.
struct SGD {
  float learning_rate = 0.01F;
  float momentum = 0;
  bool nesterov = false;
};

/// square = rho·square + (1 - rho)·gradient²;
/// weight -= learning_rate·gradient / (√square + epsilon).
/// Epsilon stands outside the root, as in Keras 2 and PyTorch (whose rho is called alpha, and is
/// 0.99); Keras 3 has it inside. Source: T. Tieleman and G. Hinton, lecture 6.5, 2012.
struct RMSprop {
  float learning_rate = 1e-3F;
  float rho = 0.9F;
  float epsilon = 1e-7F;
};

/// mean   = beta_1·mean   + (1 - beta_1)·gradient,
/// square = beta_2·square + (1 - beta_2)·gradient²; both are corrected for having begun at 0:
/// weight -= learning_rate·√(1 - beta_2^step) / (1 - beta_1^step) · mean / (√square + epsilon).
/// Epsilon stands outside the correction, as in Keras; in PyTorch, and in the paper's algorithm 1,
/// it is added to the corrected root, which makes it √(1 - beta_2^step) times as large here.
/// Source: D. Kingma and J. Ba, arXiv 1412.6980, the form at the end of section 2.
struct Adam {
  float learning_rate = 1e-3F;
  float beta_1 = 0.9F;
  float beta_2 = 0.999F;
  float epsilon = 1e-7F;
};

using Optimizer = std::variant<SGD, RMSprop, Adam>;

/// "SGD(learning_rate=0.01, momentum=0.9, nesterov=true)": every number, so that it can be
/// repeated.
std::string to_string(const Optimizer& optimizer);

float learning_rate(const Optimizer& optimizer);

/// How many numbers it remembers for each weight: 0 (SGD without momentum), 1 or 2 (Adam).
int slot_count(const Optimizer& optimizer);

/// Throws std::invalid_argument for a learning rate below 0 or not finite, a share outside [0, 1),
/// an epsilon below 0, nesterov without momentum.
void require_valid(const Optimizer& optimizer);

/// One step on a run of weights. A long run may be cut into pieces anywhere: they give the same
/// bits. Runs do not overlap. Throws std::invalid_argument when their lengths differ.
///   step       1 for the first step of a training, 2 for the next …
///   weights, gradients  equally long
///   slots      slot_count() runs of that length, all zeros before the first step
void update(const Optimizer& optimizer, std::int64_t step, std::span<float> weights,
            std::span<const float> gradients, std::span<const std::span<float>> slots);

}  // namespace cnn
