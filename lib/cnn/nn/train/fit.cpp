#include <chrono>
#include <cmath>
#include <numeric>

#include "cnn/nn/data/splits.hpp"
#include "cnn/nn/train/evaluator.hpp"
#include "cnn/nn/train/remarks.hpp"
#include "cnn/nn/train/requirements.hpp"
#include "cnn/nn/train/trainer.hpp"
#include "cnn/nn/train/training.hpp"

namespace cnn {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// One call of `fit`: epochs, batches, and those who watch.
class Fit {
 public:
  Fit(Sequential& model, OptimizerState& state, const Examples& examples, const FitOptions& options)
      : model_(model),
        examples_(examples),
        options_(options),
        team_(options.threads),
        trainer_(model, *model.compiled(), state, examples, team_),
        evaluator_(model, team_),
        seeds_(options.seed) {
    state_.model = &model;
    state_.epochs = options.epochs;
    state_.examples = examples.size();
  }

  History run() {
    tell([&](Callback& callback) { callback.on_train_begin(state_); });
    if (const std::string remark = remark_on_inputs(examples_); !remark.empty()) {
      tell([&](Callback& callback) { callback.on_remark(remark); });
    }
    for (int epoch = 1; epoch <= options_.epochs && goes_on(); ++epoch) run_epoch(epoch);
    tell([&](Callback& callback) { callback.on_train_end(state_, history_); });
    return history_;
  }

 private:
  template <typename Event>
  void tell(Event event) {
    for (Callback* callback : options_.callbacks) event(*callback);
  }

  bool goes_on() const { return history_.stopped == Stopped::no; }

  void stop(Stopped how, std::string reason) {
    if (!goes_on()) return;
    history_.stopped = how;
    history_.reason = std::move(reason);
  }

  void listen() {
    tell([&](const Callback& callback) {
      if (std::string wish = callback.wants_to_stop(); !wish.empty()) {
        stop(Stopped::by_callback, std::move(wish));
      }
    });
  }

  void run_epoch(int epoch) {
    const Clock::time_point start = Clock::now();
    begin_epoch(epoch);
    tell([&](Callback& callback) { callback.on_epoch_begin(state_); });
    for (int done = 0; done < examples_.size() && goes_on();) {
      done += run_batch(done);
    }
    if (!goes_on()) return;
    EpochRecord record{.epoch = epoch, .train = state_.so_far};
    if (options_.validation != nullptr) record.validation = evaluator_.scores(*options_.validation);
    record.seconds = seconds_since(start);
    history_.epochs.push_back(record);
    tell([&](Callback& callback) { callback.on_epoch_end(state_, record); });
    listen();
  }

  void begin_epoch(int epoch) {
    if (options_.shuffle) {
      order_ = shuffled_indices(examples_.size(), seeds_.bits());
    } else {
      order_.resize(static_cast<std::size_t>(examples_.size()));
      std::iota(order_.begin(), order_.end(), 0);
    }
    state_.epoch = epoch;
    state_.examples_done = 0;
    state_.so_far = {};
    losses_ = 0;
    correct_ = 0;
  }

  /// Returns the size of the batch, which is smaller at the end of an epoch.
  int run_batch(int first) {
    const int count = std::min(options_.batch_size, examples_.size() - first);
    const std::span<const int> batch = std::span<const int>(order_).subspan(
        static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    const double penalty = trainer_.penalty();
    const SliceScores sums = trainer_.step(batch, seeds_.bits());
    losses_ += sums.loss + penalty * count;
    correct_ += sums.correct;
    state_.examples_done = first + count;
    state_.so_far.loss = losses_ / state_.examples_done;
    if (asks_for_accuracy(*model_.compiled())) {
      state_.so_far.accuracy = static_cast<double>(correct_) / state_.examples_done;
    }
    tell([&](Callback& callback) { callback.on_batch_end(state_); });
    if (!std::isfinite(sums.loss)) {
      stop(Stopped::not_finite, explain_divergence(state_, *model_.compiled(), examples_));
    }
    listen();
    return count;
  }

  Sequential& model_;
  const Examples& examples_;
  const FitOptions& options_;
  ThreadTeam team_;
  Trainer trainer_;
  Evaluator evaluator_;
  Random seeds_;
  TrainingState state_;
  History history_;
  std::vector<int> order_;
  double losses_ = 0;
  std::int64_t correct_ = 0;
};

}  // namespace

void Sequential::compile(const CompileOptions& options) {
  require_valid(options.optimizer);
  compiled_ = options;
  optimizer_state_ = {};
}

History Sequential::fit(const Examples& examples, const FitOptions& options) {
  require_compiled(*this, "fit");
  require_fit_options(options);
  require_examples_fit(*this, examples, "training");
  if (options.validation != nullptr) require_examples_fit(*this, *options.validation, "validation");
  if (!is_built()) build();
  return Fit(*this, optimizer_state_, examples, options).run();
}

}  // namespace cnn
