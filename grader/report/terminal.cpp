#include "report/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace convlings {
namespace {

constexpr int widest = 100;
constexpr int narrowest = 40;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool wants_colour(int descriptor, ColourChoice choice) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  if (!environment("NO_COLOR").empty()) return false;
  const std::string force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return isatty(descriptor) == 1 && environment("TERM") != "dumb";
}

bool shows_unicode() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string locale = environment(name);
    if (locale.empty()) continue;
    std::transform(locale.begin(), locale.end(), locale.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

int width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::clamp(static_cast<int>(size.ws_col), narrowest, widest);
  }
  return 80;
}

}  // namespace

Style style_for(int descriptor, ColourChoice choice) {
  return {wants_colour(descriptor, choice), shows_unicode(), width_of(descriptor)};
}

std::string painted(const Style& style, Paint paint, std::string_view text) {
  if (!style.colour) return std::string(text);
  const char* code = "";
  switch (paint) {
    case Paint::green:
      code = "\033[32m";
      break;
    case Paint::red:
      code = "\033[1;31m";
      break;
    case Paint::yellow:
      code = "\033[33m";
      break;
    case Paint::dim:
      code = "\033[2m";
      break;
    case Paint::bold:
      code = "\033[1m";
      break;
  }
  return code + std::string(text) + "\033[0m";
}

std::string mark(const Style& style, Mark mark) {
  switch (mark) {
    case Mark::passed:
      return painted(style, Paint::green, style.unicode ? "✓" : "+");
    case Mark::failed:
      return painted(style, Paint::red, style.unicode ? "✗" : "x");
    case Mark::open:
      return painted(style, Paint::dim, style.unicode ? "·" : ".");
  }
  return "";
}

std::string padded(std::string_view text, int columns) {
  const int missing = std::max(0, columns - columns_of(text));
  return std::string(text) + std::string(static_cast<std::size_t>(missing), ' ');
}

std::string spelled(const Style& style, const std::string& text) {
  return style.unicode ? text : to_ascii(text);
}

std::string paragraph(const Style& style, std::string_view text, int indent) {
  const std::string spaces(static_cast<std::size_t>(indent), ' ');
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += spaces + wrap(text.substr(0, end), style.width - indent, spaces) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

}  // namespace convlings
