#include "feedback/class_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feedback/class_links.hpp"
#include "feedback/histogram.hpp"
#include "feedback/lesson_words.hpp"
#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

constexpr std::size_t longest_list = 15;
constexpr std::size_t names_told = 6;

/// "04": as every table names a lesson.
std::string number_of(const GradedClass& graded, std::size_t lesson) {
  return shown_html(graded.lessons[lesson].number);
}

/// A table whose columns have these headings; a heading that begins with # is of numbers.
std::string table_of(const std::vector<std::string>& headings, const std::string& rows) {
  std::string text = "<div class=\"wide\">\n<table class=\"list\">\n<thead><tr>";
  for (const std::string& heading : headings) {
    text += heading.starts_with('#')
                ? R"(<th scope="col" class="number">)" + heading.substr(1) + "</th>"
                : "<th scope=\"col\">" + heading + "</th>";
  }
  return text + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</div>\n";
}

/// What is beyond a list's end is said, not hidden.
std::string beyond(std::size_t all, const char* what) {
  return all <= longest_list ? ""
                             : fmt::format("<p class=\"quiet small\">And {} more {}.</p>\n",
                                           all - longest_list, what);
}

std::string numbered(const std::string& text) { return "<td class=\"number\">" + text + "</td>"; }

std::string numbered(std::size_t number) { return numbered(fmt::format("{}", number)); }

}  // namespace

std::string undecided_section(const GradedClass& graded) {
  std::string rows;
  for (const GradedStudent& student : graded.students) {
    for (const GradedLesson& lesson : student.lessons) {
      if (!is_undecided(lesson)) continue;
      rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                          student_link(student), shown_html(lesson.result.lesson.id),
                          shown_html(one_line(fault_of(lesson), 300)));
    }
  }
  if (rows.empty()) return "";
  return "<section class=\"loud\">\n<h2 id=\"undecided\">Undecided: the grader's fault</h2>\n"
         "<p>These lessons have no marks yet, and nobody has lost any. The same command again "
         "grades them, and nothing else.</p>\n" +
         table_of({"student", "lesson", "what happened"}, rows) + "</section>\n";
}

std::string problems_section(const GradedClass& graded) {
  std::string rows;
  for (const GradedStudent& student : graded.students) {
    if (student.submission.problem.empty()) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", student_link(student),
                        shown_html(one_line(student.submission.problem, 300)));
  }
  if (rows.empty()) return "";
  return "<section class=\"loud\">\n<h2 id=\"problems\">Could not be read</h2>\n"
         "<p>Nothing of these submissions was graded. Ask for them again.</p>\n" +
         table_of({"student", "what is wrong"}, rows) + "</section>\n";
}

std::string totals_section(const GradedClass& graded) {
  std::vector<double> totals;
  std::size_t provisional = 0;
  double sum = 0;
  double most = 0;
  for (const GradedStudent& student : graded.students) {
    most = std::max(most, static_cast<double>(student.max));
    if (!handed_in(student)) continue;
    totals.push_back(student.total);
    sum += student.total;
    if (student.provisional) ++provisional;
  }
  const std::size_t absent = graded.students.size() - totals.size();
  std::string text = "<section>\n<h2 id=\"totals\">Totals</h2>\n";
  if (totals.empty())
    return text + "<p>Nobody handed in anything that could be read.</p>\n</section>\n";
  const auto [lowest, highest] = std::ranges::minmax(totals);
  text += fmt::format(
      "<p>{} handed in: median <b>{}</b>, mean {}, from {} to {}, of {} marks.{}{}</p>\n",
      counted(totals.size(), "student", "students"), marks_text(median_of(totals)),
      marks_text(sum / static_cast<double>(totals.size())), marks_text(lowest), marks_text(highest),
      marks_text(most),
      absent == 0
          ? ""
          : fmt::format(" Not counted: {} who handed in nothing that could be read.", absent),
      provisional == 0
          ? ""
          : fmt::format(" Totals marked with * ({}) are not the last word: something is "
                        "undecided or waits for a person.",
                        provisional));
  return text + "<div class=\"wide\">\n" + histogram_svg(total_steps(totals, most)) +
         "</div>\n</section>\n";
}

