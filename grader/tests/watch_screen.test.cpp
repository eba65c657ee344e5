// What watch shows: one screenful of text for a session.
#include <algorithm>
#include <catch2_either.hpp>

#include "watch/screen.hpp"
#include "watch_course.hpp"

using namespace convlings;

namespace {

const Style plain{false, true, 80};

std::string text_of(const Screenful& frame) {
  std::string text;
  for (const std::string& line : frame.lines) text += line + "\n";
  return text;
}

std::string shown(const Session& session, const Style& style = plain, ScreenSize size = {}) {
  return text_of(frame_of(session, style, size));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Session begun(const std::string& letters, const std::string& message = "Cell (1, 0) is wrong.") {
  auto lessons = two_lessons();
  lessons[0].known = false;
  Session session(lessons, 0);
  session.begin();
  session.marked(result_of(session.lesson().lesson, letters, message), "checked 12:00:00, 0.20 s");
  return session;
}

}  // namespace

TEST_CASE("watch's screen: lesson, place, marks, verdict, progress and keys on 24 lines") {
  const std::string expected =
      "01 First · two (2 of 3)\n"
      "lessons/01-first/first.cpp\n"
      "✓ one   ✗ two   · three\n"
      "\n"
      "1 of 2 checks pass. The first that fails:\n"
      "\n"
      "✗ two: is right everywhere\n"
      "  Cell (1, 0) is wrong.\n"
      "\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
      "████░░░░░░░░░░░░░░░░░░░░ 1/5 functions                  checked 12:00:00, 0.20 s\n"
      "n next  h hint  r run  c check all  d debug  l list  x reset  q quit\n";
  CHECK(shown(begun("+-.")) == expected);
}

TEST_CASE("watch's screen: no line is wider and no screen taller than the terminal") {
  const Session session =
      begun("+-.", std::string(300, 'w') + "\nanother line\n" + std::string(50, '\n') + "the end");
  for (const int columns : {20, 40, 60, 80, 132}) {
    for (const int rows : {1, 2, 5, 8, 13, 24, 50}) {
      CAPTURE(columns, rows);
      const Style style{false, true, std::clamp(columns, 40, 100)};
      const Screenful frame = frame_of(session, style, {rows, columns});
      CHECK(static_cast<int>(frame.lines.size()) <= rows);
      for (const std::string& line : frame.lines) CHECK(columns_of(line) <= columns);
    }
  }
}

TEST_CASE("watch's screen: a low terminal keeps the keys and the verdict") {
  const std::string text = shown(begun("+-."), plain, {6, 80});
  CHECK(has(text, "01 First"));
  CHECK(has(text, "1 of 2 checks pass"));
  CHECK(has(text, "q quit"));
}

TEST_CASE("watch's screen: without Unicode and colour all is ASCII, with colour it is closed") {
  for (const char* letters : {"+-.", "+++", "..."}) {
    const std::string text = shown(begun(letters), {false, false, 80});
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c > 0; }));
    CHECK(!has(text, "\033"));
  }
  CHECK(has(shown(begun("+-."), {false, false, 80}), "+ one   x two   . three"));
  const Screenful frame = frame_of(begun("+-."), {true, true, 80}, {24, 10});
  for (const std::string& line : frame.lines) {
    if (has(line, "\033")) CHECK(line.rfind('\033') == line.rfind("\033[0m"));
  }
}

TEST_CASE("watch's screen: cut counts letters, not bytes, and no colours") {
  CHECK(cut("abc", 3) == "abc");
  CHECK(cut("abcd", 3) == "abc");
  CHECK(cut("··✓✗", 3) == "··✓");
  CHECK(cut("\033[1mabcd\033[0m", 2) == "\033[1mab\033[0m");
  CHECK(cut("\033[1mab\033[0mcd", 3) == "\033[1mab\033[0mc");
}

TEST_CASE("watch's screen: a pass says how to go on, the last pass what the lesson earned") {
  Session session = begun("...");
  session.saved(0);
  session.marked(result_of(session.lesson().lesson, "+.."), "");
  const std::string first = shown(session);
  CHECK(has(first, "✓ one passes: 2 of 2 checks."));
  CHECK(has(first, "n  go on to the next function"));
  CHECK(has(first, "s solution"));
  session.saved(0);
  session.marked(result_of(session.lesson().lesson, "+++"), "");
  const std::string last = shown(session);
  CHECK(has(last, "✓ Lesson 01 is done: 6 of 6 points."));
  CHECK(has(last, "n  go on to the next lesson"));
  CHECK(has(last, " 3/5 functions"));
}

