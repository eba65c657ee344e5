#include "grading/manual_quote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

constexpr std::size_t most_bytes = 10'000;

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Characters that end a line or turn the direction of what follows: an answer could look as if it
/// had ended. All are three bytes long.
bool misleads(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  const bool separator_or_direction = second == 0x80 && third >= 0xA8 && third <= 0xAE;
  const bool isolate = second == 0x81 && third >= 0xA6 && third <= 0xA9;
  return separator_or_direction || isolate;
}

/// "1." and "1)" begin a list.
std::size_t list_number(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool list =
      digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return list ? digits : 0;
}

std::string without_markup(std::string_view line) {
  std::string shown;
  while (starts_with(line, " ")) {  // four in front would begin a block of code
    shown += "\xC2\xA0";
    line.remove_prefix(1);
  }
  if (starts_with(line, "-") || starts_with(line, "+") || starts_with(line, "=")) shown += '\\';
  const std::size_t number = list_number(line);
  shown += line.substr(0, number);
  if (number > 0) shown += '\\';
  line.remove_prefix(number);
  while (!line.empty()) {
    if (misleads(line)) {
      shown += '?';
      line.remove_prefix(3);
      continue;
    }
    constexpr std::string_view markup = R"(\`*_{}[]<>#~|&!$@^)";
    const bool address = starts_with(line, "://") || starts_with(line, "www.");
    if (markup.find(line.front()) != std::string_view::npos || starts_with(line, "://")) {
      shown += '\\';
    }
    const std::size_t taken = address && line.front() != ':' ? 3 : 1;  // www\. is no link
    shown += line.substr(0, taken);
    if (taken == 3) shown += '\\';
    line.remove_prefix(taken);
  }
  return shown;
}

/// The first `most_bytes` bytes and no half character.
std::string beginning(std::string text) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

/// Line ends of any system become ours.
std::string plain_line_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain += '\n';
    }
  }
  return plain;
}

}  // namespace

std::string quotation(const WrittenAnswer& answer) {
  if (answer.unanswered()) return "> *no answer*\n";
  std::string quoted;
  if (answer.whole_file) quoted += "> *answers.toml cannot be read; this is all of it:*\n>\n";
  const std::string all = printable(plain_line_ends(answer.text));
  const std::string text = beginning(all);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = without_markup(std::string_view(text).substr(at, end - at));
    line.erase(line.find_last_not_of(' ') + 1);
    quoted += line.empty() ? ">\n" : "> " + line + "\n";
    at = end + 1;
  }
  if (text.size() < all.size()) {
    quoted += fmt::format(">\n> *and {} more bytes in answers.toml*\n", all.size() - text.size());
  }
  return quoted;
}

}  // namespace convlings
