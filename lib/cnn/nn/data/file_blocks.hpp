// A regular file, block by block as it lies on disk. For gzip only.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace cnn {

class FileBlocks {
 public:
  /// Opens the file and reads the first block. Throws DataError, which names `who` asks and the
  /// file, when it is missing, no regular file (a pipe or a device would block or never end), or
  /// cannot be read.
  FileBlocks(const char* who, const std::filesystem::path& file);

  /// False at the end of the file. Else some bytes wait at data().
  bool fill();

  std::uint8_t* data() { return block_.data() + at_; }
  std::int64_t waiting() const { return end_ - at_; }
  void pass(std::int64_t count) { at_ += count; }

  /// Where data() lies in the file.
  std::int64_t offset() const { return read_ - waiting(); }

  /// How many bytes lie at and behind data().
  std::int64_t left() const { return size_ > offset() ? size_ - offset() : 0; }

  /// Throws DataError: who, file, `what` is wrong, where, and that the file is damaged.
  [[noreturn]] void damaged(const std::string& what, const std::string& where) const;

 private:
  const char* who_;
  std::string name_;
  std::ifstream stream_;
  std::int64_t size_ = 0;
  std::int64_t read_ = 0;  // up to the end of the block
  std::array<std::uint8_t, 65536> block_;
  std::int64_t at_ = 0;
  std::int64_t end_ = 0;
};

}  // namespace cnn
