#include "cnn/core/file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2_either.hpp>
#include <csignal>
#include <cstdlib>

#include "cnn/core/errors.hpp"
#include "test_folder.hpp"

using cnn::DataError;
using cnn::read_file;
using cnn::write_file;
namespace fs = std::filesystem;

namespace {

// Stands in for a full disk: no file grows beyond `bytes` while this lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit lower{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &lower);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

int entries(const fs::path& folder) {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
  return count;
}

}  // namespace

TEST_CASE("write_file: replaces a file whole and leaves nothing else behind") {
  const TestFolder folder;
  write_file(folder.path / "a", "first, and long");
  write_file(folder.path / "a", std::string("se\0cond", 7));
  CHECK(read_file(folder.path / "a", 100) == std::string("se\0cond", 7));
  CHECK(entries(folder.path) == 1);
}

TEST_CASE("write_file: when the disk is full the old file stays and the reason is named") {
  const TestFolder folder;
  const fs::path file = folder.path / "a";
  write_file(file, "old");
  std::string message;
  {
    const FileSizeLimit limit(1000);
    try {
      write_file(file, std::string(5000, 'x'));
    } catch (const DataError& error) {
      message = error.what();
    }
  }
  CHECK(message == "write_file: " + file.string() +
                       " cannot be written: File too large. Choose a folder that exists, may be "
                       "written to, and has room.");
  CHECK(read_file(file, 100) == "old");
  CHECK(entries(folder.path) == 1);
}

TEST_CASE("write_file: a missing folder, a folder as the file and no name are refused") {
  const TestFolder folder;
  const fs::path missing = folder.path / "none" / "a";
  CHECK_THROWS_WITH(write_file(missing, "x"),
                    "write_file: " + missing.string() +
                        " cannot be written: No such file or directory. Choose a folder that "
                        "exists, may be written to, and has room.");
  CHECK_THROWS_AS(write_file(folder.path, "x"), DataError);
  CHECK_THROWS_AS(write_file(folder.path / "", "x"), DataError);
  CHECK_THROWS_AS(write_file("", "x"), DataError);
  CHECK(entries(folder.path) == 0);
}

TEST_CASE("write_file: a bare name goes to the current folder") {
  const TestFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path);
  write_file("bare", "x");
  fs::current_path(before);
  CHECK(read_file(folder.path / "bare", 1) == "x");
}

TEST_CASE("read_file: missing, too large and irregular files are refused without waiting") {
  const TestFolder folder;
  const fs::path file = folder.path / "a";
  CHECK_THROWS_WITH(read_file(file, 10),
                    "read_file: " + file.string() + " does not exist. Check the path.");
  write_file(file, "12345");
  CHECK(read_file(file, 5) == "12345");
  CHECK_THROWS_WITH(read_file(file, 4), "read_file: " + file.string() +
                                            " is too large. Received 5 bytes, at most 4 are read.");
  CHECK_THROWS_AS(read_file(folder.path, 10), DataError);
  const fs::path pipe = folder.path / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_AS(read_file(pipe, 10), DataError);
  write_file(folder.path / "empty", "");
  CHECK(read_file(folder.path / "empty", 10).empty());
}
