#include "story/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "story/narrow.hpp"
#include "story/panels.hpp"
#include "story/sum_text.hpp"
#include "story/text.hpp"

namespace convlings {
namespace {

constexpr int sum_width = 76;

std::string element(const char* tag, const char* kind, std::string_view text) {
  if (text.empty()) return "";
  return fmt::format("<{0} class=\"{1}\">{2}</{0}>\n", tag, kind, html_text(text));
}

/// Which sides of a window's frame a cell has: "window top left".
std::string window_classes(const Grid& grid, int row, int column) {
  if (!in_window(grid, row, column)) return "";
  std::string classes = "window";
  if (!in_window(grid, row - 1, column)) classes += " top";
  if (!in_window(grid, row + 1, column)) classes += " bottom";
  if (!in_window(grid, row, column - 1)) classes += " left";
  if (!in_window(grid, row, column + 1)) classes += " right";
  return classes;
}

std::string cell_html(const Grid& grid, int row, int column, const std::string& text) {
  const bool wrong = is_marked(grid, row, column);
  std::string classes = window_classes(grid, row, column);
  if (wrong) classes += classes.empty() ? "wrong" : " wrong";
  const std::string content = wrong ? "<span aria-hidden=\"true\">&gt;</span>" + html_text(text) +
                                          "<span class=\"said\"> (wrong)</span>"
                                    : html_text(text);
  return classes.empty() ? "<td>" + content + "</td>"
                         : fmt::format("<td class=\"{}\">{}</td>", classes, content);
}

/// For those who do not see the frame.
std::string said_of(const Grid& grid) {
  if (!grid.window) return "";
  const Block& window = *grid.window;
  return fmt::format(
      "<span class=\"said\">, framed: {} by {} cells from row {}, column {} of this table</span>",
      window.height, window.width, window.top + 1, window.left + 1);
}

std::string grid_html(const Grid& grid, const char* kind) {
  std::string text = fmt::format("<table class=\"grid {}\">\n<caption>{}{}</caption>\n", kind,
                                 html_text(grid.title), said_of(grid));
  for (std::size_t row = 0; row < grid.cells.size(); ++row) {
    text += "<tr>";
    for (std::size_t column = 0; column < grid.cells[row].size(); ++column) {
      text +=
          cell_html(grid, static_cast<int>(row), static_cast<int>(column), grid.cells[row][column]);
    }
    text += "</tr>\n";
  }
  return text + "</table>\n";
}

std::string arguments_html(const Story& story) {
  std::string text;
  for (const Grid& grid : story.arguments) text += grid_html(grid, "argument");
  return text.empty() ? "" : "<div class=\"grids\">\n" + text + "</div>\n";
}

std::string answers_html(const Story& story) {
  std::string text;
  if (story.expected) text += grid_html(*story.expected, "expected");
  if (story.received) text += grid_html(*story.received, "received");
  return text.empty() ? "" : "<div class=\"grids answers\">\n" + text + "</div>\n";
}

/// The legend of the text, with the frame drawn in place of the brackets.
std::string legend_html(const Story& story) {
  std::string text;
  for (const std::string& item : legend_of(story)) {
    const bool window = item.starts_with("[ ]");
    text += window ? R"(<span class="window top bottom left right key"></span>)" +
                         html_text(item.substr(3))
                   : html_text(item);
    text += "<br>\n";
  }
  return text.empty() ? "" : R"(<p class="legend" aria-hidden="true">)" + text + "</p>\n";
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += (byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7F ? '?' : letter;
    }
  }
  return safe;
}

std::string render_html(const Story& story) {
  std::string text = "<section class=\"story\">\n";
  if (!story.call.empty()) {
    text += "<p class=\"call\">called <code>" + html_text(story.call) + "</code></p>\n";
  }
  for (const std::string& other : story.others) text += element("p", "other", other);
  text += arguments_html(story) + answers_html(story) + legend_html(story);
  text += element("p", "problem", story.problem);
  text += element("p", "arithmetic", story.arithmetic);
  if (story.sum) {
    std::string sum = sum_text(*story.sum, sum_width);
    sum.pop_back();
    text += element("pre", "sum", sum);
  }
  text += element("p", "conclusion", story.conclusion);
  if (!story.printed.empty()) {
    text += "<p>It printed:</p>\n" + element("pre", "printed", story.printed);
  }
  return text + "</section>\n";
}

std::string story_css() {
  return R"(.story {
  --wrong: #b3001b; --wrong-ground: #fde8ea; --window: #00529b; --window-ground: #e3f0fb;
  --quiet: #555; line-height: 1.45;
}
.story p { margin: .5em 0; max-width: 46em; white-space: pre-line; overflow-wrap: anywhere; }
.story p.other, .story p.call { margin: 0; }
.story p.problem { font-weight: 600; }
.story pre { margin: .5em 0; overflow-x: auto; }
.story pre.printed { white-space: pre-wrap; overflow-wrap: anywhere; }
.story .grids { display: flex; flex-wrap: wrap; gap: 1em 2.5em; margin: .8em 0; overflow-x: auto; }
.story table.grid { border-collapse: separate; border-spacing: 0; align-self: flex-start;
  font: .95em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.story caption { text-align: left; color: var(--quiet); padding-bottom: .25em; white-space: nowrap; }
.story td { text-align: right; padding: .1em .45em; border: 2px solid transparent;
  white-space: nowrap; }
.story td.window { background: var(--window-ground); }
.story .window.top { border-top: 2px solid var(--window); }
.story .window.bottom { border-bottom: 2px solid var(--window); }
.story .window.left { border-left: 2px solid var(--window); }
.story .window.right { border-right: 2px solid var(--window); }
.story td.window:not(.top) { border-top-width: 0; padding-top: calc(.1em + 2px); }
.story td.window:not(.bottom) { border-bottom-width: 0; padding-bottom: calc(.1em + 2px); }
.story td.window:not(.left) { border-left-width: 0; padding-left: calc(.45em + 2px); }
.story td.window:not(.right) { border-right-width: 0; padding-right: calc(.45em + 2px); }
.story td.wrong { color: var(--wrong); background: var(--wrong-ground); font-weight: 700; }
.story .key { display: inline-block; width: 1em; height: .8em; vertical-align: -.05em; }
.story .legend { color: var(--quiet); font-size: .92em; white-space: normal; }
.story .said { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
@media screen and (prefers-color-scheme: dark) {
  .story { --wrong: #ff9aa5; --wrong-ground: #45191f; --window: #7cc0ff; --window-ground: #15304a;
    --quiet: #aaa; }
}
@media print {
  .story { --wrong: #000; --wrong-ground: transparent; --window: #000;
    --window-ground: transparent; --quiet: #000; }
  .story table.grid { break-inside: avoid; }
}
)";
}

}  // namespace convlings
