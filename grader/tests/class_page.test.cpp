// What an instructor reads of the whole class.
#include <algorithm>
#include <catch2_either.hpp>

#include "feedback/class_numbers.hpp"
#include "feedback/class_page.hpp"
#include "feedback/heat_map.hpp"
#include "feedback/histogram.hpp"
#include "graded_examples.hpp"
#include "markup.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

const CheckTally& tally_of(const std::vector<CheckTally>& checks, const std::string& beginning) {
  return *std::ranges::find_if(
      checks, [&](const CheckTally& check) { return check.name.starts_with(beginning); });
}

}  // namespace

TEST_CASE("class page: the small class, with all that can happen in one") {
  const Markup page = read_markup(class_page(small_class()));
  for (const char* told :
       {"Seeing machines, autumn",
        "2026-11-22 14:05",
        "sandboxed, as another user",
        "12 s",
        "Undecided: the grader's fault",
        "The checker stopped before its end, three times.",
        "Could not be read",
        "gus.zip is cut off after 1,024 bytes.",
        "5 students handed in: median 4.1, mean 5.02, from 0 to 14, of 14 marks.",
        "Which check stumped the class",
        "The commonest mistakes",
        "You turned the kernel",
        "Written questions that wait for marks",
        "to-mark/04-filters.md",
        "Files that were not taken",
        "It is a symbolic link.",
        "CMakeLists.txt",
        "Files that look alike",
        "A place to look, never a verdict.",
        "93 %",
        "12 and 15",
        "张伟",
        "Ben O'Hara"}) {
    INFO(told);
    CHECK(has(page.text, told));
  }
}

TEST_CASE("class page: what is loud stands above everything else") {
  const std::string page = class_page(small_class());
  CHECK(page.find("<h2 id=\"undecided\">") < page.find("<h2 id=\"problems\">"));
  CHECK(page.find("<h2 id=\"problems\">") < page.find("<h2 id=\"totals\">"));
}

TEST_CASE("class page: links lead to sections that are there, and to the students' pages") {
  const GradedClass graded = small_class();
  const Markup page = read_markup(class_page(graded));
  std::size_t feedback = 0;
  for (const std::string& link : page.links) {
    if (link.starts_with('#')) {
      CHECK(std::ranges::count(page.ids, link.substr(1)) == 1);
    } else if (link != "data:,") {
      const std::string id = link.substr(9, link.size() - 9 - 5);
      CHECK(link == "feedback/" + id + ".html");
      CHECK(std::ranges::any_of(graded.students, [&id](const GradedStudent& student) {
        return student.submission.id == id;
      }));
      ++feedback;
    }
  }
  CHECK(feedback >= graded.students.size());
}

TEST_CASE("class page: an id that is no file name makes no link") {
  GradedClass graded = small_class();
  graded.students[0].submission.id = "../x\"onclick=";
  const Markup page = read_markup(class_page(graded));
  for (const std::string& link : page.links) CHECK_FALSE(has(link, "onclick"));
  CHECK(has(page.text, "Ada Lovelace"));
}

TEST_CASE("class page: nobody handed in") {
  const Markup page = read_markup(class_page(empty_class()));
  CHECK(has(page.text, "Nobody handed in anything."));
  CHECK_FALSE(has(page.text, "Totals"));
}

TEST_CASE("class page: a class whose students all handed in nothing") {
  GradedClass graded = small_class();
  graded.students = {graded.students[5]};
  const Markup page = read_markup(class_page(graded));
  CHECK(has(page.text, "Nobody handed in anything that could be read."));
}

TEST_CASE("class page: one student") {
  const Markup page = read_markup(class_page(large_class(1)));
  CHECK(has(page.text, "1 student handed in"));
}

TEST_CASE("class page: 200 students and 425 checks stay below two megabytes") {
  const GradedClass graded = large_class(200);
  const std::string html = class_page(graded);
  CHECK(html.size() < 2'000'000);
  const Markup page = read_markup(html);
  CHECK(count_of(html, "<tr><th scope=\"row\"><span>") == 200);
  CHECK(tally_checks(graded).size() == 425);
  CHECK(count_of(html, "<g><title>") == 425);
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "http://"));
  CHECK_FALSE(has(html, "https://"));
}

TEST_CASE("class numbers: a check is asked of those whose file builds") {
  const GradedClass graded = small_class();
  const std::vector<CheckTally> checks = tally_checks(graded);
  REQUIRE(checks.size() == 8);
  const CheckTally& edge = tally_of(checks, "slide: the edge");
  CHECK(edge.asked == 3);  // ada, ben, dee
  CHECK(edge.passed == 1);
  CHECK(edge.failed() == 2);
  CHECK(edge.failures.at(Verdict::wrong) == 1);
  CHECK(edge.failures.at(Verdict::threw) == 1);
  const CheckTally& maps = tally_of(checks, "conv2d: two filters");
  CHECK(maps.asked == 2);  // ada, eve; ben's does not build
  CHECK(maps.passed == 2);
}

