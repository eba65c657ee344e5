#include "feedback/heat_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "feedback/class_links.hpp"
#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

constexpr int pitch = 6;  // pixels from one check to the next
constexpr int row_height = 12;
constexpr int exercise_gap = 2;
constexpr int lesson_gap = 10;
constexpr int share_height = 30;

struct CellLook {
  CheckCell state;
  char css;
  const char* meaning;
};

constexpr std::array<CellLook, 8> looks{{
    {CheckCell::passed, 'p', "passed"},
    {CheckCell::wrong, 'w', "wrong answer"},
    {CheckCell::broke, 'b', "no answer: crashed, threw, out of time or of bounds"},
    {CheckCell::open, 'o', "not written"},
    {CheckCell::no_build, 'n', "does not build"},
    {CheckCell::rejected, 'r', "file not taken"},
    {CheckCell::missing, 'm', "not handed in"},
    {CheckCell::undecided, 'u', "undecided: the grader's fault"},
}};

/// Where each check's column begins.
std::vector<int> columns_of_checks(const std::vector<CheckTally>& checks) {
  std::vector<int> columns;
  columns.reserve(checks.size());
  int x = 0;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (i > 0) {
      x += pitch;
      if (checks[i].lesson != checks[i - 1].lesson) {
        x += lesson_gap;
      } else if (checks[i].exercise != checks[i - 1].exercise) {
        x += exercise_gap;
      }
    }
    columns.push_back(x);
  }
  return columns;
}

/// The shape of `width` pixels of cells of the same state from `x` on.
std::string shape_of(CheckCell state, int x, int width) {
  switch (state) {
    case CheckCell::passed:
      return fmt::format("M{0} 1h{1}v10h-{1}z", x, width);
    case CheckCell::wrong:
      return fmt::format("M{} 0h5v12h-5z", x);
    case CheckCell::broke:
      return fmt::format("M{} 12h5l-2.5-12z", x);
    case CheckCell::open:
      return fmt::format("M{0} 9h{1}v3h-{1}z", x, width);
    case CheckCell::no_build:
      return fmt::format("M{0} 0h{1}v3h-{1}zm0 9h{1}v3h-{1}z", x, width);
    case CheckCell::rejected:
      return fmt::format("M{0} 5h{1}v2h-{1}z", x, width);
    case CheckCell::undecided:
      return fmt::format("M{} 6l2.5-6 2.5 6-2.5 6z", x);
    case CheckCell::missing:
      break;
  }
  return "";
}

bool joins(CheckCell state) {
  return state != CheckCell::wrong && state != CheckCell::broke && state != CheckCell::undecided;
}

/// One path a state.
std::string paths(const std::vector<CheckCell>& cells, const std::vector<int>& columns) {
  std::array<std::string, looks.size()> drawn;
  for (std::size_t from = 0; from < cells.size();) {
    std::size_t to = from + 1;
    while (joins(cells[from]) && to < cells.size() && cells[to] == cells[from] &&
           columns[to] == columns[to - 1] + pitch) {
      ++to;
    }
    drawn.at(static_cast<std::size_t>(cells[from])) +=
        shape_of(cells[from], columns[from], columns[to - 1] - columns[from] + pitch - 1);
    from = to;
  }
  std::string text;
  for (const CellLook& look : looks) {
    const std::string& path = drawn.at(static_cast<std::size_t>(look.state));
    if (!path.empty()) text += fmt::format(R"(<path class="{}" d="{}"/>)", look.css, path);
  }
  return text;
}

std::string row_in_words(const std::vector<CheckCell>& cells) {
  std::string text;
  for (const CellLook& look : looks) {
    const auto count = std::ranges::count(cells, look.state);
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, look.meaning);
  }
  return text;
}

std::string row_of(const GradedStudent& student, const std::vector<CheckTally>& checks,
                   const std::vector<int>& columns, int width) {
  const std::vector<CheckCell> cells = cells_of(student, checks);
  return fmt::format(
      "<tr><th scope=\"row\"><span>{}</span></th><td class=\"number\">{}</td><td>"
      "<svg viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"{}\">{}</svg></td></tr>\n",
      student_link(student), marks_text(student.total) + (student.provisional ? "*" : ""), width,
      row_height, width, row_height, row_in_words(cells), paths(cells, columns));
}

/// Numbers and titles of the lessons, as much as there is room for.
std::string lesson_names(const GradedClass& graded, const std::vector<CheckTally>& checks,
                         const std::vector<int>& columns) {
  std::string text;
  for (std::size_t i = 0; i < checks.size();) {
    std::size_t end = i;
    while (end < checks.size() && checks[end].lesson == checks[i].lesson) ++end;
    const Lesson& lesson = graded.lessons[checks[i].lesson];
    const auto room = static_cast<std::size_t>(columns[end - 1] - columns[i] + 2 * pitch) / 6;
    const std::string whole = shown_text(lesson.number + " " + lesson.title, 80);
    const std::string name = whole.size() <= room ? whole : shown_text(lesson.number, 10);
    text += fmt::format(R"(<text x="{}" y="11">{}</text>)", columns[i], shown_html(name));
    i = end;
  }
  return text;
}