namespace {

/// One lesson over the class.
struct LessonTally {
  std::vector<double> marks;  ///< of those who were graded
  std::vector<std::string> passed_all;
  std::size_t not_built = 0;
  std::size_t untouched = 0;
  std::size_t missing = 0;
  std::size_t rejected = 0;
  std::size_t undecided = 0;
  int most = 0;
};

LessonTally tally_lesson(const GradedClass& graded, std::size_t index) {
  LessonTally tally;
  for (const GradedStudent& student : graded.students) {
    if (index >= student.lessons.size()) continue;
    const GradedLesson& lesson = student.lessons[index];
    tally.most = std::max(tally.most, lesson.marks.max_automatic + lesson.marks.max_written);
    if (is_undecided(lesson)) {
      ++tally.undecided;
      continue;
    }
    switch (lesson.state) {
      case LessonState::missing:
        ++tally.missing;
        break;
      case LessonState::untouched:
        ++tally.untouched;
        break;
      case LessonState::rejected:
        ++tally.rejected;
        break;
      default:
        tally.marks.push_back(lesson.marks.total);
        if (lesson.result.build != Verdict::passed) ++tally.not_built;
        if (lesson.result.build == Verdict::passed && lesson.result.passed()) {
          tally.passed_all.push_back(student.submission.id);
        }
        break;
    }
  }
  return tally;
}

std::string zero_quiet(std::size_t number) {
  return number == 0 ? "<td class=\"number quiet\">0</td>" : numbered(number);
}

}  // namespace

std::string lessons_section(const GradedClass& graded) {
  std::string rows;
  for (std::size_t i = 0; i < graded.lessons.size(); ++i) {
    const LessonTally tally = tally_lesson(graded, i);
    const std::string who =
        tally.passed_all.empty()
            ? "nobody"
            : fmt::format("<details><summary>{} of {}</summary>{}</details>",
                          tally.passed_all.size(), tally.marks.size(),
                          student_links(graded, tally.passed_all, tally.passed_all.size()));
    rows += fmt::format("<tr><th scope=\"row\">{} {}</th>", number_of(graded, i),
                        shown_html(graded.lessons[i].title));
    rows += numbered(tally.marks.size());
    rows += numbered(tally.marks.empty()
                         ? "–"
                         : fmt::format("{} of {}", marks_text(median_of(tally.marks)), tally.most));
    rows += "<td>" + who + "</td>";
    rows += zero_quiet(tally.not_built) + zero_quiet(tally.untouched) + zero_quiet(tally.missing) +
            zero_quiet(tally.rejected) + zero_quiet(tally.undecided) + "</tr>\n";
  }
  return "<section>\n<h2 id=\"lessons\">Lessons</h2>\n" +
         table_of({"lesson", "#graded", "#median of the graded", "passed every check",
                   "#does not build", "#not begun", "#not handed in", "#not taken", "#undecided"},
                  rows) +
         "</section>\n";
}

