#include "build/link_errors.hpp"

#include <algorithm>
#include <array>

namespace convlings {
namespace {

void add_once(std::vector<std::string>& symbols, std::string_view symbol) {
  if (symbol.empty()) return;
  if (std::find(symbols.begin(), symbols.end(), symbol) == symbols.end()) {
    symbols.emplace_back(symbol);
  }
}

/// What follows `words` in `line`, up to the quote that closes it; empty when the words are not
/// there.
std::string_view after(std::string_view line, std::string_view words) {
  const std::size_t at = line.find(words);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + words.size());
  if (line.starts_with('`') || line.starts_with('\'')) line.remove_prefix(1);
  return line.substr(0, line.find('\''));
}

}  // namespace

LinkErrors parse_link_errors(std::string_view output) {
  LinkErrors errors;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\n'), output.size());
    const std::string_view line = output.substr(0, end);
    output.remove_prefix(std::min(end + 1, output.size()));
    // bfd and gold write "undefined reference to `f(int)'", mold and lld "undefined symbol:
    // f(int)".
    add_once(errors.undefined, after(line, "undefined reference to "));
    add_once(errors.undefined, after(line, "undefined symbol: "));
    add_once(errors.duplicates, after(line, "multiple definition of "));
    const std::string_view duplicate = after(line, "duplicate symbol: ");  // "a.o: b.o: f(int)"
    const std::size_t colon = duplicate.rfind(": ");
    add_once(errors.duplicates,
             colon == std::string_view::npos ? duplicate : duplicate.substr(colon + 2));
  }
  return errors;
}

std::string function_name(std::string_view symbol) {
  const std::string_view name = symbol.substr(0, symbol.find('('));
  const std::size_t colons = name.rfind("::");
  return std::string(colons == std::string_view::npos ? name : name.substr(colons + 2));
}

}  // namespace convlings
