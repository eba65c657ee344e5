#include "cnn/nn/data/find_dataset.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "cnn/nn/data/dataset_files.hpp"
#include "cnn/nn/data/known_datasets.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

fs::path from_environment(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? fs::path() : fs::path(value);
}

// A relative XDG_CACHE_HOME is to be ignored (XDG Base Directory Specification).
fs::path cache_root() {
  const fs::path named = from_environment("XDG_CACHE_HOME");
  if (named.is_absolute()) return named / "convlings";
  const fs::path home = from_environment("HOME");
  return home.empty() ? fs::path() : home / ".cache/convlings";
}

const KnownDataset& require_known(const std::string& name) {
  if (const KnownDataset* const set = known_dataset(name)) return *set;
  std::string names;
  for (const KnownDataset& set : known_datasets()) names += (names.empty() ? "" : ", ") + set.name;
  throw std::invalid_argument(
      fmt::format("find_dataset: the data sets are {}. Received \"{}\".", names, name));
}

std::string missing_in(const fs::path& folder, DatasetFormat format) {
  std::error_code ignored;  // what cannot be looked at is not there
  return fs::is_directory(folder, ignored) ? missing_file(folder, format) : folder.string();
}

}  // namespace

DatasetRoots dataset_roots(const fs::path& shipped) {
  return {from_environment("CONVLINGS_DATA"), "/usr/share/datasets", cache_root(), shipped};
}

std::vector<DatasetPlace> dataset_places(const std::string& name, const DatasetRoots& roots) {
  const KnownDataset& set = require_known(name);
  std::vector<DatasetPlace> places;
  const auto add = [&](const fs::path& root, const std::string& folder, const std::string& why) {
    if (root.empty()) return;
    places.push_back({root / folder, why, false, missing_in(root / folder, set.format)});
  };
  add(roots.data, set.name, "CONVLINGS_DATA");
  if (set.folder != set.name) add(roots.data, set.folder, "CONVLINGS_DATA");
  add(roots.system, set.name, "the system's data sets");
  add(roots.cache, set.name, "the cache");
  if (!set.subset.empty()) {
    add(roots.shipped, set.name, "shipped with the course");
    if (!roots.shipped.empty()) places.back().subset = true;
  }
  return places;
}

std::optional<DatasetPlace> find_dataset(const std::string& name, const DatasetRoots& roots) {
  for (const DatasetPlace& place : dataset_places(name, roots)) {
    if (place.missing.empty()) return place;
  }
  return std::nullopt;
}

}  // namespace cnn
