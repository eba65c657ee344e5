// A model's answers to many examples, on several threads.
#pragma once

#include "cnn/nn/train/slice.hpp"
#include "cnn/nn/train/thread_team.hpp"
#include "cnn/nn/train/training.hpp"

namespace cnn {

/// Keeps its notebooks from one call to the next. The results do not depend on the number of
/// threads.
class Evaluator {
 public:
  /// Both outlive the evaluator; the model is built.
  Evaluator(const Sequential& model, ThreadTeam& team);

  /// Means over all examples, by the loss and metrics that the model was compiled with.
  Scores scores(const Examples& examples);

  /// (count, ...output_shape).
  Tensor outputs(const Examples& examples);

 private:
  /// Takes every slice through the network, then calls visit(slice, indices, notebook).
  template <typename Visit>
  void for_each_slice(const Examples& examples, Visit visit);

  const Sequential& model_;
  ThreadTeam& team_;
  std::vector<Notebook> notebooks_;  // one for each thread
};

}  // namespace cnn
