#include "cnn/nn/data/dataset_files.hpp"

#include <system_error>

namespace cnn {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there
  return fs::is_regular_file(path, ignored);
}

std::string missing_idx_file(const fs::path& folder) {
  for (const Part part : {Part::train, Part::test}) {
    for (const IdxContent content : {IdxContent::images, IdxContent::labels}) {
      if (!find_idx_file(folder, part, content)) return idx_file_name(part, content);
    }
  }
  return "";
}

std::string missing_batch(const fs::path& folder) {
  if (find_cifar10_batches(folder, Part::train).empty()) return "data_batch_1.bin";
  return find_cifar10_batches(folder, Part::test).empty() ? "test_batch.bin" : "";
}

}  // namespace

std::string idx_file_name(Part part, IdxContent content) {
  return std::string(part == Part::train ? "train" : "t10k") +
         (content == IdxContent::images ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
}

std::optional<fs::path> find_idx_file(const fs::path& folder, Part part, IdxContent content) {
  const std::string name = idx_file_name(part, content);
  std::string dotted = name;
  dotted[name.rfind("-idx")] = '.';
  for (const std::string& spelling : {name, dotted, name + ".gz", dotted + ".gz"}) {
    if (is_file(folder / spelling)) return folder / spelling;
  }
  return std::nullopt;
}

std::vector<fs::path> find_cifar10_batches(const fs::path& folder, Part part) {
  std::vector<std::string> names{"test_batch.bin"};
  if (part == Part::train) {
    names = {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin",
             "data_batch_5.bin"};
  }
  std::vector<fs::path> found;
  for (const std::string& name : names) {
    if (is_file(folder / name)) found.push_back(folder / name);
  }
  return found;
}

std::string missing_file(const fs::path& folder, DatasetFormat format) {
  return format == DatasetFormat::idx ? missing_idx_file(folder) : missing_batch(folder);
}

}  // namespace cnn
