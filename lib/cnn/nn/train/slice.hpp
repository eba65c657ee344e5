// A batch is cut into slices; a thread takes a slice through the whole network and back, and writes
// into a notebook of its own. The cut depends on the batch alone, never on the number of threads:
// that is half of why a seed gives the same bits everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cnn/core/random.hpp"
#include "cnn/nn/data/examples.hpp"
#include "cnn/nn/losses/loss.hpp"
#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// Examples in a slice at most. Small enough that a slice's numbers stay in the cache, large enough
/// that products are worth their while.
constexpr int slice_size = 16;

constexpr int slice_count(int examples) { return (examples + slice_size - 1) / slice_size; }

/// Where slice `index` of so many examples begins; slices differ in length by one at most.
constexpr int slice_begin(int examples, int index) {
  return static_cast<int>(std::int64_t{examples} * index / slice_count(examples));
}

/// The examples of slice `index` out of a batch.
std::span<const int> slice_of(std::span<const int> batch, int index);

/// All that a thread writes while it works on slices; memory is kept from one to the next.
struct Notebook {
  explicit Notebook(const Sequential& model);

  Tensor input;                  ///< (slice, ...input)
  Tensor targets;                ///< (slice, target size)
  std::vector<LayerPage> pages;  ///< one a layer
};

/// Copies the examples with these numbers, and their targets, into the notebook.
void fetch(const Examples& examples, std::span<const int> indices, Notebook& notebook);

/// Through all layers. What the last one computes stays as it is before its activation, because the
/// loss wants it so. `random` as in Layer::slice_forward.
void slice_forward(const Sequential& model, Notebook& notebook, Random* random);

/// Back through all layers, from the gradient that the loss has written into the last page.
void slice_backward(const Sequential& model, Notebook& notebook);

/// Sums over a slice, or over several.
struct SliceScores {
  double loss = 0;
  int correct = 0;
};

/// After `slice_forward`: the loss, the right answers, and the last page's d_output. The last
/// page's output is given its activation.
SliceScores score_for_training(const Sequential& model, Loss loss, float share, Notebook& notebook);

/// The same without a gradient.
SliceScores score(const Sequential& model, Loss loss, Notebook& notebook);

}  // namespace cnn
