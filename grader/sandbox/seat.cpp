#include "sandbox/seat.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "sandbox/sandbox.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr int seats = 800;  // 64100 to 64899: unused by Debian and by systemd
constexpr uid_t first_uid = 64100;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw SandboxError("sandbox: there must be a folder " + path.string() +
                     " that belongs to this user alone. " + why + " Remove or mend it.");
}

/// Where seats of this user are noted; the same for all of the user's graders.
fs::path seats_folder() {
  fs::path folder = "/tmp/convlings-" + std::to_string(geteuid());
  mkdir(folder.c_str(), 0711);  // programs of other users pass through to their boxes
  struct stat is {};
  if (lstat(folder.c_str(), &is) != 0) {
    refuse(folder, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  }
  if (!S_ISDIR(is.st_mode)) refuse(folder, "Received something else.");
  if (is.st_uid != geteuid() || (is.st_mode & 022U) != 0) {
    refuse(folder, "Received one that others may write or own.");
  }
  return folder;
}

/// Without walls, programs may write where everybody may. As a user of their own they are known by
/// what they leave there.
void remove_files_of(uid_t user) {
  for (const char* folder : {"/tmp", "/var/tmp", "/dev/shm"}) {
    std::error_code error;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      struct stat is {};
      if (lstat(entry.path().c_str(), &is) == 0 && is.st_uid == user) left.push_back(entry.path());
    }
    for (const fs::path& path : left) fs::remove_all(path, error);
  }
}

}  // namespace

Seat::Seat(int wanted) {
  const fs::path folder = seats_folder();
  for (int i = 0; i < seats && lock_ < 0; ++i) {
    number_ = (wanted + i) % seats;
    const fs::path file = folder / ("lock-" + std::to_string(number_));
    lock_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock_ < 0) refuse(folder, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
    if (flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
    close(lock_);
    lock_ = -1;
  }
  throw SandboxError("sandbox: all " + std::to_string(seats) + " places are taken.");
}

Seat::~Seat() {
  std::error_code error;
  if (!folder_.empty()) {
    fs::remove_all(folder_, error);
    if (geteuid() == 0) remove_files_of(program_uid());
  }
  close(lock_);
}

std::string Seat::name() const {
  return "convlings-" + std::to_string(geteuid()) + "-" + std::to_string(number_);
}

uid_t Seat::program_uid() const { return first_uid + static_cast<uid_t>(number_); }

const fs::path& Seat::folder() {
  if (!folder_.empty()) return folder_;
  folder_ = seats_folder() / ("box-" + std::to_string(number_));
  std::error_code error;
  fs::remove_all(folder_, error);
  if (mkdir(folder_.c_str(), 0700) != 0) {
    refuse(folder_, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  }
  return folder_;
}

}  // namespace convlings
