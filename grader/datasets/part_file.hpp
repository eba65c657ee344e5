// The beginning of a file that is still on its way: "goal.part" beside the goal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "datasets/sha256.hpp"

namespace convlings {

/// Open, and locked against everybody else who fetches the same file. What it holds from an earlier
/// attempt is kept and counts; an empty one goes when this does.
class PartFile {
 public:
  /// Opens or makes it; nothing when somebody else has it now. Throws DataError when the folder
  /// cannot be made or written to.
  static std::optional<PartFile> open(const std::filesystem::path& goal);

  /// Where the part of `goal` lies.
  static std::filesystem::path beside(const std::filesystem::path& goal);

  PartFile(PartFile&& other) noexcept;
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile();

  const std::filesystem::path& path() const { return path_; }
  std::int64_t size() const { return size_; }

  /// The SHA-256 of what is in it, kept up to date while it grows.
  std::string sha256() const { return sum_.digest(); }

  /// Throws DataError when the disk is full.
  void append(std::string_view bytes);

  /// Forgets all that was in it.
  void clear();

  /// It is whole and right: gives it its name. An existing goal is replaced at once or not at all.
  void become_goal();

 private:
  PartFile(std::filesystem::path goal, std::filesystem::path path, int descriptor);
  void read_what_is_there();

  std::filesystem::path goal_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
  Sha256 sum_;
};

}  // namespace convlings
