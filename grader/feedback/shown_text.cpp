#include "feedback/shown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "catalogue/utf8.hpp"
#include "story/html.hpp"

namespace convlings {
namespace {

/// Marks and overrides of direction, separators of lines and paragraphs, the byte order mark: seen
/// by nobody, and they change how the text around them reads.
constexpr std::array<std::string_view, 14> invisible = {
    "\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
    "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\uFEFF"};

/// The end of the last whole character within the first `most` bytes.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  std::size_t end = std::min(most, text.size());
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return end;
}

}  // namespace

std::string shown_text(std::string_view text, std::size_t most) {
  const bool cut = text.size() > most;
  const std::string safe = printable(text.substr(0, whole_characters(text, most)));
  std::string shown;
  shown.reserve(safe.size());
  for (std::string_view rest = safe; !rest.empty();) {
    const auto* const found = std::ranges::find_if(
        invisible, [rest](std::string_view mark) { return rest.starts_with(mark); });
    if (found != invisible.end()) {
      rest.remove_prefix(found->size());
    } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      shown += ' ';
      rest.remove_prefix(3);
    } else {
      shown += rest.front();
      rest.remove_prefix(1);
    }
  }
  return cut ? shown + "…" : shown;
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string shown = shown_text(text, most);
  std::ranges::replace(shown, '\n', ' ');
  return shown;
}

std::string shown_html(std::string_view text, std::size_t most) {
  return html_text(shown_text(text, most));
}

Story shown_story(Story story) {
  change_texts(story, [](std::string_view text) { return shown_text(text); });
  return story;
}

std::string marks_text(double marks) {
  std::string text = fmt::format("{:.2f}", marks + 0.0);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string duration_text(double seconds) {
  if (seconds < 10) return fmt::format("{:.1f} s", seconds);
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 120) return fmt::format("{} s", whole);
  return fmt::format("{} min {} s", whole / 60, whole % 60);
}

}  // namespace convlings
