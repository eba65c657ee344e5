// Brings a known data set to this disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "cnn/nn/data/known_datasets.hpp"

namespace convlings {

/// Who watches. Each may be left out.
struct FetchWatcher {
  std::function<void(const cnn::KnownFile& file)> begin = {};
  std::function<void(std::int64_t have, std::int64_t total)> progress = {};
  std::function<void()> waiting = {};  ///< somebody else fetches the same file
  /// What became of it: "fetched", "fetched, continued at 1.2 MB", "was there".
  std::function<void(const cnn::KnownFile& file, const std::string& how)> done = {};
  std::function<bool()> stop = {};  ///< true ends it; what is there is kept
};

/// True when every file of the set lies in `folder` with the right contents.
bool is_whole(const cnn::KnownDataset& set, const std::filesystem::path& folder);

/// Fetches what `folder` lacks of the set, from `mirror` when it is not empty (see `mirrored`).
/// An archive is unpacked and removed. Throws as `download` and `unpack` do.
void fetch_dataset(const cnn::KnownDataset& set, const std::filesystem::path& folder,
                   const std::string& mirror, const FetchWatcher& watcher);

}  // namespace convlings