/// A bar a check: how many of those who were asked passed.
std::string shares(const GradedClass& graded, const std::vector<CheckTally>& checks,
                   const std::vector<int>& columns) {
  std::string text;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const CheckTally& check = checks[i];
    const int height = check.asked == 0 ? 0 : share_height * check.passed / check.asked;
    text += fmt::format(
        "<g><title>{} {}: {} of {} passed</title><rect class=\"all\" x=\"{}\" y=\"18\" "
        "width=\"5\" height=\"{}\"/><rect class=\"share\" x=\"{}\" y=\"{}\" width=\"5\" "
        "height=\"{}\"/></g>\n",
        shown_html(graded.lessons[check.lesson].number), shown_html(one_line(check.name, 120)),
        check.passed, check.asked, columns[i], share_height, columns[i], 18 + share_height - height,
        height);
  }
  return text;
}

}  // namespace

std::string heat_map(const GradedClass& graded, const std::vector<CheckTally>& checks) {
  const std::vector<int> columns = columns_of_checks(checks);
  const int width = columns.empty() ? 1 : columns.back() + pitch;
  std::string text = fmt::format(
      "<div class=\"heat\">\n<table>\n<thead><tr><th scope=\"col\">student</th>"
      "<th scope=\"col\" class=\"number\">total</th><th scope=\"col\">"
      "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"checks, by lesson; how many of the class passed each\">\n{2}\n{3}"
      "</svg></th></tr></thead>\n<tbody>\n",
      width, 18 + share_height, lesson_names(graded, checks, columns),
      shares(graded, checks, columns));
  for (const GradedStudent& student : graded.students) {
    text += row_of(student, checks, columns, width);
  }
  return text + "</tbody>\n</table>\n</div>\n";
}

std::string heat_map_legend() {
  std::string text = "<ul class=\"legend\">\n";
  for (const CellLook& look : looks) {
    text += fmt::format(
        "<li><svg viewBox=\"-1 0 19 12\" width=\"19\" height=\"12\" aria-hidden=\"true\">"
        "<path class=\"{}\" d=\"{}{}\"/></svg> {}</li>\n",
        look.css, shape_of(look.state, 0, joins(look.state) ? 3 * pitch - 1 : pitch),
        joins(look.state) ? ""
                          : shape_of(look.state, pitch, 5) + shape_of(look.state, 2 * pitch, 5),
        look.meaning);
  }
  return text + "</ul>\n";
}

std::string heat_map_css() {
  return R"(.heat { overflow: auto; max-height: 92vh; border: 1px solid var(--line); }
.heat table { margin: 0; border-collapse: separate; border-spacing: 0; }
.heat th, .heat td { padding: 1px 6px; font-size: 12px; line-height: 13px; font-weight: 400;
  text-align: left; white-space: nowrap; }
.heat .number { text-align: right; font-variant-numeric: tabular-nums; }
.heat thead th { position: sticky; top: 0; background: var(--ground); z-index: 1;
  vertical-align: bottom; border-bottom: 1px solid var(--line); padding-top: 4px; }
.heat tbody th, .heat thead th:first-child { position: sticky; left: 0; background: var(--ground); }
.heat thead th:first-child { z-index: 2; }
.heat tbody th span { display: block; max-width: 14em; overflow: hidden; text-overflow: ellipsis; }
.heat tbody th a { text-decoration: none; }
.heat tbody tr:nth-child(5n) > * { border-bottom: 1px solid var(--line); }
.heat tbody tr:hover > * { background: var(--panel); }
.heat svg { display: block; }
.heat text { font: 11px system-ui, sans-serif; fill: var(--ink); }
.heat .all { fill: var(--line); } .heat .share { fill: #0072b2; }
path.p { fill: #bcdcf0; } path.w { fill: #d55e00; } path.b { fill: #3b1a6e; }
path.o { fill: #9a9fa6; } path.n { fill: #8c1c5a; } path.r { fill: #444; }
path.u { fill: #e6a800; stroke: #000; stroke-width: .6; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2em 1.6em;
  font-size: .9em; }
.legend svg { vertical-align: -1px; }
@media screen and (prefers-color-scheme: dark) {
  .heat .share { fill: #56b4e9; }
  path.p { fill: #24506c; } path.w { fill: #ff8a3c; } path.b { fill: #c4a3ff; }
  path.o { fill: #7b828a; } path.n { fill: #f06fb2; } path.r { fill: #ccc; }
  path.u { fill: #ffd34d; }
}
@media print {
  .heat { overflow: visible; max-height: none; border: 0; }
  .heat th, .heat td { position: static; padding: 0 2px; font-size: 6pt; line-height: 7pt; }
  .heat thead th { position: static; }
  .heat tbody th, .heat thead th:first-child { position: static; }
  .heat tbody th span { max-width: 9em; }
  .heat td:last-child, .heat th:last-child { width: 99%; }
  .heat svg { width: 100%; }
  .heat tbody svg { height: 6pt; }
  .heat path, .heat rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";
}

}  // namespace convlings
