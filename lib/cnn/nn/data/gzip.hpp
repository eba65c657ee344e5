// Files that may be packed with gzip, read as if they were not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace cnn {

/// The bytes of a file, one piece after another; those of a gzip file unpacked. The file's first
/// two bytes decide, not its name. Memory is taken for what is asked, never for what a file claims
/// or could unpack to.
///
/// A gzip file may have several members, as RFC 1952 allows. Checksum and length of each are
/// compared when its end is reached.
///
/// Every function throws DataError, which names `who` asks, the file and the byte, when the file is
/// missing, no regular file, cut or damaged, or when something that is no gzip follows a member.
class UnpackedFile {
 public:
  UnpackedFile(const char* who, const std::filesystem::path& file);
  UnpackedFile(const UnpackedFile&) = delete;
  UnpackedFile& operator=(const UnpackedFile&) = delete;
  ~UnpackedFile();

  /// Writes the next `count` bytes and returns their number: fewer only at the end.
  std::int64_t read(std::uint8_t* to, std::int64_t count);

  /// The same, but a file that ends before is cut; `what` those bytes should have been.
  void take(std::uint8_t* to, std::int64_t count, const std::string& what);

  /// Looks one byte ahead; a gzip file's last checksum has been compared when it returns true.
  bool at_end();

  /// How many bytes have been read: the offset of the next one in the contents.
  std::int64_t offset() const;

  /// More bytes than this cannot follow: gzip packs 1032 bytes into one at best. Says before memory
  /// is taken whether a file's claim can be true.
  std::int64_t at_most_left() const;

  /// Throws DataError: who, file, `what` is wrong at `offset` of the contents, and that the file is
  /// damaged.
  [[noreturn]] void damaged(const std::string& what, std::int64_t offset) const;

 private:
  class Source;
  std::unique_ptr<Source> source_;
};

/// The whole contents. Throws DataError as UnpackedFile does, and when there are more than
/// `max_bytes`: a small gzip file can unpack to a thousand times its size.
std::string read_unpacked(const char* who, const std::filesystem::path& file,
                          std::int64_t max_bytes);

}  // namespace cnn
