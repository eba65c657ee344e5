#include "feedback/class_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feedback/class_tables.hpp"
#include "feedback/heat_map.hpp"
#include "feedback/page.hpp"
#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

std::size_t count_undecided(const GradedClass& graded) {
  std::size_t count = 0;
  for (const GradedStudent& student : graded.students) {
    count += static_cast<std::size_t>(std::ranges::count_if(student.lessons, is_undecided));
  }
  return count;
}

/// When, how long, how much, how well walled off.
std::string facts(const GradedClass& graded) {
  const auto problems = std::ranges::count_if(graded.students, [](const GradedStudent& student) {
    return !student.submission.problem.empty();
  });
  const auto fact = [](std::string_view name, const std::string& value) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, shown_html(value, 200));
  };
  return "<dl class=\"facts\">\n" + fact("graded", graded.finished) +
         fact("students", fmt::format("{}", graded.students.size())) +
         fact("this run took", duration_text(graded.seconds)) +
         fact("lessons graded now", fmt::format("{}", graded.graded_now)) +
         fact("remembered", fmt::format("{}", graded.remembered)) +
         fact("undecided", fmt::format("{}", count_undecided(graded))) +
         fact("could not be read", fmt::format("{}", problems)) +
         fact("isolation, at its weakest", graded.isolation) + "</dl>\n";
}

std::string heat_section(const GradedClass& graded, const std::vector<CheckTally>& checks) {
  return "<section>\n<h2 id=\"map\">Students and checks</h2>\n" + heat_map_legend() +
         "<p class=\"quiet small\">A column is a check, and the bar above it is the share of the "
         "class that passed; point at a bar to read its name. The map is wider than the window: "
         "scroll it sideways.</p>\n" +
         heat_map(graded, checks) + "</section>\n";
}

/// Links to the sections that are there.
std::string contents(std::string_view body) {
  std::string links;
  for (std::size_t at = 0; (at = body.find("<h2 id=\"", at)) != std::string_view::npos;) {
    at += 8;
    const std::size_t end = body.find('"', at);
    const std::size_t text = end + 2;
    links += fmt::format("<a href=\"#{}\">{}</a>\n", body.substr(at, end - at),
                         body.substr(text, body.find("</h2>", text) - text));
  }
  return "<nav class=\"contents\">\n" + links + "</nav>\n";
}

const char* const class_css = R"(body { max-width: 84em; }
.facts { display: flex; flex-wrap: wrap; gap: .6em 2em; margin: .8em 0 1.2em; }
.facts dt { color: var(--quiet); font-size: .85em; }
.facts dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; }
.contents { display: flex; flex-wrap: wrap; gap: .3em 1.4em; margin: 1em 0; }
section.loud { max-width: none; }
section.loud h2 { border: 0; margin-top: .2em; }
.histogram text { font: 13px system-ui, sans-serif; fill: var(--ink); }
.histogram .tick { fill: var(--quiet); } .histogram .count { font-weight: 600; }
.histogram .middle { text-anchor: middle; } .histogram .end { text-anchor: end; }
.histogram .rule { stroke: var(--line); } .histogram .axis { stroke: var(--ink); }
.histogram .bar { fill: #0072b2; }
.meter .all { fill: var(--line); } .meter .part { fill: #d55e00; }
td details summary { white-space: nowrap; }
@media screen and (prefers-color-scheme: dark) {
  .histogram .bar { fill: #56b4e9; } .meter .part { fill: #ff8a3c; }
}
@media print {
  @page { size: landscape; margin: 12mm; }
  .contents { display: none; }
  .histogram, .meter svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";

}  // namespace

std::string class_page(const GradedClass& graded) {
  const std::string heading =
      fmt::format("<h1><bdi>{}</bdi></h1>\n", shown_html(one_line(graded.title), 200)) +
      facts(graded);
  std::string body;
  if (graded.students.empty()) {
    body = heading +
           "<p class=\"loud\">Nobody handed in anything. If you expected somebody, look at the "
           "folder that was graded: it should hold a folder or an archive for each student.</p>\n";
  } else {
    const std::vector<CheckTally> checks = tally_checks(graded);
    const std::string sections =
        totals_section(graded) + lessons_section(graded) + stumped_section(graded, checks) +
        mistakes_section(graded) + outputs_section(graded) + unmarked_section(graded) +
        files_section(graded) + similar_section(graded) + heat_section(graded, checks);
    const std::string alarms = undecided_section(graded) + problems_section(graded);
    body = heading + contents(alarms + sections) + alarms + sections;
  }
  return html_page(graded.title, page_css() + heat_map_css() + class_css, body);
}

}  // namespace convlings