TEST_CASE("watch's screen: says where to begin, and what the compiler refuses") {
  CHECK(
      has(shown(begun("...")), "· one is not written yet.\n\n  read  lessons/01-first/README.md"));
  Session session = begun("+-.");
  session.saved(0);
  CHECK(has(shown(session), "checking 01 …"));
  session.marked(broken_result(session.lesson().lesson), "");
  const std::string text = shown(session);
  CHECK(has(text, "✗ first.cpp does not compile."));
  CHECK(has(text, "lessons/01-first/first.cpp:7\n  error: expected ';'"));
  CHECK(has(text, "✓ one   ✗ two   · three"));
}

TEST_CASE("watch's screen: a verdict that is too tall begins with the sentence that counts") {
  Session session(two_lessons(), 0);
  session.begin();
  LessonResult result = result_of(session.lesson().lesson, "-..");
  Story story;
  story.call = "one(image)";
  story.arguments = {{"image (30, 1)", std::vector<std::vector<std::string>>(30, {"0"}), {}}};
  story.problem = "Cell (1, 0) should be 6000.";
  result.exercises[0].checks[1].story = story;
  session.marked(result, "");
  const Screenful frame = frame_of(session, plain, {24, 80});
  CHECK(frame.lines[4] == "In short: Cell (1, 0) should be 6000.");
  CHECK(frame.most_scroll > 0);
  CHECK(has(text_of(frame), std::to_string(frame.most_scroll) + " more lines"));

  session.shown(frame.scroll, frame.most_scroll, frame.rows);
  session.typed(Key::end);
  const Screenful end = frame_of(session, plain, {24, 80});
  CHECK(end.scroll == frame.most_scroll);
  CHECK(has(text_of(end), "  Cell (1, 0) should be 6000."));
  session.typed(Key::up);
  CHECK(frame_of(session, plain, {24, 80}).scroll == frame.most_scroll - 1);
}

TEST_CASE("watch's screen: what probably happened stands above a verdict that is too tall") {
  Session session(two_lessons(), 0);
  session.begin();
  LessonResult result = result_of(session.lesson().lesson, "-..");
  Story story;
  story.arguments = {{"image (30, 1)", std::vector<std::vector<std::string>>(30, {"0"}), {}}};
  story.problem = "Cell (1, 0) should be 6000.";
  result.exercises[0].checks[1].story = story;
  result.exercises[0].diagnosis =
      Diagnosis{"one", Diagnosis::Kind::one, {{"one.turned", "You turn the kernel.", "Turns"}}};
  session.marked(result, "");
  const Screenful frame = frame_of(session, plain, {24, 80});
  CHECK(frame.lines[4] == "In short: Cell (1, 0) should be 6000.");
  CHECK(has(frame.lines[5], "What probably happened:"));
  CHECK(has(frame.lines[6], "You turn the kernel."));
}

TEST_CASE("watch's screen: the list begins at the lesson that one is at") {
  Session session = begun("+-.");
  session.typed(Key::list);
  const Screenful whole = frame_of(session, plain, {24, 80});
  CHECK(has(text_of(whole), "01 First\n  ✓ one\n  ✗ two  <- you are here\n  · three\n02 Second\n"));
  session.saved(1);
  session.marked(result_of(session.lesson().lesson, ".."), "");
  session.typed(Key::list);
  const Screenful low = frame_of(session, plain, {10, 80});
  CHECK(low.scroll == low.most_scroll);
  CHECK(has(text_of(low), "02 Second\n"));
}

TEST_CASE("watch's screen: hints one under the other, and the question before a reset") {
  Session session = begun("...");
  session.typed(Key::hint);
  session.typed(Key::hint);
  const std::string hints = shown(session);
  CHECK(has(hints, "hint 1 of 3, a nudge\n\n  a nudge for one"));
  CHECK(has(hints, "hint 2 of 3, the formula\n\n  a formula for one"));
  CHECK(has(hints, "h shows more."));
  session.typed(Key::reset);
  CHECK(has(shown(session), "Bring the stub of first.cpp back? Yours is kept.  y yes"));
}
