// The front page's numbers about misconceptions, corpus and mutants are those of the generated
// tables, which the ctests dev_kills, dev_corpus and dev_mutants hold against what the checks do.
#include <fmt/format.h>

#include <catch2_either.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string read(const std::string& path) {
  std::ifstream in(std::string(CONVLINGS_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The cells after the first of the row that begins with `| name |`.
std::vector<std::string> row_of(const std::string& page, const std::string& name) {
  const std::string begin = "\n| " + name + " |";
  const std::size_t at = page.find(begin);
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + begin.size();
  std::istringstream row(page.substr(from, page.find('\n', from) - from));
  std::vector<std::string> cells;
  for (std::string cell; std::getline(row, cell, '|');) {
    cells.push_back(cell.substr(1, cell.size() - 2));  // without the spaces around it
  }
  return cells;
}

bool says(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the front page: its numbers of mistakes and checks are the kill matrix's") {
  const std::string page = read("README.md");
  const auto all = row_of(read("grader/misconceptions/README.md"), "together");
  CHECK(says(page, fmt::format("knows {} mistakes by name", all.at(0))));
  CHECK(says(page, fmt::format("# {} mistakes, {} checks:", all.at(0), all.at(1))));
}

TEST_CASE("the front page: what it says of the diagnosis is the corpus' table") {
  const std::string page = read("README.md");
  const auto all = row_of(read("grader/tests/corpus/README.md"), "together");
  const int told = std::stoi(all.at(2)) + std::stoi(all.at(3));
  CHECK(says(page, fmt::format("Of {} wrong answers", all.at(0))));
  CHECK(says(page, fmt::format("it tells {}, none of them wrongly", told)));
  CHECK(all.at(4) == "0");  // told wrong
}

TEST_CASE("the front page: its share of slips that are noticed is the mutants' table") {
  const std::string page = read("README.md");
  const auto all = row_of(read("grader/mutants/README.md"), "**all**");
  const int countable = std::stoi(all.at(0)) - std::stoi(all.at(2));
  CHECK(says(page, fmt::format("# {} slips made by machine in the solutions: {} are noticed",
                               countable, all.at(4))));
}
