#include "datasets/part_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

#include "cnn/core/errors.hpp"
#include "datasets/amounts.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot_write(const fs::path& file, int error) {
  throw cnn::DataError("download: " + file.string() +
                       " cannot be written: " + std::strerror(error) +
                       ". Choose a folder that may be written to with --to.");
}

/// The lock is on the open file, not on its name: between opening and locking, the one who had it
/// may have given it its final name.
bool still_has_name(int descriptor, const fs::path& path) {
  struct stat open {};
  struct stat named {};
  return fstat(descriptor, &open) == 0 && lstat(path.c_str(), &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

}  // namespace

fs::path PartFile::beside(const fs::path& goal) { return goal.string() + ".part"; }

std::optional<PartFile> PartFile::open(const fs::path& goal) {
  std::error_code error;
  if (goal.has_parent_path()) fs::create_directories(goal.parent_path(), error);
  if (error) cannot_write(goal.parent_path(), error.value());
  const fs::path path = beside(goal);
  // No link is followed: in a folder that many write to, it may lead to anything.
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) cannot_write(path, errno);
  PartFile part(goal, path, descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) cannot_write(path, errno);
    return std::nullopt;
  }
  if (!still_has_name(descriptor, path)) return std::nullopt;
  part.read_what_is_there();
  return part;
}

PartFile::PartFile(fs::path goal, fs::path path, int descriptor)
    : goal_(std::move(goal)), path_(std::move(path)), descriptor_(descriptor), size_(-1) {}

PartFile::PartFile(PartFile&& other) noexcept
    : goal_(std::move(other.goal_)),
      path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      sum_(std::move(other.sum_)) {}

PartFile::~PartFile() {
  if (descriptor_ < 0) return;
  if (size_ == 0) unlink(path_.c_str());
  close(descriptor_);
}

void PartFile::read_what_is_there() {
  struct stat status {};
  if (fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) cannot_write(path_, EINVAL);
  size_ = 0;
  std::vector<char> block(1U << 18U);
  for (ssize_t got = 0; (got = read(descriptor_, block.data(), block.size())) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) cannot_write(path_, errno);
    sum_.add({block.data(), static_cast<std::size_t>(got)});
    size_ += got;
  }
}

void PartFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) {
      throw cnn::DataError("download: there is no room for more than " + amount(size_) + " of " +
                           goal_.string() + ": " + std::strerror(errno) +
                           ". Free some, or choose another folder with --to.");
    }
    if (count <= 0) cannot_write(path_, errno);
    sum_.add(bytes.substr(0, static_cast<std::size_t>(count)));
    size_ += count;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void PartFile::clear() {
  if (ftruncate(descriptor_, 0) != 0 || lseek(descriptor_, 0, SEEK_SET) != 0) {
    cannot_write(path_, errno);
  }
  size_ = 0;
  sum_ = Sha256();
}

void PartFile::become_goal() {
  if (std::rename(path_.c_str(), goal_.c_str()) != 0) cannot_write(goal_, errno);
  close(std::exchange(descriptor_, -1));
}

}  // namespace convlings
