#include <catch2_either.hpp>

#include "allocations.hpp"
#include "train_examples.hpp"

namespace {

/// How many allocations each batch made.
struct AllocationCounts : cnn::Callback {
  std::vector<std::int64_t> after_batch = std::vector<std::int64_t>(64);
  std::size_t batches = 0;
  void on_batch_end(const cnn::TrainingState&) override { after_batch[batches++] = allocations(); }
};

}  // namespace

TEST_CASE("fit: nothing is allocated in a step after every thread has had its first slices") {
  const cnn::TensorExamples examples = bars(64 * 6, 1);
  cnn::Sequential model = bars_model(0.2F);
  model.compile({.optimizer = cnn::Adam{}, .metrics = {cnn::accuracy}});
  AllocationCounts counts;
  model.fit(examples, {.batch_size = 64, .threads = 1, .callbacks = {&counts}});
  REQUIRE(counts.batches == 6);
  CHECK(counts.after_batch[0] > 0);
  for (std::size_t batch = 1; batch < counts.batches; ++batch) {
    CAPTURE(batch);
    CHECK(counts.after_batch[batch] - counts.after_batch[batch - 1] == 0);
  }
}
