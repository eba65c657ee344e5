// What watch knows and wants, without a terminal and without files.
#include <catch2_either.hpp>

#include "watch_course.hpp"

using namespace convlings;

namespace {

/// A session whose first lesson has been looked at: `letters` as in result_of().
Session begun(const std::string& letters) {
  auto lessons = two_lessons();
  lessons[0].known = false;
  Session session(lessons, 0);
  session.begin();
  session.marked(result_of(session.lesson().lesson, letters), "");
  return session;
}

/// A save and its verdict.
void save(Session& session, const std::string& letters, const std::string& message = "wrong") {
  session.saved(session.lesson_index());
  session.marked(result_of(session.lesson().lesson, letters, message), "");
}

}  // namespace

TEST_CASE("watch keys: letters, control keys and arrows, also in two pieces") {
  KeyReader reader;
  CHECK(reader.read("nQ") == std::vector<Key>{Key::next, Key::quit});
  CHECK(reader.read("\003\032\004") == std::vector<Key>{Key::interrupt, Key::suspend, Key::quit});
  CHECK(reader.read("\033[A\033[6~h") == std::vector<Key>{Key::up, Key::page_down, Key::hint});
  CHECK(reader.read("\033OB\033[1;5Cx") == std::vector<Key>{Key::down, Key::other, Key::reset});
  CHECK(reader.read("\033") == std::vector<Key>{Key::back});
  CHECK(reader.read("[Dl") == std::vector<Key>{Key::other, Key::list});
}

TEST_CASE("watch: begins with its lesson, then looks at those whose state is not known") {
  auto lessons = two_lessons();
  lessons[0].known = false;
  Session session(lessons, 1);
  const Actions first = session.begin();
  REQUIRE(kinds(first) == "m");
  CHECK(first[0].lesson == 1);
  const Actions second = session.marked(result_of(session.lesson().lesson, ".."), "");
  REQUIRE(kinds(second) == "m");
  CHECK(second[0].lesson == 0);
  CHECK(session.checking() == -1);  // nobody waits for it
  CHECK(kinds(session.marked(result_of(lessons[0].lesson, "+-."), "")).empty());
  CHECK(session.lesson_index() == 1);
  CHECK(session.lessons()[0].marks == std::vector<Mark>{Mark::passed, Mark::failed, Mark::open});
}

TEST_CASE("watch: an exercise that passes is shown as such, the next save goes on") {
  Session session = begun("...");
  CHECK(session.exercise() == 0);
  save(session, "-..");
  CHECK(session.exercise() == 0);
  save(session, "+..");
  CHECK(session.exercise() == 0);
  CHECK(session.exercise_passed());
  save(session, "+..");
  CHECK(session.exercise() == 1);
  save(session, "++.");
  CHECK(session.exercise() == 1);
  save(session, "++-");
  CHECK(session.exercise() == 2);
  save(session, "+++");
  CHECK(session.exercise() == 2);
  CHECK(session.lesson().passed());
  CHECK(kinds(session.typed(Key::next)) == "m");
  CHECK(session.lesson_index() == 1);
}

TEST_CASE("watch: follows the hands to an exercise that was not the next one") {
  Session session = begun("...");
  save(session, "..-");
  CHECK(session.exercise() == 2);
  save(session, "+.-");
  CHECK(session.exercise() == 0);
  save(session, "+.-", "otherwise wrong");
  CHECK(session.exercise() == 2);
}

TEST_CASE("watch: a file that does not build undoes nothing, and the next save mends it") {
  Session session = begun("+-.");
  session.saved(0);
  session.marked(broken_result(session.lesson().lesson), "");
  CHECK(session.lesson().marks == std::vector<Mark>{Mark::passed, Mark::failed, Mark::open});
  CHECK(session.lesson().result->build == Verdict::does_not_build);
  save(session, "+-.", "Cell (1, 0) is wrong.");
  CHECK(session.exercise() == 1);
  CHECK(session.lesson().result->build == Verdict::passed);
}

TEST_CASE("watch: a file that is gone is told, and forgotten when it is back") {
  Session session = begun("+..");
  session.saved(0);
  session.refused("first.cpp: there is no such file.");
  CHECK(session.lesson().fault == "first.cpp: there is no such file.");
  save(session, "+..");
  CHECK(session.lesson().fault.empty());
}

TEST_CASE("watch: keys that are typed during a check wait for it, in order") {
  Session session = begun("...");
  REQUIRE(kinds(session.saved(0)) == "m");
  CHECK(session.checking() == 0);
  CHECK(kinds(session.typed(Key::list)).empty());
  CHECK(kinds(session.typed(Key::hint)).empty());
  CHECK(session.view() == Session::View::verdict);
  CHECK(kinds(session.marked(result_of(session.lesson().lesson, "-.."), "")) == "h");
  CHECK(session.view() == Session::View::hints);

  // "run, reset, yes": the second and third wait for the first; then the file is brought back.
  CHECK(kinds(session.typed(Key::run)) == "m");
  session.typed(Key::reset);
  session.typed(Key::yes);
  CHECK(kinds(session.marked(result_of(session.lesson().lesson, "-.."), "")) == "x");
}

