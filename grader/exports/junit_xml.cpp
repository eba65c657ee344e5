// JUnit's XML as Jenkins and GitLab read it: testsuites > testsuite > testcase, and in a test case
// skipped, error or failure, then system-out.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exports/exports.hpp"
#include "exports/listed_checks.hpp"
#include "exports/listed_points.hpp"
#include "exports/outside_text.hpp"

namespace convlings {
namespace {

/// What a suite adds up to. Times are whole milliseconds, so that sums agree with their parts.
struct SuiteCounts {
  int tests = 0;
  int failures = 0;
  int errors = 0;
  int skipped = 0;
  long long milliseconds = 0;

  void add(const SuiteCounts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
    milliseconds += other.milliseconds;
  }
};

std::string seconds_text(long long milliseconds) {
  return fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
}

std::string attribute(const char* name, std::string_view text) {
  return fmt::format(" {}=\"{}\"", name, xml_attribute(clean_text(text)));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// <failure>, <error> or <skipped>; nothing for what passed.
std::string outcome_xml(const ListedCheck& check, SuiteCounts& counts) {
  const std::string verdict(to_string(check.verdict));
  const std::string said =
      check.message.empty() ? verdict_text(check.verdict) : first_line(check.message);
  switch (check.verdict) {
    case Verdict::passed:
      return "";
    case Verdict::not_written:
      ++counts.skipped;
      return fmt::format("<skipped{}/>\n", attribute("message", said));
    case Verdict::system_error:
      ++counts.errors;
      return fmt::format("<error{}{}>{}</error>\n", attribute("type", verdict),
                         attribute("message", said), xml_text(check.message));
    default:
      ++counts.failures;
      return fmt::format("<failure{}{}>{}</failure>\n", attribute("type", verdict),
                         attribute("message", said), xml_text(check.message));
  }
}

std::string case_xml(const std::string& owner, const std::string& file, const ListedCheck& check,
                     SuiteCounts& counts) {
  const long long milliseconds = std::max(0LL, std::llround(check.seconds * 1000));
  ++counts.tests;
  counts.milliseconds += milliseconds;
  std::string xml = "    <testcase" + attribute("classname", owner) +
                    attribute("name", check.name) + attribute("file", file) +
                    attribute("time", seconds_text(milliseconds));
  std::string inside = outcome_xml(check, counts);
  if (!check.printed.empty()) {
    inside += "<system-out>" + xml_text(check.printed) + "</system-out>\n";
  }
  return xml + (inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n");
}

std::string property(const char* name, std::string_view value) {
  return "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
}

std::string properties_xml(const GradedLesson& lesson) {
  std::string xml = "    <properties>\n" + property("state", to_string(lesson.state));
  if (const auto total = listed_total(lesson)) xml += property("points", hundredths_text(*total));
  xml += property("maximum", hundredths_text(listed_maximum(lesson)));
  if (lesson.state == LessonState::graded) xml += property("isolation", lesson.isolation.text());
  return xml + "    </properties>\n";
}

std::string suite_xml(const GradedStudent& student, const GradedLesson& lesson, SuiteCounts& all) {
  const Lesson& about = lesson.result.lesson;
  // Readers drop a second test case of the same class and name: the student's id is in the class.
  const std::string owner = student.submission.id + "." + about.id;
  SuiteCounts counts;
  std::string cases;
  for (const ListedCheck& check : listed_checks(lesson, Reader::student)) {
    cases += case_xml(owner, about.source_name(), check, counts);
  }
  all.add(counts);
  return fmt::format(
             "  <testsuite{} tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"{}>\n",
             attribute("name", owner), counts.tests, counts.failures, counts.errors, counts.skipped,
             attribute("time", seconds_text(counts.milliseconds))) +
         properties_xml(lesson) + cases + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(const GradedClass& graded, const GradedStudent& student) {
  SuiteCounts all;
  std::string suites;
  for (const GradedLesson& lesson : student.lessons) suites += suite_xml(student, lesson, all);
  return fmt::format(
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<testsuites{} tests=\"{}\" failures=\"{}\" errors=\"{}\"{}>\n",
             attribute("name", clean_line(graded.title)), all.tests, all.failures, all.errors,
             attribute("time", seconds_text(all.milliseconds))) +
         suites + "</testsuites>\n";
}

}  // namespace convlings