std::string stumped_section(const GradedClass& graded, const std::vector<CheckTally>& checks) {
  std::vector<CheckTally> failed;
  std::ranges::copy_if(checks, std::back_inserter(failed),
                       [](const CheckTally& check) { return check.failed() > 0; });
  std::ranges::stable_sort(
      failed, [](const CheckTally& a, const CheckTally& b) { return a.failed() > b.failed(); });
  if (failed.empty()) return "";
  std::string rows;
  for (std::size_t i = 0; i < std::min(longest_list, failed.size()); ++i) {
    const CheckTally& check = failed[i];
    const Verdict commonest = check.commonest_failure();
    rows += fmt::format(
        "<tr><td>{}</td><th scope=\"row\">{}</th>{}<td><span class=\"meter\">"
        "<svg viewBox=\"0 0 100 8\" width=\"100\" height=\"8\" aria-hidden=\"true\">"
        "<rect class=\"all\" width=\"100\" height=\"8\"/><rect class=\"part\" width=\"{}\" "
        "height=\"8\"/></svg></span></td><td>{} ({})</td></tr>\n",
        number_of(graded, check.lesson), shown_html(one_line(check.name, 200)),
        numbered(fmt::format("{} of {}", check.failed(), check.asked)),
        100 * check.failed() / std::max(1, check.asked), verdict_text(commonest),
        check.failures.at(commonest));
  }
  return "<section>\n<h2 id=\"stumped\">Which check stumped the class</h2>\n<p>Students whose "
         "answer failed, of those whose file builds. What is not written does not count as "
         "failed.</p>\n" +
         table_of({"lesson", "check", "#failed", "", "mostly"}, rows) +
         beyond(failed.size(), "checks were failed by somebody") + "</section>\n";
}

std::string mistakes_section(const GradedClass& graded) {
  const std::vector<CommonMistake> mistakes = common_mistakes(graded);
  if (mistakes.empty()) return "";
  std::string rows;
  for (std::size_t i = 0; i < std::min(longest_list, mistakes.size()); ++i) {
    const CommonMistake& mistake = mistakes[i];
    rows += fmt::format(
        "<tr><td>{}</td><th scope=\"row\" class=\"code\">{}</th><td>{}</td>{}<td>{}</td></tr>\n",
        number_of(graded, mistake.lesson), shown_html(mistake.exercise),
        shown_html(mistake.sentence, 600), numbered(mistake.students.size()),
        student_links(graded, mistake.students, names_told));
  }
  return "<section>\n<h2 id=\"mistakes\">The commonest mistakes</h2>\n<p>As the diagnosis "
         "recognised them from the answers, and told the students.</p>\n" +
         table_of({"lesson", "function", "mistake", "#students", "who"}, rows) +
         beyond(mistakes.size(), "mistakes were recognised") + "</section>\n";
}

std::string outputs_section(const GradedClass& graded) {
  const std::vector<SameOutput> outputs = same_outputs(graded);
  if (outputs.empty()) return "";
  std::string rows;
  for (std::size_t i = 0; i < std::min(longest_list, outputs.size()); ++i) {
    const SameOutput& same = outputs[i];
    rows += fmt::format(
        "<tr><td>{}</td><th scope=\"row\">{}</th><td class=\"code\">{}</td>{}<td>{}</td></tr>\n",
        number_of(graded, same.lesson), shown_html(one_line(same.check, 200)),
        shown_html(one_line(same.output, 160)), numbered(same.students.size()),
        student_links(graded, same.students, names_told));
  }
  return "<section>\n<h2 id=\"outputs\">The commonest wrong outputs</h2>\n<p>The same wrong answer "
         "to the same check. Rows of a table are parted by /. Many with the same answer made the "
         "same mistake, which may be one of the lesson's own making.</p>\n" +
         table_of({"lesson", "check", "received", "#students", "who"}, rows) +
         beyond(outputs.size(), "answers were given by several") + "</section>\n";
}