TEST_CASE("class numbers: a student's cells say what became of each check") {
  const GradedClass graded = small_class();
  const std::vector<CheckTally> checks = tally_checks(graded);
  using Cell = CheckCell;
  const auto cells = [&](std::size_t student) {
    return cells_of(graded.students[student], checks);
  };
  CHECK(cells(0) == std::vector<Cell>(8, Cell::passed));
  CHECK(cells(1) == std::vector<Cell>{Cell::passed, Cell::passed, Cell::passed, Cell::wrong,
                                      Cell::wrong, Cell::no_build, Cell::no_build, Cell::no_build});
  CHECK(cells(2) == std::vector<Cell>{Cell::open, Cell::open, Cell::open, Cell::open, Cell::open,
                                      Cell::missing, Cell::missing, Cell::missing});
  CHECK(cells(3) == std::vector<Cell>{Cell::broke, Cell::broke, Cell::broke, Cell::broke,
                                      Cell::broke, Cell::rejected, Cell::rejected, Cell::rejected});
  CHECK(cells(4)[0] == Cell::undecided);
  CHECK(cells(4)[5] == Cell::passed);
}

TEST_CASE("class numbers: a lesson that nobody built has a column an exercise") {
  GradedClass graded = small_class();
  graded.students = {graded.students[5], graded.students[6]};
  const std::vector<CheckTally> checks = tally_checks(graded);
  REQUIRE(checks.size() == 4);
  CHECK(checks[1].name == "slide");
  CHECK(checks[1].asked == 0);
}

TEST_CASE("class numbers: the same wrong answer is counted over students, own inputs left out") {
  GradedClass graded = small_class();
  graded.students[2].lessons[0] = graded.students[1].lessons[0];
  graded.students[5].lessons[0] = graded.students[1].lessons[0];
  graded.students[5].lessons[0].result.exercises[1].checks[1].story->received->cells = {{"1"}};
  const std::vector<SameOutput> same = same_outputs(graded);
  REQUIRE(same.size() == 1);
  CHECK(same[0].students == std::vector<std::string>{"ben", "chi"});
  CHECK(same[0].check == "slide: the edge between bright and dark answers 6000, all else 0");
  CHECK(same[0].output == "0 0 0 / -6000 -6000 -6000 / -6000 -6000 -6000 / 0 0 0");
  const std::vector<CommonMistake> mistakes = common_mistakes(graded);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].students == std::vector<std::string>{"ben", "chi", "fay"});
}

TEST_CASE("class numbers: two suspects are one mistake, or two together") {
  GradedClass graded = small_class();
  Diagnosis& diagnosis = *graded.students[1].lessons[0].result.exercises[1].diagnosis;
  diagnosis.suspects = {{"a", "First.", ""}, {"b", "Second.", ""}};
  diagnosis.kind = Diagnosis::Kind::either;
  CHECK(common_mistakes(graded)[0].sentence == "First. Or: Second.");
  diagnosis.kind = Diagnosis::Kind::both;
  CHECK(common_mistakes(graded)[0].sentence == "First. And: Second.");
}

TEST_CASE("class numbers: the median is the middle, or between two") {
  CHECK(median_of({}) == 0);
  CHECK(median_of({5}) == 5);
  CHECK(median_of({9, 1, 5}) == 5);
  CHECK(median_of({9, 1, 5, 6}) == 5.5);
}

TEST_CASE("histogram: every total is in one step, the best in the last") {
  const TotalSteps steps = total_steps({0, 1.99, 2, 13.5, 14, 15}, 14);
  CHECK(steps.width == 1);
  CHECK(steps.students == std::vector<int>{1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3});
  CHECK(total_steps({}, 16).width == 2);
  CHECK(total_steps({}, 31).width == 5);
  CHECK(total_steps({}, 80).width == 10);
  CHECK(total_steps({}, 151).width == 20);
  CHECK(total_steps({}, 0).students.size() == 1);
  CHECK(has(histogram_svg(steps), "aria-label=\"Students by total marks. 0 to 1: 1. 1 to 2: 1."));
}

TEST_CASE("heat map: a state has a shape of its own, and a row is told in words") {
  const GradedClass graded = small_class();
  const std::string map = heat_map(graded, tally_checks(graded));
  CHECK(has(map, "aria-label=\"3 passed, 2 wrong answer, 3 does not build\""));
  CHECK(has(map, "<path class=\"w\" d=\"M20 0h5v12h-5zM26 0h5v12h-5z\"/>"));
  CHECK(has(map, "aria-label=\"8 passed\""));
  CHECK(has(map,
            "<title>01 slide: the edge between bright and dark answers 6000, all else 0: 1 of "
            "3 passed</title>"));
}
