// Images per second of training and of inference for the course's three networks, and what share of
// the processor's measured peak that is.
//
//   cmake --preset release && cmake --build --preset release --target bench_training
//   .build/release/lib/bench/bench_training [rounds] [network]
//
// Everything is measured in turns, round after round, and the median counts: whatever else the
// machine does meanwhile hits all alike. Each row says it by two clocks: by the wall's, which is
// what a user waits; and by processor time shared evenly among the threads, which is what the wall
// would show if no thread ever waited, for another or for another program.
//
// The share counts the arithmetic of the definition, whatever the library really computes:
//   inference   2 · multiply-adds: a product and a sum for each
//   training    three times that: forward, the gradient by the weights and the gradient by the
//               input each take as many; less the first layer's gradient by the input, which
//               nobody needs. Pools, activations, loss and optimiser are not counted.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/train/training.hpp"
#include "fma_peak.hpp"
#include "median.hpp"
#include "stopwatch.hpp"

using namespace cnn;

namespace {

struct Network {
  std::string name;
  int batch;
  int batches;  ///< in one turn
  Loss loss;
};

const std::vector<Network> networks = {{"mnist", 64, 12, categorical_crossentropy},
                                       {"cifar", 100, 3, categorical_crossentropy},
                                       {"cats-dogs", 20, 3, binary_crossentropy}};

/// Noise with random classes: nothing can be learned, but it takes as long.
TensorExamples random_examples(const Sequential& model, int count) {
  Random random(1);
  const Shape& input = model.input_shape();
  const int outputs = model.output_shape()[0];
  Tensor images = random_uniform({count, input[0], input[1], input[2]}, 0, 1, random);
  Tensor targets({count, outputs});
  for (int i = 0; i < count; ++i) {
    if (outputs == 1) {
      targets(i, 0) = static_cast<float>(random.integer(0, 1));
    } else {
      targets(i, random.integer(0, outputs - 1)) = 1;
    }
  }
  return {std::move(images), std::move(targets)};
}

/// Floating-point operations a second, by two clocks.
struct Speed {
  double wall = 0;
  double processor = 0;
};

/// The same work, timed again and again on that many threads.
class Timings {
 public:
  void add(const Elapsed& elapsed, int threads) {
    wall_.push_back(elapsed.wall);
    processor_.push_back(elapsed.processor / threads);
  }

  Elapsed typical() const { return {.wall = median(wall_), .processor = median(processor_)}; }

  Speed speed(double work) const {
    return {.wall = work / typical().wall, .processor = work / typical().processor};
  }

 private:
  std::vector<double> wall_;
  std::vector<double> processor_;
};

/// Times each batch but the first, for which memory is taken.
class BatchClock : public Callback {
 public:
  BatchClock(Timings& timings, int threads) : timings_(timings), threads_(threads) {}

  void on_batch_end(const TrainingState& /*state*/) override {
    if (begun_) timings_.add(watch_.elapsed(), threads_);
    begun_ = true;
    watch_ = Stopwatch();
  }

 private:
  Timings& timings_;
  int threads_;
  bool begun_ = false;
  Stopwatch watch_;
};

double training_flops(const Sequential& model) {
  const std::vector<LayerCosts> costs = layer_costs(model);
  return static_cast<double>(3 * total_costs(model).flops - costs.front().flops);
}

/// A network that is ready to run, and its timings so far, by the number of threads.
class Contestant {
 public:
  explicit Contestant(const Network& network)
      : network_(network),
        model_(named_model(network.name)),
        examples_(random_examples(model_, network.batch * (network.batches + 1))) {
    model_.compile({.optimizer = RMSprop{}, .loss = network.loss});
    model_.build();
  }

  void take_turn(int threads) {
    BatchClock clock(training_[threads], threads);
    model_.fit(examples_, {.batch_size = network_.batch,
                           .shuffle = false,
                           .threads = threads,
                           .callbacks = {&clock}});
    const Stopwatch watch;
    model_.predict(examples_, {.threads = threads});
    inference_[threads].add(watch.elapsed(), threads);
  }

  void print(const std::map<int, Speed>& peaks) const {
    for (const auto& [threads, timings] : training_) {
      print_row("training", threads, timings, network_.batch, training_flops(model_),
                peaks.at(threads));
    }
    const auto forward_flops = static_cast<double>(total_costs(model_).flops);
    for (const auto& [threads, timings] : inference_) {
      print_row("inference", threads, timings, examples_.size(), forward_flops, peaks.at(threads));
    }
  }

 private:
  void print_row(const char* what, int threads, const Timings& timings, int images, double flops,
                 const Speed& peak) const {
    const Speed rate = timings.speed(images);  // images a second
    fmt::print("{:10} {:9} {:>7} {:>9.2f} {:>9.0f} {:>5.0f} % {:>12.0f} {:>5.0f} %\n",
               network_.name, what, threads, 1e3 * network_.batch / rate.wall, rate.wall,
               100 * rate.wall * flops / peak.wall, rate.processor,
               100 * rate.processor * flops / peak.processor);
  }

  Network network_;
  Sequential model_;
  TensorExamples examples_;
  std::map<int, Timings> training_;   // of a batch
  std::map<int, Timings> inference_;  // of all examples
};

constexpr std::int64_t peak_rounds = 10'000'000;

void time_peak(int threads, Timings& timings) {
  run_fma_rounds(threads, peak_rounds / 100);  // wakes the processor up
  const Stopwatch watch;
  run_fma_rounds(threads, peak_rounds);
  timings.add(watch.elapsed(), threads);
}

Speed print_peak(int threads, const Timings& timings) {
  const Speed peak = timings.speed(fma_round_flops() * static_cast<double>(peak_rounds) * threads);
  fmt::print(
      "FMA peak on {} thread(s): {:.1f} GFLOP/s by the wall clock, {:.1f} by processor time\n",
      threads, 1e-9 * peak.wall, 1e-9 * peak.processor);
  return peak;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  const std::string wanted = argc > 2 ? argv[2] : "";
  std::vector<Contestant> contestants;
  for (const Network& network : networks) {
    if (wanted.empty() || wanted == network.name) contestants.emplace_back(network);
  }
  std::map<int, Timings> peak_timings;
  for (int round = 0; round < rounds; ++round) {
    for (const int threads : {1, 2}) {
      time_peak(threads, peak_timings[threads]);
      for (Contestant& contestant : contestants) contestant.take_turn(threads);
    }
  }
  std::map<int, Speed> peaks;
  for (const auto& [threads, timings] : peak_timings) peaks[threads] = print_peak(threads, timings);
  fmt::print("float32, vectors of {} bits\n\n", fma_vector_bits());
  fmt::print("{:28} {:^27} {:^20}\n", "", "by the wall clock", "by processor time");
  fmt::print("{:10} {:9} {:>7} {:>9} {:>9} {:>7} {:>12} {:>7}\n", "network", "what", "threads",
             "ms/batch", "images/s", "of peak", "images/s", "of peak");
  for (const Contestant& contestant : contestants) contestant.print(peaks);
}
