#include "datasets/download.hpp"

#include <catch2_either.hpp>
#include <fstream>
#include <thread>

#include "cnn/core/file.hpp"
#include "datasets/sha256.hpp"
#include "loopback_server.hpp"
#include "test_folder.hpp"

using namespace convlings;         // NOLINT(google-build-using-namespace)
using namespace convlings::tests;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

// 200,003 bytes that differ from each other where they lie.
std::string contents() {
  std::string text;
  for (int i = 0; text.size() < 200'003; ++i) text += std::to_string(i) + ' ';
  text.resize(200'003);
  return text;
}

PublishedFile published(const std::vector<std::string>& addresses) {
  return {addresses, 200'003, sha256(contents())};
}

std::string read(const fs::path& file) { return cnn::read_file(file, 1 << 20); }

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

int files_in(const fs::path& folder) {
  return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("download: the right file gets its name, its folder is made, and no part stays") {
  const TestFolder folder;
  const LoopbackServer server(serving(contents()));
  const fs::path goal = folder.path / "a" / "b" / "file.gz";
  std::vector<std::int64_t> seen;
  DownloadOptions options;
  options.progress = [&](std::int64_t have, std::int64_t total) {
    CHECK(total == 200'003);
    seen.push_back(have);
  };
  CHECK(download(published({server.address() + "/file.gz"}), goal, options) == Downloaded::fetched);
  CHECK(read(goal) == contents());
  CHECK(files_in(goal.parent_path()) == 1);
  REQUIRE(server.asked().size() == 1);
  CHECK(server.asked()[0].target == "/file.gz");
  CHECK(server.asked()[0].range.empty());
  REQUIRE_FALSE(seen.empty());
  CHECK(seen.back() == 200'003);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
}

TEST_CASE("download: what is there and right is not fetched again") {
  const TestFolder folder;
  const LoopbackServer server(serving(contents()));
  write(folder.path / "file", contents());
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::already_there);
  CHECK(server.asked().empty());
}

TEST_CASE("download: a part is continued, and only the rest is sent") {
  const TestFolder folder;
  const LoopbackServer server(serving(contents()));
  write(folder.path / "file.part", contents().substr(0, 150'000));
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::resumed);
  CHECK(read(folder.path / "file") == contents());
  REQUIRE(server.asked().size() == 1);
  CHECK(server.asked()[0].range == "bytes=150000-");
  CHECK(server.body_bytes() == 50'003);
}

TEST_CASE("download: a part that is whole needs no server") {
  const TestFolder folder;
  const LoopbackServer server(serving(contents()));
  write(folder.path / "file.part", contents());
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::resumed);
  CHECK(read(folder.path / "file") == contents());
  CHECK(server.asked().empty());
}

TEST_CASE("download: a part that is wrong or too long is thrown away and all is fetched") {
  const TestFolder folder;
  const LoopbackServer server(serving(contents()));
  std::string bad = contents().substr(0, 150'000);
  bad[70'000] = '?';
  SECTION("wrong at the end of the download") { write(folder.path / "file.part", bad); }
  SECTION("as long as the file") { write(folder.path / "file.part", std::string(200'003, '?')); }
  SECTION("longer") { write(folder.path / "file.part", contents() + "more"); }
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  CHECK(server.asked().back().range.empty());
}

TEST_CASE("download: a server that knows no ranges sends it all again") {
  const TestFolder folder;
  const LoopbackServer server([](const Asked&) -> Answer { return {.body = contents()}; });
  write(folder.path / "file.part", contents().substr(0, 150'000));
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  REQUIRE(server.asked().size() == 1);
  CHECK(server.asked()[0].range == "bytes=150000-");
  CHECK(server.body_bytes() == 200'003);
}

TEST_CASE("download: an answer with other bytes than asked for, or 416, starts over") {
  const TestFolder folder;
  const bool out_of_range = GENERATE(false, true);
  const LoopbackServer server([&](const Asked& asked) -> Answer {
    if (asked.range.empty()) return {.body = contents()};
    if (out_of_range) return {.status = 416};
    return {.status = 206,
            .headers = {"Content-Range: bytes 100000-200002/200003"},
            .body = contents().substr(100'000)};
  });
  write(folder.path / "file.part", contents().substr(0, 150'000));
  CHECK(download(published({server.address()}), folder.path / "file") == Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  REQUIRE(server.asked().size() == 2);
  CHECK(server.asked()[1].range.empty());
}

TEST_CASE("download: cut half way, the next address goes on from there") {
  const TestFolder folder;
  const LoopbackServer first(
      [](const Asked&) -> Answer { return {.body = contents(), .cut_after = 120'000}; });
  const LoopbackServer second(serving(contents()));
  CHECK(download(published({first.address(), second.address()}), folder.path / "file") ==
        Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  REQUIRE(second.asked().size() == 1);
  CHECK(second.asked()[0].range == "bytes=120000-");
  CHECK(second.body_bytes() == 80'003);
}

TEST_CASE("download: after 500, or wrong bytes, the next address is asked") {
  const TestFolder folder;
  const bool wrong = GENERATE(false, true);
  const LoopbackServer first([&](const Asked&) -> Answer {
    if (wrong) return {.body = std::string(200'003, '?')};
    return {.status = 500, .body = "an error page that is not the file"};
  });
  const LoopbackServer second(serving(contents()));
  CHECK(download(published({first.address(), second.address()}), folder.path / "file") ==
        Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  CHECK(first.asked().size() == 1);
  REQUIRE(second.asked().size() == 1);
  CHECK(second.asked()[0].range.empty());
}

TEST_CASE("download: a redirection is followed") {
  const TestFolder folder;
  const LoopbackServer server([](const Asked& asked) -> Answer {
    if (asked.target == "/new") return {.body = contents()};
    return {.status = 302, .headers = {"Location: /new"}, .body = "moved"};
  });
  CHECK(download(published({server.address() + "/old"}), folder.path / "file") ==
        Downloaded::fetched);
  CHECK(read(folder.path / "file") == contents());
  CHECK(server.asked().size() == 2);
}

TEST_CASE("download: two at once of the same file fetch it once") {
  const TestFolder folder;
  const LoopbackServer server(
      [](const Asked&) -> Answer { return {.body = contents(), .pause_ms = 20}; });
  const PublishedFile file = published({server.address()});
  std::vector<Downloaded> ends(2);
  std::atomic<int> waited{0};
  std::vector<std::thread> threads;
  threads.reserve(ends.size());
  for (Downloaded& end : ends) {
    threads.emplace_back([&] {
      DownloadOptions options;
      options.waiting = [&] { ++waited; };
      end = download(file, folder.path / "file", options);
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::sort(ends.begin(), ends.end());
  CHECK(ends == std::vector<Downloaded>{Downloaded::already_there, Downloaded::fetched});
  CHECK(waited <= 1);
  CHECK(server.asked().size() == 1);
  CHECK(read(folder.path / "file") == contents());
  CHECK(files_in(folder.path) == 1);
}
