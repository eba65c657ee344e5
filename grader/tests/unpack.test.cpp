#include "datasets/unpack.hpp"

#include <catch2_either.hpp>
#include <fstream>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "datasets/download.hpp"
#include "datasets/sha256.hpp"
#include "tar_gz.hpp"
#include "test_folder.hpp"

using convlings::unpack;
using convlings::tests::write_archive;
namespace fs = std::filesystem;

namespace {

const std::string one(300'000, '1');
const std::string two = "two\n";

std::vector<cnn::KnownFile> files() {
  std::vector<cnn::KnownFile> both(2);
  both[0] = {"one.bin", 300'000, convlings::sha256(one), "", {}};
  both[1] = {"two.txt", 4, convlings::sha256(two), "", {}};
  return both;
}

std::vector<std::string> names_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) names.push_back(entry.path().lexically_relative(folder).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Unpacks archive.tar.gz of `folder` into its folder "out"; the text of the DataError.
std::string refusal(const fs::path& folder) {
  try {
    unpack(folder / "archive.tar.gz", files(), folder / "out");
  } catch (const cnn::DataError& error) {
    std::string text = error.what();
    CHECK(text.find((folder / "archive.tar.gz").string()) != std::string::npos);
    return text;
  }
  FAIL("nothing was thrown");
  return "";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("unpack: takes the named files and nothing else") {
  const TestFolder folder;
  write_archive(folder.path / "archive.tar.gz", {{"set/readme.html", "<html>"},
                                                 {"set/two.txt", two},
                                                 {"set/one.bin", one},
                                                 {"set/more.bin", "more"}});
  unpack(folder.path / "archive.tar.gz", files(), folder.path / "out");
  CHECK(names_below(folder.path / "out") == Names{"one.bin", "two.txt"});
  CHECK(cnn::read_file(folder.path / "out/one.bin", 1 << 20) == one);
  CHECK(cnn::read_file(folder.path / "out/two.txt", 100) == two);
  const auto mode = fs::status(folder.path / "out/two.txt").permissions();
  CHECK((mode & fs::perms::owner_exec) == fs::perms::none);
}

TEST_CASE("unpack: no path of the archive is used, and no link is followed") {
  const TestFolder folder;
  fs::create_directory(folder.path / "out");
  write_archive(folder.path / "archive.tar.gz", {{"out", "", folder.path.string()},
                                                 {"two.txt", "", "../precious"},
                                                 {"../../two.txt", two},
                                                 {"/tmp/convlings-escape/one.bin", one}});
  std::ofstream(folder.path / "precious") << "precious";
  unpack(folder.path / "archive.tar.gz", files(), folder.path / "out");
  CHECK(names_below(folder.path) ==
        Names{"archive.tar.gz", "out/one.bin", "out/two.txt", "precious"});
  CHECK(cnn::read_file(folder.path / "precious", 100) == "precious");
  CHECK_FALSE(fs::exists("/tmp/convlings-escape"));
  CHECK(fs::is_regular_file(fs::symlink_status(folder.path / "out/two.txt")));
}

TEST_CASE("unpack: a file of another size, other bytes, or none is told") {
  const TestFolder folder;
  const fs::path archive = folder.path / "archive.tar.gz";
  std::string other = one;
  other[5] = '?';
  write_archive(archive, {{"two.txt", two}, {"one.bin", one + "1"}});
  CHECK(has(refusal(folder.path), "one.bin should have 300,000 bytes there, received 300,001"));
  write_archive(archive, {{"two.txt", two}, {"one.bin", other}});
  CHECK(has(refusal(folder.path),
            "expected " + convlings::sha256(one) + ", received " + convlings::sha256(other)));
  write_archive(archive, {{"two.txt", two}, {"none.bin", one}});
  CHECK(has(refusal(folder.path), "one.bin is not in it"));
  CHECK(names_below(folder.path / "out") == Names{"two.txt"});
}

TEST_CASE("unpack: what is cut, no archive, or swollen is refused") {
  const TestFolder folder;
  const fs::path archive = folder.path / "archive.tar.gz";
  SECTION("cut at any of many places") {
    std::string noise;  // so that gzip cannot make it small
    for (unsigned x = 1; noise.size() < 300'000; x = x * 1664525 + 1013904223) {
      noise += static_cast<char>(x >> 24U);
    }
    write_archive(archive, {{"noise.bin", noise}, {"one.bin", one}, {"two.txt", two}});
    const std::string whole = cnn::read_file(archive, 1 << 20);
    for (std::size_t at = 0; at < 300'000; at += 29'000) {
      std::ofstream(archive, std::ios::binary) << whole.substr(0, at);
      CHECK(has(refusal(folder.path), "is damaged: "));
    }
  }
  SECTION("no archive") {
    std::ofstream(archive) << "<html>log in first</html>";
    CHECK(has(refusal(folder.path), "is damaged: "));
  }
  SECTION("a bomb before the files") {
    write_archive(archive, {{"zeros", std::string(2'000'000, '\0')}, {"one.bin", one}});
    CHECK(has(refusal(folder.path), "much that does not belong to it"));
  }
  SECTION("not there") { CHECK(has(refusal(folder.path), "Failed to open")); }
  CHECK((!fs::exists(folder.path / "out") || fs::is_empty(folder.path / "out")));
}

TEST_CASE("unpack: stop leaves no half file") {
  const TestFolder folder;
  write_archive(folder.path / "archive.tar.gz", {{"one.bin", one}, {"two.txt", two}});
  CHECK_THROWS_AS(
      unpack(folder.path / "archive.tar.gz", files(), folder.path / "out", [] { return true; }),
      convlings::DownloadStopped);
  CHECK(fs::is_empty(folder.path / "out"));
}
