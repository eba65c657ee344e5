// Archives for tests, honest and not.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <catch2_either.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace convlings::tests {

/// An entry of a .tar.gz.
struct TarEntry {
  std::string path;
  std::string contents;
  std::string link = {};  // a symbolic link to this
};

inline void write_archive(const std::filesystem::path& file, const std::vector<TarEntry>& entries) {
  archive* const out = archive_write_new();
  archive_write_add_filter_gzip(out);
  archive_write_set_format_ustar(out);
  REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
  for (const TarEntry& entry : entries) {
    archive_entry* const header = archive_entry_new();
    archive_entry_set_pathname(header, entry.path.c_str());
    archive_entry_set_filetype(header, entry.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!entry.link.empty()) archive_entry_set_symlink(header, entry.link.c_str());
    archive_entry_set_perm(header, 0777);
    archive_entry_set_size(header, static_cast<la_int64_t>(entry.contents.size()));
    REQUIRE(archive_write_header(out, header) == ARCHIVE_OK);
    archive_write_data(out, entry.contents.data(), entry.contents.size());
    archive_entry_free(header);
  }
  REQUIRE(archive_write_close(out) == ARCHIVE_OK);
  archive_write_free(out);
}

}  // namespace convlings::tests
