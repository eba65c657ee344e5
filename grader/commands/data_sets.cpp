#include "commands/data_sets.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <numeric>

#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"

namespace convlings {

const char* const places_words =
    "\nPlaces, in this order:\n"
    "  CONVLINGS_DATA       a folder with one folder a data set, if the variable is set\n"
    "  /usr/share/datasets  where Debian's dataset-fashion-mnist lies\n"
    "  the cache            convlings in $XDG_CACHE_HOME or ~/.cache\n"
    "  datasets/            what the course ships";

cnn::DatasetRoots roots_of(const Context& context) {
  return cnn::dataset_roots(context.course.home / "datasets");
}

const cnn::KnownDataset& require_dataset(const std::string& name) {
  if (const cnn::KnownDataset* const set = cnn::known_dataset(name)) return *set;
  std::vector<std::string> names;
  for (const cnn::KnownDataset& set : cnn::known_datasets()) names.push_back(set.name);
  throw InputError(fmt::format("There is no data set \"{}\".{} ./convlings data list shows all.",
                               name, did_you_mean(name, names)));
}

std::int64_t download_bytes(const cnn::KnownDataset& set) {
  if (set.archive) return set.archive->bytes;
  return std::accumulate(set.files.begin(), set.files.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& file) { return sum + file.bytes; });
}

std::string shown_folder(const Context& context, const std::filesystem::path& folder) {
  std::string inside = shown_path(context.course, folder);
  const char* const home = std::getenv("HOME");
  if (home == nullptr || *home == '\0' || inside != folder.string()) return inside;
  const std::filesystem::path relative = folder.lexically_normal().lexically_relative(home);
  const bool below = !relative.empty() && *relative.begin() != "..";
  return below ? "~/" + relative.string() : inside;
}

}  // namespace convlings
