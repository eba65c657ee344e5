// Downloads that do not come about, what they say, and what they leave behind.
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2_either.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "datasets/download.hpp"
#include "datasets/sha256.hpp"
#include "loopback_server.hpp"
#include "test_folder.hpp"

using namespace convlings;         // NOLINT(google-build-using-namespace)
using namespace convlings::tests;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

const std::string body(200'003, 'b');

PublishedFile published(const std::vector<std::string>& addresses) {
  return {addresses, 200'003, sha256(body)};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The text of the DataError.
std::string refusal(const PublishedFile& file, const fs::path& goal,
                    const DownloadOptions& options = {}) {
  try {
    download(file, goal, options);
  } catch (const cnn::DataError& error) {
    INFO(error.what());
    CHECK(has(error.what(), "download: "));
    return error.what();
  }
  FAIL("nothing was thrown");
  return "";
}

}  // namespace

TEST_CASE("download: wrong bytes are told with both checksums, and nothing is kept") {
  const TestFolder folder;
  std::string other = body;
  other[100'000] = 'c';
  const LoopbackServer server(serving(other));
  const std::string text = refusal(published({server.address()}), folder.path / "file.gz");
  CAPTURE(text);
  CHECK(has(text, "file.gz could not be fetched"));
  CHECK(has(text, "expected " + sha256(body)));
  CHECK(has(text, "received " + sha256(other)));
  CHECK(has(text, "Nothing is kept"));
  CHECK(is_empty(folder.path));
  CHECK(server.asked().size() == 1);
}

TEST_CASE("download: a cut connection keeps its part, says so, and is continued next time") {
  const TestFolder folder;
  const bool says_length = GENERATE(true, false);
  int times = 0;
  const LoopbackServer server([&](const Asked& asked) -> Answer {
    if (times++ > 0) return serving(body)(asked);
    return {.body = body, .says_length = says_length, .cut_after = 120'000};
  });
  const std::string text = refusal(published({server.address()}), folder.path / "file");
  CAPTURE(text);
  CHECK(has(text, "the connection was cut"));
  CHECK(has(text, "120.0 kB of 200.0 kB are kept, and the same command goes on from there."));
  CHECK(fs::file_size(folder.path / "file.part") == 120'000);
  CHECK_FALSE(fs::exists(folder.path / "file"));
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::resumed);
  REQUIRE(server.asked().size() == 2);
  CHECK(server.asked()[1].range == "bytes=120000-");
  CHECK(server.body_bytes() == 200'003);
  CHECK(cnn::read_file(folder.path / "file", 1 << 20) == body);
}

TEST_CASE("download: every address is named with its reason") {
  const TestFolder folder;
  const LoopbackServer missing(
      [](const Asked&) -> Answer { return {.status = 404, .body = "no such page"}; });
  const LoopbackServer broken([](const Asked&) -> Answer { return {.status = 500}; });
  std::string gone;
  {
    const LoopbackServer ended(serving(body));
    gone = ended.address();
  }
  const std::string text =
      refusal(published({missing.address() + "/a", broken.address() + "/b", gone + "/c"}),
              folder.path / "file");
  CAPTURE(text);
  CHECK(has(text, missing.address() + "/a:\n    the server has no such file (HTTP 404)"));
  CHECK(has(text, broken.address() + "/b:\n    the server answers with an error (HTTP 500)"));
  CHECK(has(text, gone + "/c:\n    "));
  CHECK(has(text, "datasets/README.md has the addresses"));
  CHECK(is_empty(folder.path));
}

TEST_CASE("download: without a network it asks whether there is one") {
  const TestFolder folder;
  setenv("no_proxy", "*", 1);
  // Names below .invalid do not exist anywhere (RFC 2606).
  const std::string text =
      refusal(published({"http://nowhere.invalid/file"}), folder.path / "file");
  CAPTURE(text);
  CHECK(has(text, "no network, or no server of that name"));
  CHECK(has(text, "Is this computer online?"));
}

TEST_CASE("download: a file longer than stated is refused before it takes the disk") {
  const TestFolder folder;
  const LoopbackServer server([](const Asked& asked) -> Answer {
    return {.body = body + "more",
            .says_length = asked.target == "/honest",
            .endless = asked.target == "/endless"};
  });
  CHECK(has(refusal(published({server.address() + "/honest"}), folder.path / "file"),
            "200,003 bytes expected, the server has 200,007"));
  CHECK(has(refusal(published({server.address() + "/silent"}), folder.path / "file"),
            "200,003 bytes expected, the server sends more"));
  CHECK(has(refusal(published({server.address() + "/endless"}), folder.path / "file"),
            "200,003 bytes expected, the server sends more"));
  CHECK(is_empty(folder.path));
}

TEST_CASE("download: a server that falls silent is given up, and the part is kept") {
  const TestFolder folder;
  const LoopbackServer server(
      [](const Asked&) -> Answer { return {.body = body, .cut_after = 50'000, .stalls = true}; });
  DownloadOptions options;
  options.stall_seconds = 1;
  const std::string text = refusal(published({server.address()}), folder.path / "file", options);
  CAPTURE(text);
  CHECK(has(text, "nothing came for 1 s"));
  CHECK(fs::file_size(folder.path / "file.part") == 50'000);
}

TEST_CASE("download: nothing but http and https is read, not even by a redirection") {
  const TestFolder folder;
  std::ofstream(folder.path / "secret", std::ios::binary) << body;
  const std::string local = "file://" + (folder.path / "secret").string();
  const LoopbackServer server(
      [&](const Asked&) -> Answer { return {.status = 302, .headers = {"Location: " + local}}; });
  for (const std::string& address : {local, server.address()}) {
    CHECK(has(refusal(published({address}), folder.path / "file"),
              "only http and https are followed"));
  }
  CHECK_FALSE(fs::exists(folder.path / "file"));
}

TEST_CASE("download: redirections in a circle end") {
  const TestFolder folder;
  const LoopbackServer server(
      [](const Asked&) -> Answer { return {.status = 302, .headers = {"Location: /again"}}; });
  refusal(published({server.address()}), folder.path / "file");
  CHECK(server.asked().size() == 6);
}

TEST_CASE("download: stop keeps the part and says so") {
  const TestFolder folder;
  const LoopbackServer server(
      [](const Asked&) -> Answer { return {.body = body, .cut_after = 50'000, .stalls = true}; });
  DownloadOptions options;
  bool enough = false;
  options.progress = [&](std::int64_t have, std::int64_t) { enough = have == 50'000; };
  options.stop = [&] { return enough; };
  CHECK_THROWS_WITH(
      download(published({server.address()}), folder.path / "file", options),
      "stopped: 50.0 kB of 200.0 kB are kept, and the same command goes on from there.");
  CHECK(fs::file_size(folder.path / "file.part") == 50'000);
}

TEST_CASE("download: another file under the goal's name is left alone and told") {
  const TestFolder folder;
  const LoopbackServer server(serving(body));
  const fs::path goal = folder.path / "file";
  SECTION("of another size") {
    std::ofstream(goal) << "mine";
    CHECK(has(refusal(published({server.address()}), goal),
              "200,003 bytes expected, received 4. Move it away"));
    CHECK(cnn::read_file(goal, 100) == "mine");
  }
  SECTION("of the same size") {
    std::ofstream(goal) << std::string(200'003, 'm');
    CHECK(has(refusal(published({server.address()}), goal), "with another SHA-256"));
  }
  SECTION("a folder") {
    fs::create_directory(goal);
    CHECK(has(refusal(published({server.address()}), goal), "is no file"));
  }
  CHECK(server.asked().empty());
}

TEST_CASE("download: a link in the part's place is not followed") {
  const TestFolder folder;
  const LoopbackServer server(serving(body));
  std::ofstream(folder.path / "precious") << "precious";
  fs::create_symlink(folder.path / "precious", folder.path / "file.part");
  CHECK(has(refusal(published({server.address()}), folder.path / "file"), "cannot be written"));
  CHECK(cnn::read_file(folder.path / "precious", 100) == "precious");
  CHECK(server.asked().empty());
}

TEST_CASE("download: a folder that cannot be made or written to is told") {
  const TestFolder folder;
  const LoopbackServer server(serving(body));
  std::ofstream(folder.path / "file") << "no folder";
  const std::string text =
      refusal(published({server.address()}), folder.path / "file" / "below" / "goal");
  CHECK(has(text, "cannot be written"));
  CHECK(has(text, "--to"));
  if (getuid() == 0) {
    CHECK(has(refusal(published({server.address()}), "/proc/goal"), "/proc/goal.part"));
  } else {
    fs::permissions(folder.path, fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(has(refusal(published({server.address()}), folder.path / "goal"), "Permission denied"));
    fs::permissions(folder.path, fs::perms::owner_all);
  }
  CHECK(server.asked().empty());
}

TEST_CASE("download: a disk that fills up is told, and the part is kept") {
  const TestFolder folder;
  const LoopbackServer server(serving(body));
  // A limit on the size of files stands for the disk: anybody may set it.
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  auto* const signal_before = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{80'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  std::string text;
  try {
    download(published({server.address()}), folder.path / "file");
  } catch (const cnn::DataError& error) {
    text = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, signal_before);
  CAPTURE(text);
  CHECK(has(text, "there is no room for more than 80.0 kB of "));
  CHECK(has(text, "80.0 kB of 200.0 kB are kept"));
  CHECK(fs::file_size(folder.path / "file.part") == 80'000);
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::resumed);
}

TEST_CASE("download: a disk without room is told before anything is fetched") {
  const TestFolder folder;
  const LoopbackServer server(serving(body));
  if (mount("convlings_test", folder.path.c_str(), "tmpfs", 0, "size=65536") != 0) {
    WARN("skipped: only root can mount a small disk here.");
    return;
  }
  const std::string text = refusal(published({server.address()}), folder.path / "file");
  CHECK(is_empty(folder.path));
  umount(folder.path.c_str());
  CAPTURE(text);
  CHECK(has(text, "there is no room in " + folder.path.string()));
  CHECK(has(text, "200.0 kB are needed, 65.5 kB are free. Free 134.5 kB"));
  CHECK(server.asked().empty());
}
