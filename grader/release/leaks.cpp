#include "release/leaks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "catalogue/source_lines.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t telling_lines = 3;
constexpr std::array<std::string_view, 11> private_names{
    ".build", ".ci",     ".convlings",     ".git",      "bench", "course.key",
    "corpus", "mutants", "misconceptions", "solutions", "tests"};
constexpr std::array<std::string_view, 3> private_kinds{".key", ".sqlite", ".sqlite-wal"};

struct CodeLine {
  std::string_view text;
  int number = 0;
};

/// Lines with something in them that is neither a remark nor a mere brace.
std::vector<CodeLine> code_of(std::string_view text) {
  std::vector<CodeLine> code;
  int number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) continue;
    const std::string_view bare = line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
    if (bare.starts_with("//") || bare.find_first_not_of("{}; ") == std::string_view::npos)
      continue;
    code.push_back({bare, number});
  }
  return code;
}

/// The lines from `from` on as one text that can be looked up.
template <typename Lines, typename TextOf>
std::string window(const Lines& lines, std::size_t from, const TextOf& text_of) {
  std::string text;
  for (std::size_t i = from; i < from + telling_lines; ++i) {
    text += text_of(lines[i]);
    text += '\n';
  }
  return text;
}

std::string whole_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_private(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string kind = path.extension().string();
  return name.starts_with("gradebook") ||
         std::find(private_names.begin(), private_names.end(), name) != private_names.end() ||
         std::find(private_kinds.begin(), private_kinds.end(), kind) != private_kinds.end();
}

}  // namespace

std::vector<SolvedRegion> solved_regions(std::string_view solution) {
  std::vector<SolvedRegion> regions;
  const std::string_view begin = "// BEGIN SOLUTION";
  for (std::size_t at = solution.find(begin); at != std::string_view::npos;
       at = solution.find(begin, at)) {
    at += begin.size();
    const std::string_view inside = solution.substr(at, solution.find("// END SOLUTION", at) - at);
    SolvedRegion region;
    for (const CodeLine& line : code_of(inside)) region.emplace_back(line.text);
    regions.push_back(std::move(region));
  }
  return regions;
}

std::vector<std::string> find_leaks(const fs::path& folder,
                                    const std::vector<SolvedRegion>& regions) {
  std::set<std::string> solved;
  for (const SolvedRegion& region : regions) {
    for (std::size_t i = 0; i + telling_lines <= region.size(); ++i) {
      solved.insert(window(region, i, [](const std::string& line) { return line; }));
    }
  }
  std::vector<std::string> leaks;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string shown = entry.path().lexically_relative(folder).string();
    if (is_private(entry.path())) leaks.push_back(fmt::format("{} belongs at home", shown));
    if (!entry.is_regular_file()) continue;
    const std::string text = whole_file(entry.path());
    const std::vector<CodeLine> code = code_of(text);
    for (std::size_t i = 0; i + telling_lines <= code.size(); ++i) {
      if (solved.count(window(code, i, [](const CodeLine& line) { return line.text; })) == 0) {
        continue;
      }
      leaks.push_back(fmt::format("{}:{}: three lines of a solution", shown, code[i].number));
      break;
    }
  }
  return leaks;
}

}  // namespace convlings
