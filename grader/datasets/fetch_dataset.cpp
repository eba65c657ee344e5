#include "datasets/fetch_dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "datasets/amounts.hpp"
#include "datasets/download.hpp"
#include "datasets/file_state.hpp"
#include "datasets/mirror.hpp"
#include "datasets/part_file.hpp"
#include "datasets/unpack.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

void fetch_file(const cnn::KnownFile& file, const fs::path& folder, const std::string& mirror,
                const FetchWatcher& watcher) {
  if (watcher.begin) watcher.begin(file);
  std::error_code ignored;  // no part is no part
  const auto before = fs::file_size(PartFile::beside(folder / file.name), ignored);
  const Downloaded how =
      download({mirrored(file.addresses, mirror), file.bytes, file.sha256}, folder / file.name,
               {.progress = watcher.progress, .stop = watcher.stop, .waiting = watcher.waiting});
  if (!watcher.done) return;
  watcher.done(file, how == Downloaded::already_there ? "was there"
                     : how == Downloaded::fetched
                         ? "fetched"
                         : "fetched, continued at " + amount(static_cast<std::int64_t>(before)));
}

/// An archive needs room for itself and for what is in it.
void must_have_room(const cnn::KnownDataset& set, const fs::path& folder) {
  fs::path there = fs::absolute(folder);
  while (there.has_relative_path() && !fs::exists(there)) there = there.parent_path();
  std::error_code error;
  const auto available = static_cast<std::int64_t>(fs::space(there, error).available);
  const std::int64_t contents =
      std::accumulate(set.files.begin(), set.files.end(), std::int64_t{0},
                      [](std::int64_t sum, const auto& file) { return sum + file.bytes; });
  const fs::path archive = folder / set.archive->name;
  std::int64_t needed = contents + set.archive->bytes;
  for (const fs::path& kept : {archive, PartFile::beside(archive)}) {
    std::error_code none;
    const auto bytes = fs::file_size(kept, none);
    if (!none) needed -= static_cast<std::int64_t>(bytes);
  }
  if (error || needed <= available) return;
  throw cnn::DataError(fmt::format(
      "download: there is no room in {}: {} are needed for {} and its contents, {} are free. "
      "Choose another folder with --to.",
      there.string(), amount(needed), set.archive->name, amount(available)));
}

}  // namespace

bool is_whole(const cnn::KnownDataset& set, const fs::path& folder) {
  return std::all_of(set.files.begin(), set.files.end(),
                     [&](const cnn::KnownFile& file) { return is_right(state_of(file, folder)); });
}

void fetch_dataset(const cnn::KnownDataset& set, const fs::path& folder, const std::string& mirror,
                   const FetchWatcher& watcher) {
  if (set.archive) {
    if (is_whole(set, folder)) return;
    must_have_room(set, folder);
    fetch_file(*set.archive, folder, mirror, watcher);
    unpack(folder / set.archive->name, set.files, folder, watcher.stop);
    fs::remove(folder / set.archive->name);
    return;
  }
  for (const cnn::KnownFile& file : set.files) {
    if (is_right(state_of(file, folder))) {
      if (watcher.done) watcher.done(file, "was there");
    } else {
      fetch_file(file, folder, mirror, watcher);
    }
  }
}

}  // namespace convlings
