// The whole data sets against numbers from another program. In Python:
//   import gzip, numpy
//   for part in "train", "t10k":
//       x = numpy.frombuffer(gzip.open(part + "-images-idx3-ubyte.gz").read()[16:], numpy.uint8)
//       y = numpy.frombuffer(gzip.open(part + "-labels-idx1-ubyte.gz").read()[8:], numpy.uint8)
//       x = x.reshape(-1, 784).astype(int)
//       print(numpy.bincount(y), x.sum(), (x * numpy.arange(784)).sum(), x[0].sum(), x[-1].sum())
//   for batch in "data_batch_1.bin", "test_batch.bin":
//       a = numpy.fromfile(batch, numpy.uint8).reshape(-1, 3073)
//       x = a[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1).reshape(-1, 3072).astype(int)
//       print(numpy.bincount(a[:, 0]), x.sum(), (x * numpy.arange(3072)).sum(), x[0].sum(),
//             x[-1].sum())
#include <catch2_either.hpp>
#include <cstdint>

#include "cnn/nn/data/cifar10.hpp"
#include "cnn/nn/data/idx.hpp"
#include "test_data.hpp"

namespace fs = std::filesystem;
using cnn::Dataset;
using cnn::Part;

namespace {

std::vector<int> class_counts(const Dataset& set) {
  std::vector<int> counts(static_cast<std::size_t>(set.classes()));
  for (const int label : set.labels()) ++counts.at(static_cast<std::size_t>(label));
  return counts;
}

std::int64_t sum(const Dataset& set, int index) {
  std::int64_t total = 0;
  for (const std::uint8_t pixel : set.pixels(index)) total += pixel;
  return total;
}

std::int64_t sum(const Dataset& set) {
  std::int64_t total = 0;
  for (int i = 0; i < set.size(); ++i) total += sum(set, i);
  return total;
}

// Each pixel times its place in its picture: sees pixels that change places.
std::int64_t placed_sum(const Dataset& set) {
  std::int64_t total = 0;
  for (int i = 0; i < set.size(); ++i) {
    std::int64_t place = 0;
    for (const std::uint8_t pixel : set.pixels(i)) total += place++ * pixel;
  }
  return total;
}

}  // namespace

TEST_CASE("whole sets: the shipped Fashion-MNIST subset") {
  const fs::path folder = fs::path(CONVLINGS_SOURCE_DIR) / "datasets/fashion-mnist";
  const Dataset train = read_idx_dataset(folder, Part::train, "fashion-mnist");
  CHECK(class_counts(train) == std::vector<int>(10, 500));
  CHECK(sum(train) == 287231516);
  CHECK(placed_sum(train) == 118143660489);
  CHECK(sum(train, 0) == 76247);
  const Dataset test = read_idx_dataset(folder, Part::test, "fashion-mnist");
  CHECK(class_counts(test) == std::vector<int>(10, 100));
  CHECK(sum(test) == 56973981);
  CHECK(placed_sum(test) == 23469761899);
  CHECK(sum(test, 999) == 22553);
}

TEST_CASE("whole sets: MNIST", "[data]") {
  const auto folder = shared_data_or_warn("mnist");
  if (!folder) return;
  const Dataset train = read_idx_dataset(*folder, Part::train, "mnist");
  CHECK(train.size() == 60000);
  CHECK(train.input_shape() == cnn::Shape{28, 28, 1});
  CHECK(class_counts(train) ==
        std::vector<int>{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949});
  CHECK(sum(train) == 1567298545);
  CHECK(placed_sum(train) == 636217355848);
  CHECK(sum(train, 0) == 27525);
  CHECK(sum(train, 59999) == 20920);
  const Dataset test = read_idx_dataset(*folder, Part::test, "mnist");
  CHECK(class_counts(test) ==
        std::vector<int>{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009});
  CHECK(sum(test) == 264923200);
  CHECK(placed_sum(test) == 107525244191);
  CHECK(sum(test, 0) == 18454);
  CHECK(sum(test, 9999) == 41833);
}

// The class counts stand in the README of the shared data sets too.
TEST_CASE("whole sets: CIFAR-10, first and test batch", "[data]") {
  const auto folder = shared_data_or_warn("cifar-10-batches-bin");
  if (!folder) return;
  const Dataset test = read_cifar10_dataset(*folder, Part::test, "cifar-10");
  CHECK(class_counts(test) == std::vector<int>(10, 1000));
  CHECK(test.class_names()[6] == "frog");
  CHECK(sum(test) == 3733375634);
  CHECK(placed_sum(test) == 5561102589800);
  CHECK(test.scaled_by(1).image(9999)(31, 30, 0) == 68);
  CHECK(test.scaled_by(1).image(9999)(31, 30, 1) == 65);
  CHECK(test.scaled_by(1).image(9999)(31, 30, 2) == 58);
  // Other batches may be there or not: the first comes first.
  const Dataset first = read_cifar10_dataset(*folder, Part::train, "cifar-10").first(10000);
  CHECK(class_counts(first) ==
        std::vector<int>{1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981});
  CHECK(sum(first) == 3718380578);
  CHECK(placed_sum(first) == 5537617038241);
}
