#include <fmt/format.h>

#include <algorithm>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/dataset_files.hpp"
#include "cnn/nn/data/idx.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

fs::path require_file(const fs::path& folder, Part part, IdxContent content) {
  if (const auto file = find_idx_file(folder, part, content)) return *file;
  throw DataError(fmt::format("read_idx_dataset: {} has no file {}, nor that name with .gz.",
                              folder.string(), idx_file_name(part, content)));
}

// "0", "1", … up to the largest label of both parts: a part may lack the last class.
std::vector<std::string> numbered_classes(const fs::path& folder,
                                          const std::vector<std::uint8_t>& labels, Part part) {
  int largest = *std::max_element(labels.begin(), labels.end());
  const Part other = part == Part::train ? Part::test : Part::train;
  if (const auto file = find_idx_file(folder, other, IdxContent::labels)) {
    const std::vector<std::uint8_t> others = read_idx_labels(*file);
    largest = std::max<int>(largest, *std::max_element(others.begin(), others.end()));
  }
  std::vector<std::string> names;
  for (int label = 0; label <= largest; ++label) names.push_back(std::to_string(label));
  return names;
}

void require_classes(const fs::path& file, const std::vector<std::uint8_t>& labels,
                     std::size_t classes) {
  const auto wrong = std::find_if(labels.begin(), labels.end(),
                                  [&](std::uint8_t label) { return label >= classes; });
  if (wrong == labels.end()) return;
  const auto position = wrong - labels.begin();
  constexpr int header = 8;
  throw DataError(
      fmt::format("read_idx_dataset: {}: a label is 0 to {}. Received {} at position {} (byte {}). "
                  "The file is damaged, or of another data set.",
                  file.string(), classes - 1, *wrong, position, header + position));
}

}  // namespace

Dataset read_idx_dataset(const fs::path& folder, Part part, const std::string& name,
                         const std::vector<std::string>& class_names) {
  const fs::path images_file = require_file(folder, part, IdxContent::images);
  const fs::path labels_file = require_file(folder, part, IdxContent::labels);
  std::vector<std::uint8_t> labels = read_idx_labels(labels_file);
  std::vector<std::string> classes =
      class_names.empty() ? numbered_classes(folder, labels, part) : class_names;
  require_classes(labels_file, labels, classes.size());
  IdxImages images = read_idx_images(images_file);
  if (images.count != static_cast<int>(labels.size())) {
    throw DataError(
        fmt::format("read_idx_dataset: every image has one label. Received {} images in {} and {} "
                    "labels in {}. The files belong to different sets.",
                    images.count, images_file.string(), labels.size(), labels_file.string()));
  }
  return Dataset({.name = part_name(name, part),
                  .image_shape = {images.height, images.width, 1},
                  .pixels = std::move(images.pixels),
                  .labels = std::move(labels),
                  .class_names = std::move(classes)});
}

}  // namespace cnn
