#include "release/edition_pages.hpp"

#include <vector>

#include "catalogue/source_lines.hpp"

namespace convlings {
namespace {

/// `[text](target)` in a line: where it stands, and what is in it.
struct Link {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view text;
  std::string_view target;  ///< without "#part"

  bool to_lesson() const { return target.ends_with("README.md"); }
};

/// The links of a line to files, in order.
std::vector<Link> links_in(std::string_view line) {
  std::vector<Link> links;
  for (std::size_t middle = line.find("]("); middle != std::string_view::npos;
       middle = line.find("](", middle + 1)) {
    const std::size_t begin = line.rfind('[', middle);
    const std::size_t end = line.find(')', middle);
    if (begin == std::string_view::npos || end == std::string_view::npos) continue;
    std::string_view target = line.substr(middle + 2, end - middle - 2);
    target = target.substr(0, target.find('#'));
    const bool outside = target.find("://") != std::string_view::npos;
    if (target.empty() || outside) continue;
    links.push_back({begin, end + 1, line.substr(begin + 1, middle - begin - 1), target});
  }
  return links;
}

/// The line without links to missing lessons; nothing of a table's row that begins with one.
std::string fitting_line(std::string_view line, const HasTarget& has) {
  std::string fitting;
  std::size_t from = 0;
  for (const Link& link : links_in(line)) {
    if (!link.to_lesson() || has(link.target)) continue;
    if (line.starts_with("| [") && link.begin == 2) return "";
    fitting += line.substr(from, link.begin - from);
    fitting += link.text;
    from = link.end;
  }
  return fitting + std::string(line.substr(from)) + "\n";
}

/// A page in pieces: what stands above the first "## ", then each section.
std::vector<std::vector<std::string_view>> sections_of(std::string_view page) {
  std::vector<std::vector<std::string_view>> sections(1);
  bool code = false;
  for (const std::string_view line : lines_of(page)) {
    if (line.starts_with("```")) code = !code;
    if (!code && line.starts_with("## ")) sections.emplace_back();
    sections.back().push_back(line);
  }
  return sections;
}

bool misses_file(const std::vector<std::string_view>& section, const HasTarget& has) {
  bool code = false;
  for (const std::string_view line : section) {
    if (line.starts_with("```")) code = !code;
    if (code) continue;
    for (const Link& link : links_in(line)) {
      if (!link.to_lesson() && !has(link.target)) return true;
    }
  }
  return false;
}

}  // namespace

std::string fitting_page(std::string_view page, const HasTarget& has) {
  std::string text;
  for (const auto& section : sections_of(page)) {
    if (misses_file(section, has)) continue;
    bool code = false;
    for (const std::string_view line : section) {
      if (line.starts_with("```")) code = !code;
      text += code ? std::string(line) + "\n" : fitting_line(line, has);
    }
  }
  return text;
}

}  // namespace convlings
