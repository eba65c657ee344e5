#include "cnn/core/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& file, int error) {
  throw DataError("write_file: " + file.string() + " cannot be written: " + std::strerror(error) +
                  ". Choose a folder that exists, may be written to, and has room.");
}

// A name that no other writer uses: process and running number. O_EXCL settles what is left.
fs::path temporary_name(const fs::path& file) {
  static std::atomic<int> count{0};
  return file.parent_path() / ("." + file.filename().string() + "." + std::to_string(getpid()) +
                               "-" + std::to_string(count++) + ".tmp");
}

// An open descriptor, and the promise that the temporary file goes when it was not renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& path)
      : path_(path),
        descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ < 0) return;
    if (!closed_) close(descriptor_);
    if (!renamed_) unlink(path_.c_str());
  }

  bool is_open() const { return descriptor_ >= 0; }

  bool write_all(const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t count = write(descriptor_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      done += static_cast<std::size_t>(count);
    }
    closed_ = true;
    return close(descriptor_) == 0;
  }

  bool rename_to(const fs::path& file) {
    renamed_ = std::rename(path_.c_str(), file.c_str()) == 0;
    return renamed_;
  }

 private:
  fs::path path_;
  int descriptor_;
  bool closed_ = false;
  bool renamed_ = false;
};

}  // namespace

std::string read_file(const fs::path& file, std::int64_t max_bytes) {
  const std::string who = "read_file: " + file.string();
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) throw DataError(who + " does not exist. Check the path.");
  // A pipe or a device would block or never end.
  if (!fs::is_regular_file(status)) throw DataError(who + " is not a file. Give a file's path.");
  const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
  if (error) throw DataError(who + " cannot be read: " + error.message() + ".");
  if (size > max_bytes) {
    throw DataError(who + " is too large. Received " + std::to_string(size) + " bytes, at most " +
                    std::to_string(max_bytes) + " are read.");
  }
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!stream || !stream.read(bytes.data(), size)) {
    throw DataError(who + " cannot be read. Check its permissions.");
  }
  return bytes;
}

void write_file(const fs::path& file, const std::string& bytes) {
  if (file.filename().empty()) cannot_write(file, EISDIR);
  TemporaryFile temporary(temporary_name(file));
  if (!temporary.is_open() || !temporary.write_all(bytes) || !temporary.rename_to(file)) {
    cannot_write(file, errno);
  }
}

}  // namespace cnn