TEST_CASE("watch: q during a check ends the check, then what was typed before, then watch") {
  Session session = begun("...");
  session.saved(0);
  session.typed(Key::reset);
  session.typed(Key::yes);
  CHECK(kinds(session.typed(Key::quit)) == "s");
  CHECK(kinds(session.stopped()) == "xq");

  Session other = begun("...");
  other.saved(0);
  const Actions now = other.typed(Key::interrupt);
  REQUIRE(kinds(now) == "q");
  CHECK(now[0].level == 130);
}

TEST_CASE("watch: a save during a check stops it; the old verdict is never shown") {
  Session session = begun("...");
  CHECK(kinds(session.saved(0)) == "m");
  CHECK(kinds(session.saved(0)) == "s");
  CHECK(kinds(session.saved(0)).empty());  // it is being stopped already
  // It ended before it could be stopped: out of date all the same.
  const Actions actions = session.marked(result_of(session.lesson().lesson, "-.."), "");
  CHECK(kinds(actions) == "m");
  CHECK(session.lesson().marks[0] == Mark::open);
  CHECK(kinds(session.marked(result_of(session.lesson().lesson, "+.."), "")).empty());
  CHECK(session.exercise_passed());
}

TEST_CASE("watch: a save in another lesson goes there") {
  Session session = begun("...");
  const Actions actions = session.saved(1);
  REQUIRE(kinds(actions) == "m");
  CHECK(actions[0].lesson == 1);
  session.marked(result_of(session.lesson().lesson, "+."), "");
  CHECK(session.lesson_index() == 1);
  CHECK(session.exercise() == 0);
  CHECK(session.exercise_passed());
}

TEST_CASE("watch: n skips, over lessons too, and comes back to what was left out") {
  Session session = begun("+..");
  CHECK(session.exercise() == 1);
  session.typed(Key::next);
  CHECK(session.exercise() == 2);
  CHECK(kinds(session.typed(Key::next)) == "m");
  CHECK(session.lesson_index() == 1);
  session.marked(result_of(session.lesson().lesson, "++"), "");
  session.typed(Key::next);
  CHECK(session.lesson_index() == 0);
  CHECK(session.exercise() == 1);
}

TEST_CASE("watch: h steps through three hints and back, and remembers how far it came") {
  Session session = begun("...");
  CHECK(kinds(session.typed(Key::hint)) == "h");
  CHECK(session.hints_shown() == 1);
  session.typed(Key::hint);
  const Actions third = session.typed(Key::hint);
  REQUIRE(kinds(third) == "h");
  CHECK(third[0].level == 3);
  CHECK(kinds(session.typed(Key::hint)).empty());
  CHECK(session.view() == Session::View::verdict);
  CHECK(kinds(session.typed(Key::hint)).empty());  // all were seen
  CHECK(session.hints_shown() == 3);
}

TEST_CASE("watch: x asks first, and anything but y leaves the file alone") {
  Session session = begun("+-.");
  CHECK(kinds(session.typed(Key::reset)).empty());
  CHECK(session.asks_about_reset());
  CHECK(kinds(session.typed(Key::next)).empty());
  CHECK(session.notice() == "Nothing was reset.");
  CHECK(session.exercise() == 1);
  session.typed(Key::reset);
  CHECK(kinds(session.typed(Key::yes)) == "x");
  CHECK(session.exercise() == 0);
  session.typed(Key::reset);
  session.saved(0);  // another file than the one that was asked about
  CHECK(!session.asks_about_reset());
}

TEST_CASE("watch: the solution opens function by function, as they pass") {
  Session session = begun("+.+");
  CHECK(kinds(session.typed(Key::solution)).empty());
  CHECK(session.notice() == "The solution of two opens when your own passes.");
  save(session, "+++");
  const Actions two = session.typed(Key::solution);
  REQUIRE(kinds(two) == "S");
  CHECK(two[0].exercise == 1);
  session.show_page("two", "…");
  CHECK(session.typed(Key::solution)[0].exercise == 2);
  session.show_page("three", "…");
  CHECK(session.typed(Key::solution)[0].exercise == 0);
}

TEST_CASE("watch: c looks at every lesson, then lists them") {
  Session session = begun("...");
  REQUIRE(kinds(session.typed(Key::check_all)) == "m");
  CHECK(kinds(session.marked(result_of(session.lessons()[0].lesson, "+.."), "")) == "m");
  CHECK(session.view() == Session::View::verdict);
  CHECK(session.checking() == 1);
  CHECK(kinds(session.marked(result_of(session.lessons()[1].lesson, "++"), "")).empty());
  CHECK(session.view() == Session::View::list);
  CHECK(session.lessons()[1].passed());
}

TEST_CASE("watch: while a debugger has the terminal, keys are its own and saves are checked") {
  Session session = begun("-..");
  CHECK(kinds(session.typed(Key::debug)) == "d");
  CHECK(kinds(session.saved(0)) == "m");
  session.marked(result_of(session.lesson().lesson, "+.."), "");
  CHECK(kinds(session.typed(Key::list)).empty());
  session.came_back();
  CHECK(session.view() == Session::View::list);
}
