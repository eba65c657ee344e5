// A place in the cache: what was built and found out for one source file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace convlings {

/// A folder that one process holds at a time; others wait. Small text files say what its other
/// files were made from, and are written last.
class Slot {
 public:
  /// Makes the folder and takes its lock. Throws InputError when the system refuses.
  explicit Slot(std::filesystem::path folder);
  ~Slot();
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

  std::filesystem::path file(std::string_view name) const { return folder_ / name; }

  /// The content of one of its files; empty when there is none.
  std::string read(std::string_view name) const;
  void write(std::string_view name, std::string_view text) const;
  /// A file, or a folder with all that is in it; nothing happens when it is not there.
  void remove(std::string_view name) const;

 private:
  std::filesystem::path folder_;
  int lock_ = -1;
};

}  // namespace convlings
