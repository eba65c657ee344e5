// `convlings merge`, as its user calls it.
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gradebook/gradebook.hpp"
#include "gradebook_rows.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

RunResult merge(std::vector<std::string> words) {
  words.insert(words.begin(), {CONVLINGS_APP, "merge"});
  Limits limits;
  limits.wall_seconds = 60;
  return run(words, {"LC_ALL=C.UTF-8"}, limits);
}

/// An out folder with one student who did two lessons.
std::string graded_part(const fs::path& folder, const std::string& student) {
  Gradebook gradebook(folder / "gradebook.sqlite");
  gradebook.remember(graded_row(student, "k1" + student), outcome_saying(student));
  gradebook.note({student, "02-padding", "", "missing", ""});
  return folder.string();
}

}  // namespace

TEST_CASE("merge command: parts become one gradebook, and merging again changes nothing") {
  const TestFolder folder;
  const std::string one = graded_part(folder.path / "out-1", "ada");
  const std::string two = graded_part(folder.path / "out-2", "ben");
  const std::string all = (folder.path / "all").string();
  const RunResult first = merge({one, two + "/gradebook.sqlite", "--into", all});
  CHECK(first.ending.code == 0);
  CHECK(first.output == one + "/gradebook.sqlite: 1 new\n" + two + "/gradebook.sqlite: 1 new\n" +
                            all + "/gradebook.sqlite: 2 students, 4 lessons\n");
  const RunResult again = merge({one, two, "--into", all});
  CHECK(again.output == one + "/gradebook.sqlite: 0 new\n" + two + "/gradebook.sqlite: 0 new\n" +
                            all + "/gradebook.sqlite: 2 students, 4 lessons\n");
  Gradebook gradebook(folder.path / "all" / "gradebook.sqlite");
  CHECK(message_under(gradebook, "k1ben") == "ben");
}

TEST_CASE("merge command: what cannot be merged is one clear line and status 2") {
  const TestFolder folder;
  const std::string one = graded_part(folder.path / "out-1", "ada");
  const fs::path all = folder.path / "all.sqlite";
  const auto complaint = [&](const std::vector<std::string>& words) {
    const RunResult result = merge(words);
    CHECK(result.ending.code == 2);
    CHECK_FALSE(fs::exists(all));
    CHECK(result.output.find('\n') == result.output.size() - 1);
    return result.output;
  };
  CHECK_THAT(complaint({one, one + "-gone", "--into", all.string()}),
             Catch::Contains("out-1-gone/gradebook.sqlite: there is no such gradebook."));
  CHECK_THAT(complaint({"--into", all.string()}), Catch::Contains("nothing to merge"));
  CHECK_THAT(complaint({one}), Catch::Contains("--into"));
  std::ofstream(folder.path / "marks.csv") << "id,total\n";
  CHECK_THAT(complaint({one, (folder.path / "marks.csv").string(), "--into", all.string()}),
             Catch::Contains("marks.csv: this is no gradebook, and is left as it is."));
}
