#include "feedback/markdown.hpp"

#include <algorithm>

#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

/// Holds the halves of an address together for the eye and apart for what makes links.
constexpr std::string_view word_joiner = "\u2060";

bool letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// In the middle of a word CommonMark takes an underscore for what it is.
bool within_word(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && letter_or_digit(text[at - 1]) &&
         letter_or_digit(text[at + 1]);
}

/// A list, a heading, a quotation or a rule would begin here.
bool begins_block(std::string_view text, std::size_t at) {
  const bool number = text[at] == '.' || text[at] == ')';
  if (number) {
    return at > 0 &&
           std::ranges::all_of(text.substr(0, at), [](char c) { return c >= '0' && c <= '9'; });
  }
  return at == 0 && std::string_view("#+-=:").find(text[at]) != std::string_view::npos;
}

}  // namespace

std::string markdown_text(std::string_view from) {
  std::string line = one_line(from);
  while (line.ends_with(' ')) line.pop_back();
  const std::string_view text =
      std::string_view(line).substr(std::min(line.find_first_not_of(' '), line.size()));
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '&') {
      safe += "&amp;";
    } else if (c == '|') {
      safe += "&#124;";
    } else {
      const bool mark = std::string_view("\\`*[]~$").find(c) != std::string_view::npos;
      if (mark || (c == '_' && !within_word(text, i)) || begins_block(text, i)) safe += '\\';
      safe += c;
    }
    const std::string_view rest = text.substr(i + 1);
    const bool address = c == '@' || (c == ':' && rest.starts_with("//")) ||
                         (c == 'w' && rest.starts_with('.')) || (c == 'W' && rest.starts_with('.'));
    if (address) safe += word_joiner;
  }
  return safe;
}

std::string markdown_code(std::string_view from) {
  std::string text = one_line(from);
  std::ranges::replace(text, '|', '/');  // no escape of it is the same in all tables
  const std::string ticks(longest_run_of_backticks(text) + 1, '`');
  return ticks.size() > 1 ? ticks + " " + text + " " + ticks : ticks + text + ticks;
}

std::string markdown_block(std::string_view from) {
  std::string text = shown_text(from);
  while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
  if (text.empty()) return "";
  const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(text) + 1), '`');
  return fence + "text\n" + text + "\n" + fence + "\n\n";
}

}  // namespace convlings
