// Names, answers, output and messages that want to be markup stay text.
#include <fmt/format.h>
#include <algorithm>
#include <catch2_either.hpp>

#include "catalogue/utf8.hpp"
#include "feedback/class_page.hpp"
#include "feedback/markdown.hpp"
#include "feedback/student_feedback.hpp"
#include "graded_examples.hpp"
#include "markup.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace {

/// The same class, with harmless texts in place of the hostile ones.
GradedClass harmless_class() {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < hostile_texts().size(); ++i) {
    texts.push_back(fmt::format("payload{:02}", i));
  }
  return hostile_class(texts);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The lines of a Markdown page that are not in a fence. A fence is closed by a line of as many
/// backticks as opened it, or more.
std::vector<std::string> outside_fences(const std::string& page) {
  std::vector<std::string> outside;
  std::size_t open = 0;
  for (const std::string& line : lines_of(page)) {
    const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
    if (open == 0 && ticks >= 3) {
      REQUIRE(line.substr(ticks) == "text");
      open = ticks;
    } else if (open > 0) {
      if (ticks >= open && ticks == line.size()) open = 0;
    } else {
      outside.push_back(line);
    }
  }
  REQUIRE(open == 0);
  return outside;
}

/// What a line is to Markdown: its beginning up to the first letter of text, and how many cells.
std::string kind_of(const std::string& line) {
  const auto bars = std::count(line.begin(), line.end(), '|');
  std::string beginning;
  for (const char c : line) {
    if (std::string_view("#>-|=+*~ ").find(c) == std::string_view::npos) break;
    beginning += c;
  }
  return fmt::format("{} {}", beginning, bars);
}

/// A line without code spans, in which nothing else counts, and without what is escaped.
std::string unescaped(const std::string& line) {
  std::string rest;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == '\\') {
      i += 2;
      continue;
    }
    if (line[i] != '`') {
      rest += line[i++];
      continue;
    }
    const std::size_t end = std::min(line.find_first_not_of('`', i), line.size());
    const std::string ticks = line.substr(i, end - i);
    std::size_t close = end;
    for (;;) {
      close = line.find(ticks, close);
      REQUIRE(close != std::string::npos);
      const std::size_t run = std::min(line.find_first_not_of('`', close), line.size());
      if (run - close == ticks.size()) break;
      close = run;
    }
    i = close + ticks.size();
  }
  return rest;
}

}  // namespace

TEST_CASE("hostile texts: no tag and no attribute of a student's page comes from them") {
  const GradedClass hostile = hostile_class();
  const GradedClass harmless = harmless_class();
  REQUIRE(hostile.students.size() == harmless.students.size());
  for (const bool show : {false, true}) {
    for (std::size_t i = 0; i < hostile.students.size(); ++i) {
      CAPTURE(i);
      const FeedbackOptions options{.show_hidden_inputs = show};
      const Markup page = read_markup(feedback_html(hostile, hostile.students[i], options));
      const Markup plain = read_markup(feedback_html(harmless, harmless.students[i], options));
      CHECK(page.skeleton == plain.skeleton);
      CHECK(page.links == plain.links);
      CHECK(page.text.find("payload") != std::string::npos);
    }
  }
}

TEST_CASE("hostile texts: no tag and no attribute of the class page comes from them") {
  const Markup page = read_markup(class_page(hostile_class()));
  const Markup plain = read_markup(class_page(harmless_class()));
  CHECK(page.skeleton == plain.skeleton);
  CHECK(page.links == plain.links);
  CHECK(page.text.find("<script>alert('payload')</script>") != std::string::npos);
}

TEST_CASE("hostile texts: they are not cut from what they should tell") {
  const GradedClass hostile = hostile_class();
  const Markup page = read_markup(feedback_html(hostile, hostile.students[0], {}));
  CHECK(page.text.find("Feedback for <script>alert('payload')</script>") != std::string::npos);
  CHECK(page.text.find("not right, you wrote <script>") != std::string::npos);
}

TEST_CASE("hostile texts: Markdown has the same headings, rows, cells and fences with them") {
  const GradedClass hostile = hostile_class();
  const GradedClass harmless = harmless_class();
  for (std::size_t i = 0; i < hostile.students.size(); ++i) {
    CAPTURE(i);
    const std::string page = feedback_markdown(hostile, hostile.students[i], {});
    CHECK(first_line_not_utf8(page) == 0);
    CHECK(page.find('\r') == std::string::npos);
    const std::vector<std::string> lines = outside_fences(page);
    const std::vector<std::string> plain =
        outside_fences(feedback_markdown(harmless, harmless.students[i], {}));
    REQUIRE(lines.size() == plain.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
      CAPTURE(lines[line]);
      CHECK(kind_of(lines[line]) == kind_of(plain[line]));
      const std::string text = unescaped(lines[line]);
      CHECK(text.find('<') == std::string::npos);
      CHECK(text.find_first_of("[]~$") == std::string::npos);
      CHECK(std::count(text.begin(), text.end(), '*') ==
            std::count(plain[line].begin(), plain[line].end(), '*'));
      CHECK(text.find("://") == std::string::npos);
      CHECK(text.find("www.") == std::string::npos);
      CHECK(text.find("@e") == std::string::npos);
      CHECK(text.find("@p") == std::string::npos);
    }
  }
}

TEST_CASE("markdown: what would be markup is escaped, and what is none is left alone") {
  CHECK(markdown_text("slide: a 4x5 image and box_blur") == "slide: a 4x5 image and box_blur");
  CHECK(markdown_text("*a* _b_ [c](d) `e` ~f~ $g$ \\") ==
        "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\~f\\~ \\$g\\$ \\\\");
  CHECK(markdown_text("a | <b> &amp;") == "a &#124; &lt;b&gt; &amp;amp;");
  CHECK(markdown_text("# heading") == "\\# heading");
  CHECK(markdown_text("  - item") == "\\- item");
  CHECK(markdown_text("12. item") == "12\\. item");
  CHECK(markdown_text("1) item") == "1\\) item");
  CHECK(markdown_text("one\n# two") == "one # two");
  CHECK(markdown_text("version 1.2") == "version 1.2");
  CHECK(markdown_text("a@b") == "a@\u2060b");
  CHECK(markdown_text("http://a") == "http:\u2060//a");
  CHECK(markdown_text("").empty());
}

TEST_CASE("markdown: code and fences are longer than any backticks in them") {
  CHECK(markdown_code("a") == "`a`");
  CHECK(markdown_code("a`b``c") == "``` a`b``c ```");
  CHECK(markdown_code("a|b\nc") == "`a/b c`");
  CHECK(markdown_block("a\n````\nb\n") == "`````text\na\n````\nb\n`````\n\n");
  CHECK(markdown_block("a") == "```text\na\n```\n\n");
  CHECK(markdown_block("").empty());
}

TEST_CASE("markup: the reader refuses what a broken page would have") {
  const auto page = [](const std::string& body) { return "<!doctype html>\n<p>" + body + "</p>"; };
  CHECK(read_markup(page("a &lt; b<br>")).text == "a < b");
  for (const char* wrong :
       {"<script></script>", "<img>", "a < b", "a & b", "<b>", "</p>", "<b onclick=\"x\"></b>",
        "<b class=x></b>", "<b class=\"x\" class=\"y\"></b>", "\x01", "\xff", "&lt",
        "<b id=\"x\"></b><b id=\"x\"></b>"}) {
    INFO(wrong);
    CHECK_THROWS_AS(read_markup(page(wrong)), std::runtime_error);
  }
}
