// What editors do to files, and that watch notices each of it.
#include <catch2_either.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>

#include "test_folder.hpp"
#include "watch/lesson_files.hpp"

namespace fs = std::filesystem;

namespace {

/// Two watched folders, "a" and "b", each with code.cpp and answers.toml.
class Watched {
 public:
  Watched() {
    uv_loop_init(&loop_);
    uv_timer_init(&loop_, &wake_);
    for (const char* name : {"a", "b"}) {
      fs::create_directories(folder(name));
      write("first\n", name);
    }
    files_.emplace(
        &loop_,
        std::vector<convlings::WatchedFolder>{{folder("a"), {"code.cpp", "answers.toml"}},
                                              {folder("b"), {"code.cpp", "answers.toml"}}},
        [this](int index) {
          seen_ += static_cast<char>('a' + index);
          text_ = read();
        });
  }
  ~Watched() {
    files_->close();
    uv_close(reinterpret_cast<uv_handle_t*>(&wake_), nullptr);
    uv_run(&loop_, UV_RUN_DEFAULT);
    uv_loop_close(&loop_);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  fs::path folder(const std::string& name = "a") const { return folder_.path / name; }
  fs::path file(const std::string& name = "a") const { return folder(name) / "code.cpp"; }
  void write(const std::string& text, const std::string& name = "a") const {
    std::ofstream(file(name)) << text;
  }
  std::string read() const {
    if (!fs::is_regular_file(file())) return "";
    std::ifstream in(file());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  /// Runs the loop until `wanted` holds, ten seconds at most.
  bool until(const std::function<bool()>& wanted) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    uv_timer_start(
        &wake_, [](uv_timer_t*) {}, 5, 5);
    while (!wanted() && std::chrono::steady_clock::now() < deadline) uv_run(&loop_, UV_RUN_ONCE);
    uv_timer_stop(&wake_);
    return wanted();
  }
  bool until_text(const std::string& text) {
    return until([&] { return text_ == text; });
  }
  const std::string& seen() const { return seen_; }
  const std::string& text() const { return text_; }
  void forget() { seen_.clear(); }

 private:
  TestFolder folder_;
  uv_loop_t loop_{};
  uv_timer_t wake_{};
  std::string seen_;
  std::string text_ = "nothing was reported";
  std::optional<convlings::LessonFiles> files_;
};

}  // namespace

TEST_CASE("watched files: written in place, in the right folder, once") {
  Watched watched;
  watched.write("second\n");
  CHECK(watched.until_text("second\n"));
  watched.write("other\n", "b");
  CHECK(watched.until([&] { return watched.seen().back() == 'b'; }));
  CHECK(watched.seen() == "ab");
}

TEST_CASE("watched files: the same content again is no change, and answers count too") {
  Watched watched;
  watched.write("first\n");
  std::ofstream(watched.folder() / "notes.txt") << "not watched\n";
  std::ofstream(watched.folder("b") / "answers.toml") << "x = 3\n";
  CHECK(watched.until([&] { return !watched.seen().empty(); }));
  CHECK(watched.seen() == "b");
}

TEST_CASE("watched files: an editor writes beside the file and renames over it") {
  Watched watched;
  for (const char* text : {"second\n", "third\n", "fourth\n"}) {
    std::ofstream(watched.folder() / "code.cpp.tmp") << text;
    fs::rename(watched.folder() / "code.cpp.tmp", watched.file());
    CHECK(watched.until_text(text));
  }
}

TEST_CASE("watched files: an editor renames the old file to a backup and writes a new one") {
  Watched watched;
  for (const char* text : {"second\n", "third\n"}) {
    fs::rename(watched.file(), watched.folder() / "code.cpp~");
    watched.write(text);
    CHECK(watched.until_text(text));
    fs::remove(watched.folder() / "code.cpp~");
  }
  CHECK(watched.seen() == "aa");  // the moment without a file was none of anybody's business
}

TEST_CASE("watched files: emptied and then written in two steps") {
  Watched watched;
  std::ofstream out(watched.file(), std::ios::trunc);
  out << std::flush;
  CHECK(watched.until([&] { return fs::file_size(watched.file()) == 0; }));
  out << "sec" << std::flush;
  CHECK(watched.until_text("sec"));
  out << "ond\n" << std::flush;
  CHECK(watched.until_text("second\n"));
}

TEST_CASE("watched files: an empty file that stays empty is reported") {
  Watched watched;
  watched.write("");
  CHECK(watched.until_text(""));
  watched.write("second\n");
  CHECK(watched.until_text("second\n"));
}

TEST_CASE("watched files: deleted, and made again later") {
  Watched watched;
  fs::remove(watched.file());
  CHECK(watched.until([&] { return watched.seen() == "a"; }));
  watched.write("first\n");
  CHECK(watched.until_text("first\n"));
  CHECK(watched.seen() == "aa");
}

TEST_CASE("watched files: a folder that is replaced, twice") {
  Watched watched;
  for (const char* text : {"second\n", "third\n"}) {
    fs::remove_all(watched.folder());
    fs::create_directory(watched.folder());
    watched.write(text);
    CHECK(watched.until_text(text));
    watched.write(std::string("in the new folder, ") + text);
    CHECK(watched.until_text(std::string("in the new folder, ") + text));
  }
  fs::rename(watched.folder("b"), watched.folder("c"));
  fs::rename(watched.folder("a"), watched.folder("b"));
  fs::rename(watched.folder("c"), watched.folder("a"));
  CHECK(watched.until_text("first\n"));
}

TEST_CASE("watched files: a link is followed, and neither folders nor pipes hang anybody") {
  Watched watched;
  fs::remove(watched.file());
  std::ofstream(watched.folder() / "elsewhere.cpp") << "second\n";
  fs::create_symlink("elsewhere.cpp", watched.file());
  CHECK(watched.until_text("second\n"));
  watched.forget();
  fs::remove(watched.file());
  fs::create_directory(watched.file());
  CHECK(watched.until([&] { return watched.seen() == "a"; }));
}
