#include "gradebook/grader_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

fs::path lock_file(const fs::path& gradebook) {
  return gradebook.parent_path() / ("." + gradebook.filename().string() + ".lock");
}

[[noreturn]] void cannot_lock(const fs::path& file, int error) {
  throw InputError(
      fmt::format("{}: cannot be made and locked ({}). Give a folder that you may "
                  "write to, on a disk that knows locks.",
                  printable(file.string()), std::strerror(error)));
}

/// What its holder wrote into it: only good for a message.
std::string holder_in(int descriptor) {
  std::array<char, 200> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  if (size <= 0) return "another process";
  return printable(std::string_view(text.data(), static_cast<std::size_t>(size)));
}

std::string this_process() {
  std::array<char, 100> host{};
  gethostname(host.data(), host.size() - 1);
  return fmt::format("process {} on {}", getpid(), host.data());
}

bool take(int descriptor, int kind) {
  int taken = flock(descriptor, kind | LOCK_NB);
  while (taken != 0 && errno == EINTR) taken = flock(descriptor, kind | LOCK_NB);
  return taken == 0;
}

/// `who_grades` holds the lock for a moment only.
bool take_patiently(int descriptor) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (take(descriptor, LOCK_EX)) return true;
    if (errno != EWOULDBLOCK) return false;
    usleep(20'000);
  }
  return take(descriptor, LOCK_EX);
}

}  // namespace

fs::path gradebook_in(const fs::path& folder) { return folder / "gradebook.sqlite"; }

GraderLock::GraderLock(const fs::path& gradebook) {
  const fs::path file = lock_file(gradebook);
  std::error_code error;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
  // Closed in every program that is started: what survives a grader must not hold its lock.
  descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor_ < 0) cannot_lock(file, errno);
  if (!take_patiently(descriptor_)) {
    const int why = errno;
    const std::string holder = holder_in(descriptor_);
    close(descriptor_);
    if (why != EWOULDBLOCK) cannot_lock(file, why);
    throw InputError(
        fmt::format("{}: {} grades into it already. Wait for it, or give another "
                    "folder.",
                    printable(gradebook.string()), holder));
  }
  const std::string holder = this_process();
  const bool written =
      ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, holder.data(), holder.size(), 0) >= 0;
  (void)written;  // on a full disk the lock holds all the same, without a name
}

GraderLock::~GraderLock() { close(descriptor_); }

std::string who_grades(const fs::path& gradebook) {
  const int descriptor = open(lock_file(gradebook).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return "";
  const bool held = !take(descriptor, LOCK_SH) && errno == EWOULDBLOCK;
  std::string holder = held ? holder_in(descriptor) : "";
  close(descriptor);
  return holder;
}

}  // namespace convlings