std::string unmarked_section(const GradedClass& graded) {
  std::string rows;
  for (std::size_t i = 0; i < graded.lessons.size(); ++i) {
    const Lesson& lesson = graded.lessons[i];
    std::vector<std::string> waiting;
    for (const GradedStudent& student : graded.students) {
      if (i >= student.lessons.size()) continue;
      const LessonMarks& marks = student.lessons[i].marks;
      if (marks.max_written > 0 && !marks.written) waiting.push_back(student.submission.id);
    }
    if (waiting.empty()) continue;
    std::string pages;
    for (const Written& question : lesson.written) {
      pages += fmt::format("{}<code>to-mark/{}-{}.md</code>", pages.empty() ? "" : "<br>",
                           shown_html(lesson.number), shown_html(question.name));
    }
    rows += fmt::format("<tr><th scope=\"row\">{} {}</th><td>{}</td>{}<td>{}</td></tr>\n",
                        number_of(graded, i), shown_html(lesson.title), pages,
                        numbered(waiting.size()), student_links(graded, waiting, names_told));
  }
  if (rows.empty()) return "";
  return "<section>\n<h2 id=\"unmarked\">Written questions that wait for marks</h2>\n<p>Type the "
         "marks into these pages, or into a CSV file for <code>--marks</code>, and run the same "
         "command again.</p>\n" +
         table_of({"lesson", "page", "#students", "who"}, rows) + "</section>\n";
}

std::string files_section(const GradedClass& graded) {
  std::string rows;
  std::map<std::string, std::size_t> others;
  for (const GradedStudent& student : graded.students) {
    for (const auto& [lesson, reason] : student.submission.rejected) {
      rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                          student_link(student), shown_html("the file of lesson " + lesson),
                          shown_html(one_line(reason, 300)));
    }
    for (const NotTaken& file : student.submission.not_taken) {
      if (!file.refused) {
        ++others[one_line(file.what.substr(file.what.rfind('/') + 1), 80)];
        continue;
      }
      rows +=
          fmt::format("<tr><th scope=\"row\">{}</th><td class=\"code\">{}</td><td>{}</td></tr>\n",
                      student_link(student), shown_html(one_line(file.what, 160)),
                      shown_html(one_line(file.reason, 300)));
    }
  }
  if (rows.empty() && others.empty()) return "";
  std::string text = "<section>\n<h2 id=\"files\">Files that were not taken</h2>\n";
  if (!rows.empty()) text += table_of({"student", "file", "why"}, rows);
  if (others.empty()) return text + "</section>\n";
  std::vector<std::pair<std::string, std::size_t>> sorted(others.begin(), others.end());
  std::ranges::stable_sort(sorted,
                           [](const auto& a, const auto& b) { return a.second > b.second; });
  std::size_t count = 0;
  std::string names;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    count += sorted[i].second;
    if (i >= longest_list) continue;
    names += (i == 0 ? "" : ", ") + fmt::format("<code>{}</code>", shown_html(sorted[i].first)) +
             (sorted[i].second > 1 ? fmt::format(" ({})", sorted[i].second) : "");
  }
  return text +
         fmt::format("<p class=\"small\">Left out, as nobody asked for them: {}, such as {}.</p>\n",
                     counted(count, "file", "files"), names) +
         "</section>\n";
}

std::string similar_section(const GradedClass& graded) {
  if (graded.similar.empty()) return "";
  std::string rows;
  for (const SimilarPair& pair : graded.similar) {
    std::string places;
    for (const auto& [first, second] : pair.shared) {
      places += fmt::format("{}{} and {}", places.empty() ? "" : "; ", first, second);
    }
    rows += fmt::format(
        "<tr><td>{}</td><th scope=\"row\">{}</th><th scope=\"row\">{}</th>{}{}<td>{}</td></tr>\n",
        shown_html(pair.lesson), student_links(graded, {pair.first}, 1),
        student_links(graded, {pair.second}, 1),
        numbered(fmt::format("{:.0f} %", pair.likeness * 100)),
        numbered(fmt::format("{}", pair.lines)), places);
  }
  return "<section>\n<h2 id=\"similar\">Files that look alike</h2>\n<p class=\"loud\">A place to "
         "look, never a verdict. Short functions with one obvious answer look alike by themselves, "
         "and people who learn together write alike. Read both files, and ask both students, "
         "before "
         "you think anything.</p>\n<p>The stub's own lines are taken away and names do not "
         "count.</p>\n" +
         table_of({"lesson", "one", "other", "#alike", "#lines shared", "from lines"}, rows) +
         "</section>\n";
}

}  // namespace convlings
