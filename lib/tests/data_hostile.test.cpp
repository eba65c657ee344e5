// Small valid files, cut, altered and swollen in thousands of ways: each loads or is refused with a
// DataError, and no claim takes memory. The sanitizers of preset dev turn anything else into a
// failure.
#include <catch2_either.hpp>
#include <fstream>
#include <functional>
#include <optional>
#include <utility>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/data/cifar10.hpp"
#include "cnn/nn/data/csv_pixels.hpp"
#include "cnn/nn/data/idx.hpp"
#include "data_samples.hpp"
#include "largest_allocation.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

namespace {

constexpr std::size_t much_memory = std::size_t{1} << 20;

struct Sample {
  std::string name;
  std::string bytes;
  std::function<Bytes(const fs::path&)> read;  // pixels or labels
};

Bytes all_pixels(const cnn::Dataset& set) {
  Bytes all;
  for (int i = 0; i < set.size(); ++i) {
    all.insert(all.end(), set.pixels(i).begin(), set.pixels(i).end());
  }
  return all;
}

std::vector<Sample> samples() {
  const auto images = [](const fs::path& file) { return cnn::read_idx_images(file).pixels; };
  const auto cifar = [](const fs::path& file) { return cnn::read_cifar10_batch(file).pixels; };
  const auto csv = [](const fs::path& file) { return all_pixels(cnn::read_csv_pixels(file)); };
  const std::string csv_text =
      "label,a,b,c,d\r\n0,1,2,3,4\r\n\"1\",\"25\",255,\"0\",9\r\n2,0,0,0,0\r\n";
  return {
      {"images", idx_images_3x2(8), images},
      {"images.gz", gzipped(idx_images_3x2(8)), images},
      {"two members",
       gzipped(idx_images_3x2(8).substr(0, 20)) + gzipped(idx_images_3x2(8).substr(20)), images},
      {"labels", idx_labels({1, 2, 3, 4}), &cnn::read_idx_labels},
      {"labels.gz", gzipped(idx_labels({1, 2, 3, 4})), &cnn::read_idx_labels},
      {"cifar", cifar10_records({3, 9}), cifar},
      {"cifar.gz", gzipped(cifar10_records({3, 9})), cifar},
      {"csv", csv_text, csv},
      {"csv.gz", gzipped(csv_text), csv},
  };
}

bool is_packed(const Sample& sample) { return sample.bytes.starts_with("\x1f\x8b"); }

// Every byte of a small file, every 97th of a large one, which CIFAR-10's is.
std::size_t step(const Sample& sample) { return sample.bytes.size() < 1000 ? 1 : 97; }

// What is read, or nothing when it is refused. Any other exception fails the test.
class Reader {
 public:
  explicit Reader(Sample sample) : sample_(std::move(sample)) {}

  std::optional<Bytes> read(const std::string& bytes) {
    fs::remove(file_);  // a file written over is flushed to disk on some systems, slowly
    std::ofstream(file_, std::ios::binary) << bytes;
    reset_largest_allocation();
    std::optional<Bytes> result;
    try {
      result = sample_.read(file_);
    } catch (const cnn::DataError&) {
    }
    if (largest_allocation() > much_memory) ++greedy_;
    ++tries_;
    return result;
  }

  int greedy() const { return greedy_; }
  int tries() const { return tries_; }

 private:
  Sample sample_;
  TestFolder folder_;
  fs::path file_ = folder_.path / "file";
  int greedy_ = 0;
  int tries_ = 0;
};

}  // namespace

TEST_CASE("hostile data: the samples themselves load, and their memory is noticed") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    CHECK(Reader(sample).read(sample.bytes).has_value());
  }
  Reader large(samples()[0]);
  CHECK(large.read(idx_images_3x2(200000)).has_value());
  CHECK(large.greedy() == 1);
}

TEST_CASE("hostile data: a cut file is refused, but for whole lines and records") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    Reader reader(sample);
    int loaded = 0;
    for (std::size_t length = 0; length < sample.bytes.size(); length += step(sample)) {
      loaded += reader.read(sample.bytes.substr(0, length)) ? 1 : 0;
    }
    CHECK(reader.greedy() == 0);
    if (sample.name == "csv") {
      CHECK(loaded > 0);
    } else {
      CHECK(loaded == 0);
    }
  }
}

// Where a checksum guards the pixels, an altered file gives the same pixels or none.
TEST_CASE("hostile data: one altered bit is survived; gzip's checksum sees it") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    Reader reader(sample);
    const auto original = reader.read(sample.bytes);
    int different = 0;
    for (std::size_t at = 0; at < sample.bytes.size(); at += step(sample)) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string bytes = sample.bytes;
        bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit);
        const auto pixels = reader.read(bytes);
        if (pixels && pixels != original) ++different;
      }
    }
    CHECK(reader.greedy() == 0);
    CHECK(reader.tries() > 80);
    if (is_packed(sample)) CHECK(different == 0);
  }
}

TEST_CASE("hostile data: bytes written over, put in and taken out at random are survived") {
  cnn::Random random(2026);
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    Reader reader(sample);
    for (int round = 0; round < 500; ++round) {
      std::string bytes = sample.bytes;
      for (int change = random.integer(1, 6); change > 0 && !bytes.empty(); --change) {
        const auto at =
            static_cast<std::size_t>(random.integer(0, static_cast<int>(bytes.size()) - 1));
        const char byte = static_cast<char>(random.integer(0, 3) == 0 ? 0xFF  //
                                                                      : random.integer(0, 255));
        const int what = random.integer(0, 3);
        if (what == 0) bytes.insert(at, static_cast<std::size_t>(random.integer(1, 40)), byte);
        if (what == 1) bytes.erase(at, static_cast<std::size_t>(random.integer(1, 40)));
        if (what >= 2) bytes[at] = byte;
      }
      reader.read(bytes);
    }
    CHECK(reader.greedy() == 0);
  }
}

// Also inside a sound gzip file, where the length cannot be looked up.
TEST_CASE("hostile data: swollen counts and sides take no memory and are refused") {
  const std::uint32_t values[] = {0,          2,          9,          255,        256,
                                  65535,      65536,      0x00FFFFFF, 0x01000000, 0x3FFFFFFF,
                                  0x40000000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
  for (const bool packed : {false, true}) {
    Reader reader(samples()[0]);
    for (const std::uint32_t count : values) {
      for (const std::uint32_t height : values) {
        for (const std::uint32_t width : values) {
          const std::string bytes = idx_header({count, height, width}) + std::string(48, '\7');
          CHECK_FALSE(reader.read(packed ? gzipped(bytes) : bytes));
        }
      }
    }
    CHECK(reader.greedy() == 0);
  }
}
