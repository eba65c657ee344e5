// One step of learning: a batch through the network and back, and the weights a little better.
#pragma once

#include <atomic>
#include <span>
#include <vector>

#include "cnn/nn/train/slice.hpp"
#include "cnn/nn/train/thread_team.hpp"

namespace cnn {

/// Owns what a training needs beside the model: a notebook for each thread, the batch's gradients.
/// Nothing is allocated after the first full batch.
///
/// Threads take slices as they come free, and add each slice's gradients to the batch's in the
/// order of the slices: float addition depends on its order, and so the order is always the same.
class Trainer {
 public:
  /// All of these outlive the trainer. The model is built, and fits the examples and the loss.
  Trainer(Sequential& model, const CompileOptions& options, OptimizerState& state,
          const Examples& examples, ThreadTeam& team);

  /// Learns from the examples with these numbers. `seed` is dropout's. Returns sums over the batch;
  /// the loss has no L2 penalty.
  SliceScores step(std::span<const int> batch, std::uint64_t seed);

  /// factor · the sum of squares, over all weights that have an L2 price.
  double penalty() const;

 private:
  /// A weight of some layer, what it costs to be large, and where its gradient is written.
  struct Place {
    std::size_t layer;
    std::size_t index;
    Tensor* weight;
    L2 regularizer;
  };
  /// A run of a weight, as long as one task of the update takes.
  struct Piece {
    std::size_t place;
    std::size_t first;
    std::size_t count;
  };

  void make_state();
  void learn_from_slice(std::span<const int> batch, int slice, std::uint64_t seed,
                        Notebook& notebook);
  void add_gradients(int slice, const Notebook& notebook);
  void update_piece(const Piece& piece);

  Sequential& model_;
  const CompileOptions& options_;
  OptimizerState& state_;
  const Examples& examples_;
  ThreadTeam& team_;
  std::vector<Place> places_;
  std::vector<Piece> pieces_;
  std::vector<Tensor> gradients_;    // of the batch's mean loss, one for each place
  std::vector<Notebook> notebooks_;  // one for each thread
  std::vector<SliceScores> scores_;  // one for each slice
  std::atomic<int> turn_ = 0;        // the slice whose gradients are to be added next
};

}  // namespace cnn
