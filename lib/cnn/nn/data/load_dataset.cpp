#include "cnn/nn/data/load_dataset.hpp"

#include <fmt/format.h>

#include <optional>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/cifar10.hpp"
#include "cnn/nn/data/csv_pixels.hpp"
#include "cnn/nn/data/dataset_files.hpp"
#include "cnn/nn/data/idx.hpp"
#include "cnn/nn/data/image_folder.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

enum class Kind { idx, cifar10, pictures, pictures_in_parts, csv };

bool is_folder(const fs::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there
  return fs::is_directory(path, ignored);
}

[[noreturn]] void is_nowhere(const KnownDataset& set, const DatasetRoots& roots) {
  std::string tried;
  for (const DatasetPlace& place : dataset_places(set.name, roots)) {
    tried += fmt::format("\n  {}: {}", place.folder.string(), place.why);
    if (place.missing != place.folder.string()) tried += ", but without " + place.missing;
  }
  throw DataError(fmt::format(
      "load_dataset: {} is in none of its places. Get it with `./convlings data get {}`, or set "
      "CONVLINGS_DATA to the folder that holds it. Looked in:{}",
      set.title, set.name, tried.empty() ? " no place" : tried));
}

[[noreturn]] void is_unknown(const std::string& source) {
  std::string names;
  for (const KnownDataset& set : known_datasets()) names += set.name + ", ";
  throw DataError(fmt::format(
      "load_dataset: a data set is {}a folder or a CSV file. Received \"{}\", which is none of "
      "these.",
      names, source));
}

// The folder of a part if it holds classes: train/, and test/ or else validation/.
std::optional<fs::path> part_folder(const fs::path& folder, Part part) {
  const std::vector<std::string> names = part == Part::train
                                             ? std::vector<std::string>{"train"}
                                             : std::vector<std::string>{"test", "validation"};
  for (const std::string& name : names) {
    if (!class_folders(folder / name).empty()) return folder / name;
  }
  return std::nullopt;
}

Kind kind_of(const std::string& source) {
  const fs::path path = source;
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return Kind::csv;
  if (!is_folder(path)) is_unknown(source);
  for (const Part part : {Part::train, Part::test}) {
    if (find_idx_file(path, part, IdxContent::images)) return Kind::idx;
    if (!find_cifar10_batches(path, part).empty()) return Kind::cifar10;
  }
  return part_folder(path, Part::train) ? Kind::pictures_in_parts : Kind::pictures;
}

bool has_test_part(Kind kind, const fs::path& path) {
  switch (kind) {
    case Kind::idx:
      return find_idx_file(path, Part::test, IdxContent::images).has_value();
    case Kind::cifar10:
      return !find_cifar10_batches(path, Part::test).empty();
    case Kind::pictures_in_parts:
      return part_folder(path, Part::test).has_value();
    case Kind::pictures:
    case Kind::csv:
      break;
  }
  return false;
}

// "photos" for photos/, ./photos and /my/photos.
std::string name_of(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  return (normal.has_filename() ? normal : normal.parent_path()).filename().string();
}

Dataset load_known(const KnownDataset& set, Part part, const DatasetRoots& roots) {
  const std::optional<DatasetPlace> place = find_dataset(set.name, roots);
  if (!place) is_nowhere(set, roots);
  const std::string name = set.name + (place->subset ? " subset" : "");
  return set.format == DatasetFormat::idx
             ? read_idx_dataset(place->folder, part, name, set.class_names)
             : read_cifar10_dataset(place->folder, part, name);
}

Dataset load_pictures(const fs::path& folder, Part part, bool in_parts,
                      const LoadOptions& options) {
  if (options.image_shape.rank() == 0) {
    throw ShapeError(fmt::format(
        "load_dataset: {} holds pictures of any size. Say to which (height, width, channels) they "
        "are to be resized.",
        folder.string()));
  }
  ImageFolderOptions reading{.name = name_of(folder), .image_shape = options.image_shape};
  if (!in_parts) return read_image_folder(folder, reading);
  // The test part may lack a class: the numbers of the training part hold for both.
  reading.name = part_name(reading.name, part);
  reading.class_names = class_names_in(*part_folder(folder, Part::train));
  return read_image_folder(*part_folder(folder, part), reading);
}

}  // namespace

Dataset load_dataset(const std::string& source, Part part, const LoadOptions& options) {
  if (const KnownDataset* const set = known_dataset(source)) {
    return load_known(*set, part, options.roots);
  }
  const Kind kind = kind_of(source);
  if (part == Part::test && !has_test_part(kind, source)) {
    throw DataError(fmt::format(
        "load_dataset: {} has no test part. Hold some of it out, or give pictures in train/ and "
        "test/.",
        source));
  }
  const std::string name = name_of(source);
  const KnownDataset* const known_name = known_dataset(name);
  switch (kind) {
    case Kind::idx:
      return read_idx_dataset(
          source, part, name,
          known_name == nullptr ? std::vector<std::string>{} : known_name->class_names);
    case Kind::cifar10:
      return read_cifar10_dataset(source, part, name);
    case Kind::csv:
      return read_csv_pixels(source, {.name = name, .image_shape = options.image_shape});
    case Kind::pictures:
    case Kind::pictures_in_parts:
      break;
  }
  return load_pictures(source, part, kind == Kind::pictures_in_parts, options);
}

bool has_test_part(const std::string& source) {
  return known_dataset(source) != nullptr || has_test_part(kind_of(source), source);
}

}  // namespace cnn
