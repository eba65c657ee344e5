// `convlings grade` as an instructor may misuse it: one clear message, exit status 2, nothing lost.
#include <catch2_either.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "app_process.hpp"
#include "catalogue/text_file.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;

namespace {

struct Misuse {
  std::vector<std::string> words;
  std::string told;
};

std::string folder_with_nobody(const TestFolder& folder) {
  const fs::path nobody = folder.path / "handed-in";
  fs::create_directories(nobody);
  return nobody.string();
}

}  // namespace

TEST_CASE("grade: what cannot be done is told in one sentence, with status 2") {
  const TestFolder folder;
  const std::string nobody = folder_with_nobody(folder);
  const std::string out = (folder.path / "out").string();
  convlings::write_text_file(folder.path / "a-file", "text");
  const std::string file = (folder.path / "a-file").string();
  const std::vector<Misuse> misuses{
      {{"grade", nobody}, "--out is required"},
      {{"grade", nobody + "-not", "--out", out}, "handed-in-not"},
      {{"grade", nobody, "--out", nobody + "/marks"}, "would be taken for one"},
      {{"grade", nobody, "--out", file}, "cannot be made a folder"},
      {{"grade", nobody, "--out", out, "--shard", "5/4", "--key", file}, "Received 5/4"},
      {{"grade", nobody, "--out", out, "--shard", "2/4"}, "--key FILE"},
      {{"grade", nobody, "--out", out, "--key", file}, "course key"},
      {{"grade", nobody, "--out", out, "--lessons", "77"}, "77"},
      {{"grade", nobody, "--out", out, "--regrade", "ada"}, "nothing is remembered of \"ada\""},
      {{"grade", nobody, "--out", out, "--require-isolation", "total"}, "\"total\" is required"},
      {{"grade", nobody, "--out", out, "--isolation", "total"}, "--isolation: isolation \"total\""},
      {{"grade", nobody, "--out", out, "--isolation", "limits", "--require-isolation", "filtered"},
       "\"filtered\" is more than --isolation limits"},
      {{"grade", nobody, "--out", out, "--roster", file}, "a-file"},
      {{"grade", nobody, "--out", out, "--policy", file}, "a-file"},
      {{"grade", nobody, "--out", out, "--times", file}, "a-file"},
  };
  for (const Misuse& misuse : misuses) {
    const AppResult result = run_app(misuse.words);
    INFO(result.output);
    CHECK(result.status == 2);
    CHECK(result.output.find(misuse.told) != std::string::npos);
    CHECK(result.output.find("filesystem error") == std::string::npos);
  }
}

TEST_CASE("grade: an empty class has a class page that says so") {
  const TestFolder folder;
  const fs::path out = folder.path / "out";
  const AppResult result = run_app({"grade", folder_with_nobody(folder), "--out", out.string()});
  INFO(result.output);
  CHECK(result.status == 0);
  CHECK(result.output.find("Nobody has handed in anything yet.") != std::string::npos);
  CHECK(fs::file_size(out / "class.html") > 0);
  CHECK(fs::file_size(out / "marks.csv") > 0);
}

TEST_CASE("grade: what an earlier run found out survives every misuse") {
  const TestFolder folder;
  const std::string nobody = folder_with_nobody(folder);
  const fs::path out = folder.path / "out";
  REQUIRE(run_app({"grade", nobody, "--out", out.string()}).status == 0);
  const std::string before = convlings::read_text_file(out / "marks.csv", "marks.csv");
  const AppResult result =
      run_app({"grade", nobody, "--out", out.string(), "--policy", "/nowhere.toml"});
  CHECK(result.status == 2);
  CHECK(convlings::read_text_file(out / "marks.csv", "marks.csv") == before);
}
