#include "exports/autograder_zip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>

#include "catalogue/errors.hpp"
#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"

namespace convlings {
namespace {

constexpr std::int64_t most_bytes = 64 << 20;  // of one file
// Of every file: a zip that is made twice is the same, and nothing is newer than what is built.
constexpr time_t packed_at = 1'577'836'800;  // 2020-01-01

struct FreeWriter {
  void operator()(archive* open) const { archive_write_free(open); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive* /*unused*/, void* bytes, const void* more, size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(more), size);
  return static_cast<la_ssize_t>(size);
}

/// An archive that grows in memory.
class ZipBytes {
 public:
  ZipBytes() : archive_(archive_write_new()) {
    expect(archive_write_set_format_zip(archive_.get()));
    expect(archive_write_set_bytes_in_last_block(archive_.get(), 1));  // nothing after its end
    expect(archive_write_open(archive_.get(), &bytes_, nullptr, append, nullptr));
  }

  void add(const PackedFile& file) {
    const std::string contents = cnn::read_file(file.from, most_bytes);
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), file.is_program ? 0755 : 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(contents.size()));
    archive_entry_set_mtime(entry.get(), packed_at, 0);
    expect(archive_write_header(archive_.get(), entry.get()));
    const la_ssize_t written = archive_write_data(archive_.get(), contents.data(), contents.size());
    if (written != static_cast<la_ssize_t>(contents.size())) expect(ARCHIVE_FATAL);
  }

  const std::string& finish() {
    expect(archive_write_close(archive_.get()));
    return bytes_;
  }

 private:
  void expect(int code) const {
    if (code == ARCHIVE_OK) return;
    const char* why = archive_error_string(archive_.get());
    throw InputError(fmt::format("gradescope: the zip cannot be made: {}.",
                                 why == nullptr ? "libarchive does not say why" : why));
  }

  std::string bytes_;
  std::unique_ptr<archive, FreeWriter> archive_;
};

}  // namespace

void write_autograder(const std::vector<PackedFile>& files, const std::filesystem::path& zip) {
  try {
    ZipBytes bytes;
    for (const PackedFile& file : files) bytes.add(file);
    cnn::write_file(zip, bytes.finish());
  } catch (const cnn::DataError& refused) {
    throw InputError(refused.what());
  }
}

}  // namespace convlings
