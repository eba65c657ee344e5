#include "synthetic/source_edits.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <sstream>
#include <string_view>

#include "mutants/tokens.hpp"

namespace convlings {
namespace {

constexpr std::string_view begin_mark = "// BEGIN SOLUTION\n";
constexpr std::string_view end_mark = "// END SOLUTION";

constexpr std::array<std::string_view, 8> types = {"int",    "float", "auto",   "double",
                                                   "Tensor", "bool",  "string", "Shape"};

using Edit = std::function<std::string(const std::string&)>;

std::string each_region(const std::string& solution, const Edit& edit) {
  std::string result = solution;
  const std::vector<std::string> regions = solution_regions(solution);
  for (std::size_t i = 0; i < regions.size(); ++i) {
    result = with_region(result, i, edit(regions[i]));
  }
  return result;
}

std::string each_line(const std::string& text, const Edit& edit) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) result += edit(line) + "\n";
  return result;
}

/// Words that follow a type (and perhaps & or *) and are followed by what ends a declarator.
std::vector<std::string_view> declared(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 7> ends = {"=", ";", "{", "(", ":", ",", ")"};
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (std::find(types.begin(), types.end(), tokens[i].text) == types.end()) continue;
    const std::size_t name = tokens[i + 1].is("&") || tokens[i + 1].is("*") ? i + 2 : i + 1;
    if (name + 1 >= tokens.size() || tokens[name].kind != TokenKind::word) continue;
    if (std::find(ends.begin(), ends.end(), tokens[name + 1].text) == ends.end()) continue;
    if (std::find(names.begin(), names.end(), tokens[name].text) == names.end()) {
      names.push_back(tokens[name].text);
    }
  }
  return names;
}

std::string other_name(std::string_view name, int scheme, std::size_t number) {
  switch (scheme % 4) {
    case 0:
      return "the_" + std::string(name);
    case 1:
      return std::string(name) + "_";
    case 2:
      return "v" + std::to_string(number);
    default:
      return "my" + std::string(name);
  }
}

std::string renamed(const std::string& region, int scheme) {
  const std::vector<Token> tokens = tokenise(region);
  std::map<std::string_view, std::string> names;
  for (const std::string_view name : declared(tokens)) {
    names[name] = other_name(name, scheme, names.size() + 1);
  }
  std::string result;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto found = names.find(tokens[i].text);
    const bool member =
        i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is("->") || tokens[i - 1].is("::"));
    if (found == names.end() || member) continue;
    result += region.substr(copied, tokens[i].at - copied) + found->second;
    copied = tokens[i].end();
  }
  return result + region.substr(copied);
}

/// "++name)" as "name++)", for a plain name.
std::string stepped(std::string line) {
  for (std::size_t at = line.find("; ++"); at != std::string::npos;
       at = line.find("; ++", at + 1)) {
    const std::size_t close = line.find(')', at);
    if (close == std::string::npos) break;
    const std::string name = line.substr(at + 4, close - at - 4);
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != std::string::npos)
      continue;
    line.replace(at, close - at, "; " + name + "++");
  }
  return line;
}

std::string laid_out(const std::string& line) {
  const std::size_t depth = line.find_first_not_of(' ');
  if (depth == std::string::npos) return line;
  std::string text = stepped(std::string(depth, ' ') + line);
  if (text.ends_with(") {")) {
    text.resize(text.size() - 2);
    text += "\n" + std::string(2 * depth, ' ') + "{";
  }
  return text;
}

}  // namespace

std::vector<std::string> solution_regions(const std::string& solution) {
  std::vector<std::string> regions;
  for (std::size_t from = solution.find(begin_mark); from != std::string::npos;
       from = solution.find(begin_mark, from)) {
    from += begin_mark.size();
    const std::size_t end = solution.find(end_mark, from);
    regions.push_back(solution.substr(from, solution.rfind('\n', end) + 1 - from));
  }
  return regions;
}

std::string with_region(const std::string& solution, std::size_t index, const std::string& code) {
  std::size_t from = 0;
  for (std::size_t i = 0; i <= index; ++i) {
    from = solution.find(begin_mark, from) + begin_mark.size();
  }
  const std::size_t to = solution.rfind('\n', solution.find(end_mark, from)) + 1;
  return solution.substr(0, from) + code + solution.substr(to);
}

std::string renamed_variables(const std::string& solution, int scheme) {
  return each_region(solution,
                     [scheme](const std::string& region) { return renamed(region, scheme); });
}

std::string laid_out_anew(const std::string& solution) {
  return each_region(solution,
                     [](const std::string& region) { return each_line(region, laid_out); });
}

std::string remarked(const std::string& solution, int seed) {
  constexpr std::array<const char*, 5> remarks = {"now the sum", "careful here", "see the README",
                                                  "I think that is it", "all cells"};
  int line = seed;
  const auto remark = [&line, &remarks] {
    return std::string("// ") + remarks.at(static_cast<std::size_t>(line) % remarks.size());
  };
  return each_region(solution, [&](const std::string& region) {
    return each_line(region, [&](const std::string& text) {
      ++line;
      if (line % 4 == 0 && text.ends_with(";")) return text + "  " + remark();
      return text;
    });
  });
}

std::string with_spare_lines(const std::string& solution) {
  int number = 0;
  return each_region(solution, [&](const std::string& region) {
    return each_line(region, [&](const std::string& text) {
      if (!text.ends_with(") {")) return text;
      ++number;
      const std::string n = std::to_string(number);
      return text + "\n[[maybe_unused]] int spare" + n + " = " + n + ";";
    });
  });
}

std::string in_another_order(const std::string& solution, int first) {
  constexpr std::string_view heading = "// Exercise ";
  std::vector<std::size_t> starts;
  for (std::size_t at = solution.find(heading); at != std::string::npos;
       at = solution.find(heading, at + 1)) {
    starts.push_back(at);
  }
  if (starts.size() < 2) return solution;
  const std::size_t count = starts.size();
  const std::size_t turn = static_cast<std::size_t>(first) % count;
  starts.push_back(solution.size());
  std::string result = solution.substr(0, starts.front());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = starts[(i + turn) % count];
    std::string part = solution.substr(from, starts[(i + turn) % count + 1] - from);
    while (part.ends_with("\n\n")) part.pop_back();
    result += part + (i + 1 < count ? "\n" : "");
  }
  return result;
}

}  // namespace convlings
