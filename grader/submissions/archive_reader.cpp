#include "submissions/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>

#include "catalogue/utf8.hpp"
#include "submissions/archive_names.hpp"
#include "submissions/tar_bytes.hpp"

namespace convlings {
namespace {

// Which archives we do not open, by their first bytes.
std::string_view foreign_kind(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> kinds[] = {
      {"Rar!", "a RAR"},
      {"7z\xBC\xAF", "a 7z"},
      {"\xFD"
       "7zXZ",
       "an xz"},
      {"BZh", "a bzip2"},
      {"\x28\xB5\x2F\xFD", "a zstd"}};
  for (const auto& [magic, kind] : kinds) {
    if (bytes.substr(0, magic.size()) == magic) return kind;
  }
  return "";
}

la_ssize_t next_block(archive* /*reader*/, void* from, const void** block) {
  const std::string_view bytes = static_cast<TarBytes*>(from)->next();
  *block = bytes.data();
  return static_cast<la_ssize_t>(bytes.size());
}

struct FreeReader {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

}  // namespace

struct ArchiveReader::Opened {
  Opened() : reader(archive_read_new()) {}

  [[noreturn]] void refuse() const {
    const std::string where =
        path.empty() ? "at its beginning" : "at or after the entry " + shown_name(path);
    if (tar && tar->too_large()) {
      throw IntakeRefusal(fmt::format("holds too much once unpacked: stopped {}.", where));
    }
    if (tar && !tar->fault().empty()) {
      throw IntakeRefusal(fmt::format("{} {}; pack it again.", tar->fault(), where));
    }
    const char* const told = archive_error_string(reader.get());
    throw IntakeRefusal(fmt::format("is cut short or damaged {} ({}); pack it again.", where,
                                    told == nullptr ? "no more is known" : shown_name(told)));
  }

  // libarchive stops at a tar's end mark; a cut or a wrong checksum may come behind it.
  void drain_tar() {
    if (!tar) return;
    while (!tar->next().empty()) continue;
    if (tar->too_large() || !tar->fault().empty()) refuse();
    if (!tar->ended_in_zeros()) {
      throw IntakeRefusal(
          fmt::format("is cut short after the entry {}; pack it again.", shown_name(path)));
    }
  }

  const Utf8Names locale;  // while libarchive handles names
  std::unique_ptr<TarBytes> tar;
  std::unique_ptr<archive, FreeReader> reader;
  archive_entry* entry = nullptr;
  std::string path;
  bool is_empty = false;
};

ArchiveReader::ArchiveReader(std::string_view bytes, std::int64_t most_unpacked)
    : opened_(std::make_unique<Opened>()) {
  archive* const reader = opened_->reader.get();
  if (bytes.empty()) throw IntakeRefusal("is empty.");
  if (const std::string_view kind = foreign_kind(bytes); !kind.empty()) {
    throw IntakeRefusal(fmt::format("is {} archive; hand in a .zip or .tar.gz.", kind));
  }
  if (bytes.substr(0, 4) == "PK\5\6") {  // begins with its end, which libarchive does not know
    opened_->is_empty = true;
    return;
  }
  if (bytes.substr(0, 2) == "PK") {
    // By its directory at the end only: the other way, a cut archive looks whole.
    archive_read_support_format_zip_seekable(reader);
    if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK) {
      opened_->refuse();
    }
    return;
  }
  archive_read_support_format_tar(reader);
  opened_->tar = std::make_unique<TarBytes>(bytes, most_unpacked);
  if (archive_read_open(reader, opened_->tar.get(), nullptr, next_block, nullptr) != ARCHIVE_OK) {
    opened_->refuse();
  }
}

ArchiveReader::ArchiveReader(const std::filesystem::path& zip)
    : opened_(std::make_unique<Opened>()) {
  archive* const reader = opened_->reader.get();
  archive_read_support_format_zip_seekable(reader);
  if (archive_read_open_filename(reader, zip.c_str(), 1U << 16U) != ARCHIVE_OK) opened_->refuse();
}

ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::next() {
  if (opened_->is_empty) return false;
  archive_entry* entry = nullptr;
  const int code = archive_read_next_header(opened_->reader.get(), &entry);
  if (code == ARCHIVE_EOF) {
    opened_->drain_tar();
    return false;
  }
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) opened_->refuse();
  const char* const path = archive_entry_pathname(entry);
  opened_->entry = entry;
  opened_->path = path == nullptr ? "" : opened_->tar ? path : zip_path(path);
  if (archive_entry_is_encrypted(entry) != 0) {
    throw IntakeRefusal("is encrypted; pack it without a password.");
  }
  return true;
}

const std::string& ArchiveReader::path() const { return opened_->path; }

ItemKind ArchiveReader::kind() const {
  if (archive_entry_hardlink(opened_->entry) != nullptr) return ItemKind::hard_link;
  switch (archive_entry_filetype(opened_->entry)) {
    case AE_IFREG:
      return ItemKind::file;
    case AE_IFDIR:
      return ItemKind::folder;
    case AE_IFLNK:
      return ItemKind::symbolic_link;
    default:
      return ItemKind::other;
  }
}

std::string ArchiveReader::read(std::int64_t most) {
  std::string text;
  constexpr std::int64_t step = 1 << 16;
  while (static_cast<std::int64_t>(text.size()) < most) {
    const std::size_t had = text.size();
    text.resize(had +
                static_cast<std::size_t>(std::min(step, most - static_cast<std::int64_t>(had))));
    const la_ssize_t count =
        archive_read_data(opened_->reader.get(), text.data() + had, text.size() - had);
    if (count < 0) opened_->refuse();
    text.resize(had + static_cast<std::size_t>(count));
    if (count == 0) break;
  }
  text.shrink_to_fit();  // a class has thousands
  return text;
}

void gather_archive(std::string_view bytes, const std::string& prefix, const IntakeLimits& limits,
                    Gatherer& gatherer) {
  ArchiveReader reader(bytes, limits.unpacked_bytes);
  while (reader.next()) {
    gatherer.add(prefix + reader.path(), reader.kind(), [&](std::int64_t most) {
      std::string text = reader.read(most);
      gatherer.unpacked(static_cast<std::int64_t>(text.size()));
      return text;
    });
  }
}

}  // namespace convlings
