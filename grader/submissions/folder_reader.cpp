#include "submissions/folder_reader.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "submissions/archive_reader.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

// Links are not followed; a pipe that nobody writes to does not stop us.
constexpr int carefully = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string reason_of(int error) {
  return fmt::format("cannot be read: {}.", std::strerror(error));
}

ItemKind kind_of(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return ItemKind::folder;
  if (S_ISLNK(status.st_mode)) return ItemKind::symbolic_link;
  if (!S_ISREG(status.st_mode)) return ItemKind::other;
  return status.st_nlink > 1 ? ItemKind::hard_link : ItemKind::file;
}

std::string read_descriptor(int number, std::int64_t most) {
  struct stat status {};
  if (number < 0) {
    throw UnreadableFile(errno == ELOOP ? "is a symbolic link; hand in the file itself."
                                        : reason_of(errno));
  }
  if (::fstat(number, &status) != 0) throw UnreadableFile(reason_of(errno));
  if (!S_ISREG(status.st_mode)) throw UnreadableFile("is no ordinary file.");
  std::string text;
  constexpr std::int64_t step = 1 << 16;
  while (static_cast<std::int64_t>(text.size()) < most) {
    const std::size_t had = text.size();
    text.resize(had +
                static_cast<std::size_t>(std::min(step, most - static_cast<std::int64_t>(had))));
    const ssize_t count = ::read(number, text.data() + had, text.size() - had);
    if (count < 0 && errno != EINTR) throw UnreadableFile(reason_of(errno));
    text.resize(had + static_cast<std::size_t>(std::max<ssize_t>(0, count)));
    if (count == 0) break;
  }
  text.shrink_to_fit();  // a class has thousands
  return text;
}

class FolderWalk {
 public:
  FolderWalk(const IntakeLimits& limits, Gatherer& gatherer)
      : limits_(limits), gatherer_(gatherer) {}

  // `folder` is an open descriptor, which is ours from here on.
  void walk(int folder, const std::string& prefix, int depth) {
    const std::unique_ptr<DIR, CloseFolder> listing(::fdopendir(folder));
    if (!listing) throw IntakeRefusal(reason_of(errno));
    for (const std::string& name : names_in(listing.get())) {
      struct stat status {};
      if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;  // gone
      take(folder, name, prefix, kind_of(status), depth);
    }
  }

 private:
  std::vector<std::string> names_in(DIR* listing) const {
    std::vector<std::string> names;
    while (const dirent* item = ::readdir(listing)) {
      const std::string name = item->d_name;
      if (name != "." && name != "..") names.push_back(name);
      if (static_cast<int>(names.size()) > limits_.files) Gatherer::refuse_many(limits_);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void take(int folder, const std::string& name, const std::string& prefix, ItemKind kind,
            int depth) {
    const std::string path = prefix + name;
    if (kind == ItemKind::file && depth == 0 && !archive_ending(name).empty()) {
      return take_archive(folder, name, path);
    }
    gatherer_.add(path, kind, [&](std::int64_t most) {
      const Descriptor file(::openat(folder, name.c_str(), carefully));
      std::string text = read_descriptor(file.number(), most);
      gatherer_.unpacked(static_cast<std::int64_t>(text.size()));
      return text;
    });
    if (kind != ItemKind::folder || Gatherer::passes_over(name)) return;
    const int below = ::openat(folder, name.c_str(), carefully | O_DIRECTORY);
    if (below < 0) {
      const std::string reason = reason_of(errno);
      return gatherer_.attempt(shown_name(path), [&] { throw IntakeRefusal(reason); });
    }
    walk(below, path + "/", depth + 1);
  }

  void take_archive(int folder, const std::string& name, const std::string& path) {
    gatherer_.attempt(shown_name(path), [&] {
      const Descriptor file(::openat(folder, name.c_str(), carefully));
      const std::string bytes = read_descriptor(file.number(), limits_.packed_bytes + 1);
      refuse_large_archive(bytes, limits_);
      gather_archive(bytes, path + "/", limits_, gatherer_);
    });
  }

  const IntakeLimits& limits_;
  Gatherer& gatherer_;
};

}  // namespace

void gather_folder(const fs::path& folder, const IntakeLimits& limits, Gatherer& gatherer) {
  const int opened = ::open(folder.c_str(), carefully | O_DIRECTORY);
  if (opened < 0) throw IntakeRefusal(reason_of(errno));
  FolderWalk(limits, gatherer).walk(opened, "", 0);
}

std::string read_ordinary_file(const fs::path& file, std::int64_t most) {
  const Descriptor opened(::open(file.c_str(), carefully));
  return read_descriptor(opened.number(), most);
}

void refuse_large_archive(const std::string& bytes, const IntakeLimits& limits) {
  if (static_cast<std::int64_t>(bytes.size()) <= limits.packed_bytes) return;
  throw IntakeRefusal(fmt::format("is larger than {} MB; hand in the files of the lessons alone.",
                                  limits.packed_bytes >> 20U));
}

std::string read_packed(const fs::path& file, const IntakeLimits& limits) {
  std::string bytes = read_ordinary_file(file, limits.packed_bytes + 1);
  refuse_large_archive(bytes, limits);
  return bytes;
}

}  // namespace convlings
