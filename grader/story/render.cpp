#include "story/render.hpp"

#include <algorithm>

#include "story/panels.hpp"
#include "story/sum_text.hpp"

namespace convlings {
namespace {

/// Line by line of `text`, wrapped, after two spaces; `indent` before what was wrapped. Words of a
/// student's output may be of any length.
std::string lines_of(std::string_view text, const Style& style, std::string_view indent) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line =
        with_broken_words(text.substr(0, end), style.width - 2 - columns_of(indent));
    result += "  " + wrap(line, style.width - 2, indent) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string call_text(const Story& story, const Style& style) {
  std::string text;
  if (!story.call.empty()) text += lines_of("called " + story.call, style, "      ");
  for (const std::string& other : story.others) text += lines_of("  " + other, style, "      ");
  return text;
}

/// What the marks in the grids mean, on one line where it fits.
std::string legend(const Story& story, const Style& style) {
  const std::vector<std::string> items = legend_of(story);
  std::string line;
  std::string list;
  for (const std::string& item : items) {
    line += (line.empty() ? "" : "   ") + item;
    list += lines_of(item, style, "    ");
  }
  if (items.empty()) return "";
  return "\n" + (columns_of(line) <= style.width - 2 ? "  " + line + "\n" : list);
}

std::string told(const Story& story, const Style& style) {
  std::string text = call_text(story, style) + side_by_side(story.arguments, style);
  if (story.expected || story.received) text += "\n" + answers_text(story, style);
  text += legend(story, style);
  std::string words = lines_of(story.problem, style, "  ");
  words += lines_of(story.arithmetic, style, "      ");
  if (story.sum) words += sum_text(*story.sum, style.width);
  words += lines_of(story.conclusion, style, "      ");
  if (!story.printed.empty()) words += lines_of("It printed: " + story.printed, style, "      ");
  if (!words.empty()) text += "\n" + words;
  return text;
}

}  // namespace

std::string render(const Story& story, const Style& style) {
  if (style.unicode) return told(story, style);
  Story spelled = story;  // before anything is laid out: "..." is wider than "…"
  change_texts(spelled, to_ascii);
  return told(spelled, style);
}

}  // namespace convlings
