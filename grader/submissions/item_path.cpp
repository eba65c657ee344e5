#include "submissions/item_path.hpp"

#include <algorithm>
#include <cctype>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

constexpr std::size_t longest_shown = 200;
constexpr std::size_t longest_part = 255;

// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 make "gpj.cpp" look like "cpp.jpg".
bool turns_direction(std::string_view three_bytes) {
  if (three_bytes.size() < 3 || three_bytes[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(three_bytes[1]);
  const auto third = static_cast<unsigned char>(three_bytes[2]);
  return (second == 0x80 && (third == 0x8E || third == 0x8F)) ||
         (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

bool any_turns_direction(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (turns_direction(text.substr(i))) return true;
  }
  return false;
}

std::string fault_of_part(std::string_view part) {
  if (part == "..") return "has a path that leads out of its folder.";
  if (part.front() == '@') return "has a name that begins with @, which compilers take for a list.";
  if (part.front() == '-') return "has a name that begins with -, as options of programs do.";
  if (part.size() > longest_part) return "has a name of more than 255 bytes.";
  return "";
}

std::string fault_of_whole(std::string_view raw) {
  const bool drive =
      raw.size() > 1 && raw[1] == ':' && std::isalpha(static_cast<unsigned char>(raw[0])) != 0;
  if (drive || raw.substr(0, 1) == "/") return "has an absolute path.";
  if (first_line_not_utf8(raw) > 0) return "has a name that is not UTF-8.";
  if (printable(raw) != raw || raw.find('\n') != std::string_view::npos) {
    return "has control characters in its name.";
  }
  if (any_turns_direction(raw)) return "has a name that reads backwards in parts.";
  return "";
}

}  // namespace

std::string shown_name(std::string_view raw) {
  std::string shown = printable(raw.substr(0, 4 * longest_shown));
  std::replace(shown.begin(), shown.end(), '\n', '?');
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (turns_direction(std::string_view(shown).substr(i))) shown.replace(i, 3, "?");
  }
  if (shown.size() <= longest_shown) return shown;
  std::size_t end = longest_shown - 3;
  while ((static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;  // within a character
  return shown.substr(0, end) + "…";
}

ItemPath look_at_path(std::string_view raw) {
  ItemPath path;
  path.shown = shown_name(raw);
  path.fault = fault_of_whole(raw);
  while (!raw.empty()) {
    const std::string_view part = raw.substr(0, raw.find('/'));
    raw.remove_prefix(std::min(raw.size(), part.size() + 1));
    if (part.empty() || part == ".") continue;
    if (path.fault.empty()) path.fault = fault_of_part(part);
    path.folders.emplace_back(part);
  }
  if (!path.folders.empty()) {
    path.name = std::move(path.folders.back());
    path.folders.pop_back();
  }
  return path;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

bool word_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

std::string_view archive_ending(std::string_view name) {
  constexpr std::string_view endings[] = {".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tgz",
                                          ".tbz2",   ".txz",     ".zip",    ".tar",     ".rar",
                                          ".7z",     ".gz",      ".bz2",    ".xz",      ".zst"};
  const std::string small = small_letters(name);
  for (const std::string_view ending : endings) {
    if (small.size() > ending.size() &&
        small.compare(small.size() - ending.size(), ending.size(), ending) == 0) {
      return ending;
    }
  }
  return "";
}

}  // namespace convlings
