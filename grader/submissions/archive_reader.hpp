// Archives of students: .zip, .tar and .tar.gz, entry by entry.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "submissions/gatherer.hpp"

namespace convlings {

/// Gives the entries of one archive. What it is, is told by its bytes, not by its name.
class ArchiveReader {
 public:
  /// Of bytes, which must outlive this. Throws IntakeRefusal for an archive of another kind.
  ArchiveReader(std::string_view bytes, std::int64_t most_unpacked);

  /// Of a .zip on the disk, however large. Throws IntakeRefusal.
  explicit ArchiveReader(const std::filesystem::path& zip);

  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Goes on to the next entry; false after the last one. Throws IntakeRefusal, which names the
  /// entry, for what is cut short, damaged, encrypted, or too large once unpacked.
  bool next();

  const std::string& path() const;
  ItemKind kind() const;

  /// The first bytes of this entry, at most so many, whatever its header says. Throws as `next`.
  std::string read(std::int64_t most);

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

/// Adds all entries of an archive, their paths after `prefix`. Throws IntakeRefusal.
void gather_archive(std::string_view bytes, const std::string& prefix, const IntakeLimits& limits,
                    Gatherer& gatherer);

}  // namespace convlings
