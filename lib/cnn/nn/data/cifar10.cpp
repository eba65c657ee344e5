#include "cnn/nn/data/cifar10.hpp"

#include <fmt/format.h>

#include <sstream>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/nn/data/dataset_files.hpp"
#include "cnn/nn/data/gzip.hpp"
#include "cnn/nn/data/readable.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t max_bytes = std::int64_t{1} << 28;
constexpr std::size_t side = 32;
constexpr std::size_t plane = side * side;
constexpr std::size_t record = 1 + 3 * plane;
constexpr std::size_t cifar100_record = record + 1;
constexpr int classes = 10;

[[noreturn]] void damaged(const fs::path& file, const std::string& what) {
  throw DataError(fmt::format(
      "read_cifar10_batch: {}: {}. The file is damaged or another; copy or download it again.",
      file.string(), what));
}

void check_size(const fs::path& file, std::size_t size) {
  if (size == 0) damaged(file, "it is empty");
  if (size % record == 0) return;
  if (size % cifar100_record == 0) {
    damaged(file, fmt::format("records have {} bytes with one label. Received {} records of {}, "
                              "with two labels, as CIFAR-100 has them",
                              record, size / cifar100_record, cifar100_record));
  }
  damaged(file, fmt::format("records have {} bytes. Received {} records and {} bytes more, from "
                            "byte {} on",
                            record, size / record, size % record, size / record * record));
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) all.push_back(readable(line, 100));
  }
  return all;
}

std::vector<std::string> class_names(const fs::path& folder) {
  const fs::path file = folder / "batches.meta.txt";
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return known_dataset("cifar-10")->class_names;
  std::vector<std::string> names = lines(read_file(file, 4096));
  if (names.size() != classes) {
    throw DataError(fmt::format(
        "read_cifar10_dataset: {}: there must be {} class names, one a line. Received {}. Remove "
        "the file to use the usual names.",
        file.string(), classes, names.size()));
  }
  return names;
}

}  // namespace

Cifar10Batch read_cifar10_batch(const fs::path& file) {
  const std::string bytes = read_unpacked("read_cifar10_batch", file, max_bytes);
  check_size(file, bytes.size());
  Cifar10Batch batch;
  batch.labels.reserve(bytes.size() / record);
  batch.pixels.resize(bytes.size() / record * 3 * plane);
  std::uint8_t* to = batch.pixels.data();
  for (std::size_t at = 0; at < bytes.size(); at += record) {
    const auto label = static_cast<std::uint8_t>(bytes[at]);
    if (label >= classes) {
      damaged(file, fmt::format("a label is 0 to {}. Received {} in record {} (at byte {})",
                                classes - 1, label, at / record, at));
    }
    batch.labels.push_back(label);
    const char* const red = bytes.data() + at + 1;
    for (std::size_t pixel = 0; pixel < plane; ++pixel) {
      for (std::size_t color = 0; color < 3; ++color) {
        *to++ = static_cast<std::uint8_t>(red[color * plane + pixel]);
      }
    }
  }
  return batch;
}

Dataset read_cifar10_dataset(const fs::path& folder, Part part, const std::string& name) {
  const std::vector<fs::path> files = find_cifar10_batches(folder, part);
  if (files.empty()) {
    throw DataError(fmt::format("read_cifar10_dataset: {} has no file {}.", folder.string(),
                                part == Part::train ? "data_batch_1.bin" : "test_batch.bin"));
  }
  Dataset::Content content{.name = part_name(name, part),
                           .image_shape = {side, side, 3},
                           .pixels = {},
                           .labels = {},
                           .class_names = class_names(folder)};
  for (const fs::path& file : files) {
    const Cifar10Batch batch = read_cifar10_batch(file);
    content.labels.insert(content.labels.end(), batch.labels.begin(), batch.labels.end());
    content.pixels.insert(content.pixels.end(), batch.pixels.begin(), batch.pixels.end());
  }
  return Dataset(std::move(content));
}

}  // namespace cnn
