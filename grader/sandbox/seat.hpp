// A number that only one sandbox of this machine and user has at a time: its programs' uid, its
// cgroups and its folder are named after it, and what a killed grader left there is cleared.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace convlings {

class Seat {
 public:
  /// The first free one from `wanted` on. Throws SandboxError when there is no place for its lock.
  explicit Seat(int wanted);
  ~Seat();
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;

  int number() const { return number_; }

  /// "convlings-0-3": user and number.
  std::string name() const;

  /// For programs, when the grader is root: nobody else's.
  uid_t program_uid() const;

  /// An empty folder of the host, removed with the seat; made at the first call.
  const std::filesystem::path& folder();

 private:
  int number_ = -1;
  int lock_ = -1;
  std::filesystem::path folder_;
};

}  // namespace convlings
