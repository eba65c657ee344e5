#include "grading/seed.hpp"

#include <catch2_either.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "catalogue/errors.hpp"
#include "test_folder.hpp"

using namespace convlings;

namespace fs = std::filesystem;

// The numbers come from Python's own HMAC:
//   import hmac, hashlib
//   key = "0123456789abcdef" * 4
//   hmac.new(key.encode(), b"ada\n01-convolution", hashlib.sha256).hexdigest()[:16]
TEST_CASE("seed: equals the first eight bytes of Python's HMAC-SHA-256") {
  const std::string key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  CHECK(seed_for(key, "ada", "01-convolution") == 0x7F38F0A4C886E926U);
  CHECK(seed_for(key, "ada", "02-padding") == 0x9F820161A70E38EFU);
  CHECK(seed_for(key, "bob", "01-convolution") == 0xDA37FC017B553D55U);
  const std::string other(64, 'f');
  CHECK(seed_for(other, "ada", "01-convolution") == 0xDB3A238C50526260U);
  CHECK(seed_for(other, "ada", "02-padding") == 0x6DB903B36AB4516FU);
}

TEST_CASE("course key: it is made once, for its owner only, and stays") {
  const TestFolder folder;
  const fs::path file = folder.path / "not there yet" / "course.key";
  const std::string key = course_key(file);
  CHECK(key.size() == 64);
  CHECK(key.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(course_key(file) == key);
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(course_key(folder.path / "other.key") != key);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(file.parent_path())) files += entry.exists();
  CHECK(files == 1);  // nothing temporary is left
}

TEST_CASE("course key: graders that start at once agree on one") {
  const TestFolder folder;
  const fs::path file = folder.path / "course.key";
  std::vector<std::string> keys(8);
  std::vector<std::thread> graders;
  graders.reserve(keys.size());
  for (std::string& key : keys) graders.emplace_back([&key, &file] { key = course_key(file); });
  for (std::thread& grader : graders) grader.join();
  CHECK(std::set<std::string>(keys.begin(), keys.end()).size() == 1);
}

TEST_CASE("course key: a file that holds none is refused and left alone") {
  const TestFolder folder;
  const fs::path file = folder.path / "course.key";
  for (const std::string text : {"", "secret\n", "0123456789ABCDEF"}) {
    std::ofstream(file, std::ios::trunc) << text;
    CHECK_THROWS_AS(course_key(file), InputError);
    CHECK(fs::file_size(file) == text.size());
  }
  std::ofstream(file, std::ios::trunc) << std::string(64, 'a') << "\r\n";  // copied by Windows
  CHECK(course_key(file) == std::string(64, 'a'));
  fs::remove(file);
  fs::create_symlink(folder.path / "nowhere", file);
  CHECK_THROWS_AS(course_key(file), InputError);
  CHECK_FALSE(fs::exists(folder.path / "nowhere"));
}
