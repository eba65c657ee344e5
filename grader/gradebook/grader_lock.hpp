// One grader an out folder at a time.
#pragma once

#include <filesystem>
#include <string>

namespace convlings {

/// The gradebook of an out folder.
std::filesystem::path gradebook_in(const std::filesystem::path& folder);

/// Held by the grader that works on a gradebook. The kernel lets it go when that process ends, in
/// whichever way.
class GraderLock {
 public:
  /// Takes the lock, a hidden file beside the gradebook; makes missing folders. Throws InputError,
  /// with the number of the process that holds it, when somebody else does.
  explicit GraderLock(const std::filesystem::path& gradebook);
  ~GraderLock();
  GraderLock(const GraderLock&) = delete;
  GraderLock& operator=(const GraderLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// "process 4711 on node17" while somebody holds the lock; empty otherwise. Makes no file.
std::string who_grades(const std::filesystem::path& gradebook);

}  // namespace convlings
