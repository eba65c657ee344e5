#include "datasets/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "cnn/core/errors.hpp"
#include "datasets/amounts.hpp"
#include "datasets/download.hpp"
#include "datasets/part_file.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t most_other_bytes = 1'000'000;

struct FreeArchive {
  void operator()(archive* open) const { archive_read_free(open); }
};

class Unpacking {
 public:
  Unpacking(const fs::path& file, const std::function<bool()>& stop)
      : name_(file.string()), stop_(stop), archive_(archive_read_new()) {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_format_tar(archive_.get());
    if (archive_read_open_filename(archive_.get(), file.c_str(), 1U << 16U) != ARCHIVE_OK) {
      damaged(archive_error_string(archive_.get()));
    }
  }

  /// The next entry, or null after the last one.
  archive_entry* next() {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(archive_.get(), &entry);
    if (code == ARCHIVE_EOF) return nullptr;
    if (code < ARCHIVE_WARN) damaged(archive_error_string(archive_.get()));
    return entry;
  }

  void pass_over(archive_entry* entry) {
    other_bytes_ += 512 + std::max<std::int64_t>(0, archive_entry_size(entry));
    if (other_bytes_ > most_other_bytes) damaged("it holds much that does not belong to it");
  }

  void write(archive_entry* entry, const cnn::KnownFile& file, const fs::path& goal) {
    if (archive_entry_size(entry) != file.bytes) {
      damaged(fmt::format("{} should have {} bytes there, received {}", file.name,
                          with_commas(file.bytes), with_commas(archive_entry_size(entry))));
    }
    std::optional<PartFile> part = PartFile::open(goal);
    if (!part) {
      throw cnn::DataError(fmt::format(
          "unpack: {} is being written by somebody else. Try again when they have finished.",
          goal.string()));
    }
    part->clear();
    try {
      copy_contents(*part, file);
    } catch (...) {
      part->clear();
      throw;
    }
    part->become_goal();
  }

  [[noreturn]] void damaged(const std::string& what) const {
    throw cnn::DataError(
        fmt::format("unpack: {} is damaged: {}. Remove it and fetch it again.", name_, what));
  }

 private:
  void copy_contents(PartFile& part, const cnn::KnownFile& file) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int code = ARCHIVE_OK;
    while ((code = archive_read_data_block(archive_.get(), &block, &size, &offset)) == ARCHIVE_OK) {
      if (stop_ && stop_()) throw DownloadStopped("stopped while unpacking.");
      // A sparse entry may leave holes; none of ours does.
      if (offset != part.size()) damaged(file.name + " has holes");
      if (part.size() + static_cast<std::int64_t>(size) > file.bytes) {
        damaged(file.name + " is longer than it says");
      }
      part.append({static_cast<const char*>(block), size});
    }
    if (code != ARCHIVE_EOF) damaged(archive_error_string(archive_.get()));
    if (part.size() != file.bytes || part.sha256() != file.sha256) {
      damaged(fmt::format("{} has another SHA-256 there: expected {}, received {}", file.name,
                          file.sha256, part.sha256()));
    }
  }

  std::string name_;
  const std::function<bool()>& stop_;
  std::unique_ptr<archive, FreeArchive> archive_;
  std::int64_t other_bytes_ = 0;
};

/// The wanted file that this entry is, or null.
const cnn::KnownFile* wanted(archive_entry* entry, const std::vector<const cnn::KnownFile*>& left) {
  const char* const path = archive_entry_pathname(entry);
  const bool plain =
      archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
  if (path == nullptr || !plain) return nullptr;
  const std::string name = fs::path(path).filename().string();
  const auto found =
      std::find_if(left.begin(), left.end(), [&](const auto* file) { return file->name == name; });
  return found == left.end() ? nullptr : *found;
}

}  // namespace

void unpack(const fs::path& archive, const std::vector<cnn::KnownFile>& files,
            const fs::path& folder, const std::function<bool()>& stop) {
  Unpacking unpacking(archive, stop);
  std::vector<const cnn::KnownFile*> left;
  left.reserve(files.size());
  for (const cnn::KnownFile& file : files) left.push_back(&file);
  while (!left.empty()) {
    archive_entry* const entry = unpacking.next();
    if (entry == nullptr) unpacking.damaged(left.front()->name + " is not in it");
    const cnn::KnownFile* const file = wanted(entry, left);
    if (file == nullptr) {
      unpacking.pass_over(entry);
      continue;
    }
    unpacking.write(entry, *file, folder / file->name);
    left.erase(std::find(left.begin(), left.end(), file));
  }
}

}  // namespace convlings
