#include "synthetic/archives.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace convlings {
namespace {

using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

void must(int status, archive* out) {
  if (status != ARCHIVE_OK) throw std::runtime_error(archive_error_string(out));
}

void write_entries(archive* out, const std::filesystem::path& file,
                   const std::vector<ArchivedFile>& entries) {
  must(archive_write_open_filename(out, file.c_str()), out);
  for (const ArchivedFile& each : entries) {
    const Entry entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), each.path.c_str());
    archive_entry_set_filetype(entry.get(), each.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!each.link.empty()) archive_entry_set_symlink(entry.get(), each.link.c_str());
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(each.content.size()));
    must(archive_write_header(out, entry.get()), out);
    if (archive_write_data(out, each.content.data(), each.content.size()) < 0) {
      throw std::runtime_error(archive_error_string(out));
    }
  }
  must(archive_write_close(out), out);
}

}  // namespace

void write_zip(const std::filesystem::path& file, const std::vector<ArchivedFile>& entries) {
  const Writer out(archive_write_new(), &archive_write_free);
  must(archive_write_set_format_zip(out.get()), out.get());
  write_entries(out.get(), file, entries);
}

void write_tar_gz(const std::filesystem::path& file, const std::vector<ArchivedFile>& entries) {
  const Writer out(archive_write_new(), &archive_write_free);
  must(archive_write_add_filter_gzip(out.get()), out.get());
  must(archive_write_set_format_pax_restricted(out.get()), out.get());
  write_entries(out.get(), file, entries);
}

}  // namespace convlings
