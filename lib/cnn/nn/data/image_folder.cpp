#include "cnn/nn/data/image_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/data/image_folder_files.hpp"
#include "cnn/nn/data/readable.hpp"
#include "cnn/nn/view/photograph.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr const char* who = "read_image_folder";
constexpr std::size_t most_classes = 256;  // labels are bytes
constexpr std::int64_t most_files = 1'000'000;
constexpr std::size_t listed = 5;  // unreadable files that a message names

struct LabelledFile {
  fs::path file;
  std::uint8_t label = 0;
};

void require_image_shape(const Shape& shape) {
  if (shape.rank() == 3 && (shape[2] == 1 || shape[2] == 3)) return;
  throw ShapeError(
      fmt::format("{}: pictures become (height, width, 1) or (height, width, 3). Received {}.", who,
                  to_string(shape)));
}

struct Classes {
  std::vector<std::string> names;
  std::vector<fs::path> folders;
  std::vector<std::uint8_t> labels;  // of each folder: the place of its name
};

std::vector<std::string> names_of(const std::vector<fs::path>& folders) {
  std::vector<std::string> names;
  names.reserve(folders.size());
  for (const fs::path& folder : folders) {
    names.push_back(readable(folder.filename().string(), 100));
  }
  return names;
}

Classes classes_of(const fs::path& folder, const std::vector<std::string>& given) {
  std::vector<fs::path> folders = class_folders(folder);
  const std::vector<std::string> found = names_of(folders);
  if (found.empty() || std::max(found.size(), given.size()) > most_classes) {
    throw DataError(fmt::format(
        "{}: {} must be a folder with 1 to {} sub-folders, one for each class. Received {}.", who,
        folder.string(), most_classes, found.size()));
  }
  Classes classes{
      .names = given.empty() ? found : given, .folders = std::move(folders), .labels = {}};
  for (const std::string& name : found) {
    const auto place = std::find(classes.names.begin(), classes.names.end(), name);
    if (place == classes.names.end()) {
      throw DataError(
          fmt::format("{}: {}: every sub-folder must be one of the {} classes. Received \"{}\".",
                      who, folder.string(), given.size(), name));
    }
    if (std::count(found.begin(), found.end(), name) > 1) {
      throw DataError(
          fmt::format("{}: {}: every class has a name of its own. Received \"{}\" twice. Rename "
                      "the sub-folders.",
                      who, folder.string(), name));
    }
    classes.labels.push_back(static_cast<std::uint8_t>(place - classes.names.begin()));
  }
  return classes;
}

std::vector<LabelledFile> list_files(const fs::path& folder, const Classes& classes,
                                     const Shape& image_shape) {
  const std::int64_t most = std::min(most_files, Shape::max_size / image_shape.size());
  std::vector<LabelledFile> files;
  for (std::size_t i = 0; i < classes.folders.size(); ++i) {
    const std::int64_t left = most - static_cast<std::int64_t>(files.size());
    for (fs::path& file : files_below(who, folder, classes.folders[i], left)) {
      files.push_back({std::move(file), classes.labels[i]});
    }
  }
  return files;
}

std::vector<std::uint8_t> to_bytes(const Tensor& image) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(static_cast<std::size_t>(image.size()));
  for (const float value : image) {
    bytes.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F))));
  }
  return bytes;
}

// image_shape.size() bytes, row-major.
std::vector<std::uint8_t> read_resized(const fs::path& file, const Shape& shape) {
  const Tensor image = read_image(file, {.channels = shape[2]});
  return to_bytes(view::resized(image, shape[0], shape[1]));
}

[[noreturn]] void refuse(const fs::path& folder, const std::vector<UnreadableFile>& unreadable) {
  std::string list;
  for (std::size_t i = 0; i < std::min(listed, unreadable.size()); ++i) {
    list += "\n  " + readable(unreadable[i].why, 500);
  }
  if (unreadable.size() > listed) {
    list += fmt::format("\n  and {} more", unreadable.size() - listed);
  }
  throw DataError(fmt::format(
      "{}: {}: every file must be a picture. Received {} that cannot be read. Remove, convert or "
      "skip them:{}",
      who, folder.string(), unreadable.size(), list));
}

}  // namespace

std::vector<std::string> class_names_in(const fs::path& folder) {
  return names_of(class_folders(folder));
}

Dataset read_image_folder(const fs::path& folder, const ImageFolderOptions& options) {
  require_image_shape(options.image_shape);
  Classes classes = classes_of(folder, options.class_names);
  const std::vector<LabelledFile> files = list_files(folder, classes, options.image_shape);
  const auto picture = static_cast<std::size_t>(options.image_shape.size());
  Dataset::Content content{.name = options.name.empty() ? folder.filename().string() : options.name,
                           .image_shape = options.image_shape,
                           .pixels = {},
                           .labels = {},
                           .class_names = std::move(classes.names)};
  content.pixels.reserve(files.size() * picture);
  std::vector<UnreadableFile> unreadable;
  for (const LabelledFile& labelled : files) {
    try {
      const auto bytes = read_resized(labelled.file, options.image_shape);
      content.pixels.insert(content.pixels.end(), bytes.begin(), bytes.end());
      content.labels.push_back(labelled.label);
    } catch (const DataError& error) {
      unreadable.push_back({labelled.file, error.what()});
    }
  }
  const bool nothing_left = content.labels.empty();
  if (!unreadable.empty() && (options.skipped == nullptr || nothing_left)) {
    refuse(folder, unreadable);
  }
  if (options.skipped != nullptr) *options.skipped = std::move(unreadable);
  return Dataset(std::move(content));
}

}  // namespace cnn
