// What lesson 15's three networks learn within five epochs, as it was seen once. Another processor
// adds up in another order, which a training magnifies: a check holds its result against this
// within a band.
#pragma once

#include <string>
#include <vector>

namespace convlings::checks {

/// Accuracies of one epoch.
struct RecordedEpoch {
  double train = 0;       ///< on the pictures learned from, while the weights still moved
  double validation = 0;  ///< after the epoch, on pictures that are only watched
};

struct RecordedTraining {
  std::string name;                 ///< "dense baseline"
  std::string config;               ///< of `./convlings train`
  std::vector<std::string> layers;  ///< the same in the words of calls/model_words.hpp
  std::vector<RecordedEpoch> epochs;
  double test = 0;  ///< accuracy on the 1,000 test pictures, at the end
};

/// How many of the shipped pictures of Fashion-MNIST are learned from: 30 batches of 64. Of all
/// 5,000 a last batch of 8 would be left, whose step is as large as any other and nearly blind.
inline constexpr int recorded_pictures = 1920;
inline constexpr int recorded_validation = 640;  ///< the next ones in the same order

/// How far a result may be from the record.
inline constexpr double recorded_band = 0.08;

/// Test accuracy on all of MNIST after five epochs, seed 1:
///   ./convlings train MODEL --data mnist --epochs 5 --batch-size 64 --optimizer rmsprop --seed 1
///     --out DIR
inline constexpr double recorded_mnist_convnet = 0.9928;     ///< MODEL mnist
inline constexpr double recorded_mnist_baseline = 0.9792;    ///< MODEL "f d512 d10"
inline constexpr double recorded_mnist_assignment = 0.9892;  ///< "c16,3 c32,3 m2 f d64 d10", valid

/// The dense baseline, the MNIST convnet and the assignment's network, RMSprop with learning rate
/// 0.001, batches of 64. Training and test accuracy are also those of
///   ./convlings train CONFIG --padding valid --data datasets/fashion-mnist --limit 1920 --out DIR
const std::vector<RecordedTraining>& recorded_trainings();

}  // namespace convlings::checks
