// Where a data set with a name is looked for. Nothing is read, only looked at.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cnn {

/// The folders that hold data sets, one folder each. An empty path is passed over.
struct DatasetRoots {
  std::filesystem::path data;     ///< the environment's CONVLINGS_DATA
  std::filesystem::path system;   ///< /usr/share/datasets, where Debian's packages put theirs
  std::filesystem::path cache;    ///< convlings in $XDG_CACHE_HOME or ~/.cache
  std::filesystem::path shipped;  ///< the folder datasets/ of the course

  bool operator==(const DatasetRoots& other) const = default;
};

/// As the environment has them; `shipped` is the caller's to know.
DatasetRoots dataset_roots(const std::filesystem::path& shipped = {});

struct DatasetPlace {
  std::filesystem::path folder;
  std::string why;      ///< "CONVLINGS_DATA", "the cache", …
  bool subset = false;  ///< only the part that the course ships

  /// A file that the folder lacks: empty when the set is there. The folder's own name stands for
  /// a folder that is missing.
  std::string missing;
};

/// The places for this set, in the order in which they are tried: CONVLINGS_DATA, the system, the
/// cache, and last what the course ships. Throws std::invalid_argument, which lists the names, for
/// an unknown one.
std::vector<DatasetPlace> dataset_places(const std::string& name, const DatasetRoots& roots);

/// The first place where nothing is missing.
std::optional<DatasetPlace> find_dataset(const std::string& name, const DatasetRoots& roots);

}  // namespace cnn
