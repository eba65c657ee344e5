#include "cnn/nn/train/trainer.hpp"

#include <algorithm>
#include <array>

namespace cnn {
namespace {

/// Floats that one task of the update takes.
constexpr std::size_t piece_size = 65'536;

/// Another seed for each slice of each batch.
std::uint64_t slice_seed(std::uint64_t seed, int slice) {
  return Random(seed + static_cast<std::uint64_t>(slice)).bits();
}

/// Waits until it is this slice's turn, and passes the turn on at the end, whatever happens.
class Turn {
 public:
  Turn(std::atomic<int>& turn, int slice) : turn_(turn), slice_(slice) {}
  ~Turn() {
    wait();
    turn_ = slice_ + 1;
    turn_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  void wait() const {
    for (int now = turn_; now != slice_; now = turn_) turn_.wait(now);
  }

 private:
  std::atomic<int>& turn_;
  int slice_;
};

}  // namespace

Trainer::Trainer(Sequential& model, const CompileOptions& options, OptimizerState& state,
                 const Examples& examples, ThreadTeam& team)
    : model_(model), options_(options), state_(state), examples_(examples), team_(team) {
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    ModelLayer& placed = model.layers()[i];
    const std::vector<WeightPlan> plan = placed.layer().weight_plan(placed.input_shape());
    for (std::size_t w = 0; w < plan.size(); ++w) {
      Tensor& weight = placed.layer().weights()[w].value;
      const auto size = static_cast<std::size_t>(weight.size());
      for (std::size_t first = 0; first < size; first += piece_size) {
        pieces_.push_back({places_.size(), first, std::min(piece_size, size - first)});
      }
      places_.push_back({i, w, &weight, plan[w].regularizer});
      gradients_.emplace_back(weight.shape());
    }
  }
  if (state_.slots.empty()) make_state();
  for (int thread = 0; thread < team.size(); ++thread) notebooks_.emplace_back(model);
}

void Trainer::make_state() {
  const auto slots = static_cast<std::size_t>(slot_count(options_.optimizer));
  for (const Place& place : places_) {
    state_.slots.emplace_back(slots, Tensor(place.weight->shape()));
  }
}

SliceScores Trainer::step(std::span<const int> batch, std::uint64_t seed) {
  const int slices = slice_count(static_cast<int>(batch.size()));
  scores_.resize(static_cast<std::size_t>(slices));
  turn_ = 0;
  team_.run(slices, [&](int slice, int thread) {
    learn_from_slice(batch, slice, seed, notebooks_[static_cast<std::size_t>(thread)]);
  });
  ++state_.steps;
  team_.run(static_cast<int>(pieces_.size()), [&](int piece, int /*thread*/) {
    update_piece(pieces_[static_cast<std::size_t>(piece)]);
  });
  SliceScores sums;
  for (const SliceScores& slice : scores_) {
    sums.loss += slice.loss;
    sums.correct += slice.correct;
  }
  return sums;
}

void Trainer::learn_from_slice(std::span<const int> batch, int slice, std::uint64_t seed,
                               Notebook& notebook) {
  const Turn turn(turn_, slice);
  Random random(slice_seed(seed, slice));
  fetch(examples_, slice_of(batch, slice), notebook);
  slice_forward(model_, notebook, &random);
  const float share = 1 / static_cast<float>(batch.size());
  scores_[static_cast<std::size_t>(slice)] =
      score_for_training(model_, options_.loss, share, notebook);
  slice_backward(model_, notebook);
  turn.wait();
  add_gradients(slice, notebook);
}

void Trainer::add_gradients(int slice, const Notebook& notebook) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Tensor& part = notebook.pages[places_[i].layer].d_weights[places_[i].index];
    Tensor& whole = gradients_[i];
    if (slice == 0) {
      std::copy(part.begin(), part.end(), whole.begin());
    } else {
      std::transform(part.begin(), part.end(), whole.begin(), whole.begin(), std::plus<>());
    }
  }
}

void Trainer::update_piece(const Piece& piece) {
  const Place& place = places_[piece.place];
  const std::span<float> weights(place.weight->data() + piece.first, piece.count);
  const std::span<float> gradients(gradients_[piece.place].data() + piece.first, piece.count);
  const float pull = 2 * place.regularizer.factor;
  if (pull != 0) {
    std::transform(weights.begin(), weights.end(), gradients.begin(), gradients.begin(),
                   [pull](float weight, float gradient) { return gradient + pull * weight; });
  }
  std::array<std::span<float>, 2> slots;
  std::vector<Tensor>& remembered = state_.slots[piece.place];
  for (std::size_t s = 0; s < remembered.size(); ++s) {
    slots[s] = {remembered[s].data() + piece.first, piece.count};
  }
  update(options_.optimizer, state_.steps, weights, gradients,
         std::span(slots).first(remembered.size()));
}

double Trainer::penalty() const {
  double sum = 0;
  for (const Place& place : places_) {
    if (place.regularizer.factor == 0) continue;
    double squares = 0;
    for (const double weight : *place.weight) squares += weight * weight;
    sum += place.regularizer.factor * squares;
  }
  return sum;
}

}  // namespace cnn
