// `convlings watch` on a terminal, driven through a lesson as a student would.
#include <catch2_either.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "catalogue/stub.hpp"
#include "course_copy.hpp"
#include "pty_app.hpp"
#include "story/render.hpp"

namespace fs = std::filesystem;

namespace {

/// The solution of lesson 01 with only its first `count` functions written.
std::string written(const CourseCopy& course, int count) {
  const std::string solution = course.read(course.solution());
  const std::string end = "// END SOLUTION\n";
  std::size_t at = 0;
  for (int i = 0; i < count; ++i) at = solution.find(end, at) + end.size();
  const std::string done = convlings::without_marks(solution.substr(0, at));
  const std::string rest = solution.substr(at);
  return rest.find(end) == std::string::npos ? done + rest
                                             : done + convlings::make_stub(rest, "rest");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::vector<std::string> words{"watch", "--color", "never"};

/// Screens of a session one after the other, to be compared with those that were approved. What
/// the clock says is left out.
class Screens {
 public:
  /// `last`: what stands at the end of the screen, so that all of it has come.
  void take(const std::string& name, PtyApp& app, const std::string& last = "q quit") {
    CHECK(app.shows_no_more("checking"));
    CHECK(app.shows(last));
    std::string screen = app.screen();
    std::size_t at = screen.find("checked ");
    if (at != std::string::npos) {  // set to the right: a longer time has fewer spaces before it
      at = screen.find_last_not_of(' ', at - 1) + 1;
      screen.replace(at, screen.find('\n', at) - at, "  checked …");
    }
    text_ += "=== " + name + "\n" + screen + "\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// grader/tests/recorded/watch/NAME.txt. CONVLINGS_APPROVE=1 writes it: read what has changed.
void approve(const std::string& name, const std::string& text) {
  const fs::path path =
      fs::path(CONVLINGS_SOURCE_DIR) / "grader" / "tests" / "recorded" / "watch" / (name + ".txt");
  if (std::getenv("CONVLINGS_APPROVE") != nullptr) std::ofstream(path) << text;
  std::ifstream in(path, std::ios::binary);
  CHECK(text == std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace

TEST_CASE("application: watch leads through a whole lesson") {
  const CourseCopy course;
  PtyApp app(course.home().string(), words);
  Screens screens;
  REQUIRE(app.shows("01 Convolution · patch_times_kernel (1 of 5)"));
  REQUIRE(app.shows("· patch_times_kernel is not written yet."));
  CHECK(app.shows("read  lessons/01-convolution/README.md"));
  CHECK(app.shows("edit  lessons/01-convolution/convolution.cpp:7"));
  CHECK(app.shows("0/5 functions"));
  screens.take("at the start", app);

  app.type("h");
  CHECK(app.shows("hint 1 of 3, a nudge"));
  app.type("h");
  CHECK(app.shows("hint 2 of 3, the formula"));
  screens.take("two hints", app);

  const std::string first = written(course, 1);
  course.write(replaced(first, "sum += ", "sum -= "));
  CHECK(app.shows("✗ patch_times_kernel"));
  CHECK(app.shows("4 checks pass. The first that fails:"));
  screens.take("a minus for a plus", app);
  course.write(replaced(first, "sum += ", "sum += total * "));
  CHECK(app.shows("convolution.cpp does not compile."));
  CHECK(app.shows("'total'"));
  course.write(first);
  CHECK(app.shows("✓ patch_times_kernel passes: 4 of 4 checks."));
  CHECK(app.shows("1/5 functions"));
  screens.take("the first function passes", app);

  course.write(replaced(written(course, 2), "* kernel(i, j);\n        }\n      }\n    }",
                        "* kernel(j, i);\n        }\n      }\n    }"));
  CHECK(app.shows("What probably happened:"));
  screens.take("the kernel with exchanged indices", app);

  const std::vector<std::string> functions{"slide", "symbolic_cell", "box_blur_kernel",
                                           "true_convolution"};
  for (std::size_t i = 0; i < functions.size(); ++i) {
    course.write(written(course, static_cast<int>(i) + 2));
    CHECK(app.shows("✓ " + functions[i] + " passes"));
    CHECK(app.shows(std::to_string(i + 2) + "/5 functions"));
    screens.take(functions[i] + " passes", app);
  }
  CHECK(app.shows("✓ Lesson 01 is done: 10 of 13 points."));
  CHECK(fs::exists(course.home() / ".convlings" / "passed" / "01-convolution"));

  app.type("s");
  CHECK(app.shows("You solve it so:"));
  app.type("\033[F");
  CHECK(app.shows("s shows the next function."));
  app.type("l");
  CHECK(app.shows("  ✓ true_convolution  <- you are here"));
  screens.take("the list", app);

  app.type("xn");
  CHECK(app.shows("Nothing was reset."));
  app.type("x");
  CHECK(app.shows("Bring the stub of convolution.cpp back?"));
  screens.take("before a reset", app, "any other key no");
  app.type("y");
  CHECK(app.shows("· patch_times_kernel is not written yet."));
  CHECK(app.shows("0/5 functions"));
  const fs::path backups = course.home() / ".convlings" / "backups" / "01-convolution";
  CHECK(std::distance(fs::directory_iterator(backups), fs::directory_iterator()) == 1);

  screens.take("after a reset", app);
  approve("lesson-01", screens.text());

  app.type("q");
  CHECK(app.wait() == 0);
  CHECK(app.is_ordinary());
  CHECK(has(app.output(), "\033[?25h\033[?1049l"));
}

TEST_CASE("application: watch survives what editors do to the file") {
  const CourseCopy course;
  PtyApp app(course.home().string(), words);
  REQUIRE(app.shows("is not written yet"));
  fs::remove(course.source());
  CHECK(app.shows("lessons/01-convolution/convolution.cpp: there is no such file."));
  CHECK(app.shows("press x to bring the stub back"));
  course.write(written(course, 1));  // beside it, then renamed over it
  CHECK(app.shows("✓ patch_times_kernel passes"));
  fs::rename(course.source(), course.source().string() + "~");
  std::ofstream(course.source()) << written(course, 2);
  CHECK(app.shows("✓ slide passes"));
  {
    std::ofstream out(course.source());
    out << "#include" << std::flush;
    CHECK(app.shows("convolution.cpp does not compile."));
    out.seekp(0);
    out << written(course, 3);
  }
  CHECK(app.shows("✓ symbolic_cell passes"));
  app.type("q");
  CHECK(app.wait() == 0);
}

TEST_CASE("application: watch fits a small terminal, and one that changes its size") {
  const CourseCopy course;
  course.write(replaced(written(course, 2), "column + j) *", "column + j) +"));
  PtyApp app(course.home().string(), words, 20, 60);
  REQUIRE(app.shows("checks pass. The first that fails:"));
  CHECK(app.shows("q quit"));
  const auto fits = [&](int rows, int columns) {
    const std::string screen = app.screen() + "\n";
    CHECK(std::count(screen.begin(), screen.end(), '\n') <= rows);
    std::size_t start = 0;
    for (std::size_t end = 0; (end = screen.find('\n', start)) != std::string::npos;) {
      CHECK(convlings::columns_of(screen.substr(start, end - start)) <= columns);
      start = end + 1;
    }
  };
  fits(20, 60);
  app.resize(30, 100);
  CHECK(app.shows("d debug  l list"));
  fits(30, 100);
  app.resize(8, 44);
  CHECK(app.shows_no_more("d debug  l list"));
  CHECK(app.shows("q quit"));
  fits(8, 44);
}

TEST_CASE("application: watch loses no key that is typed during a check, and no later save") {
  const CourseCopy course;
  PtyApp app(course.home().string(), words);
  REQUIRE(app.shows("is not written yet"));
  course.write(replaced(written(course, 1), "float sum = 0;", "float sum = 0; for (;;) sum += 1;"));
  CHECK(app.shows("checking 01"));
  app.type("hl");
  course.write(written(course, 1));
  CHECK(app.shows("<- you are here"));  // l came last
  CHECK(app.shows("1/5 functions"));
  CHECK(
      fs::exists(course.home() / ".convlings" / "hints" / "01-convolution" / "patch_times_kernel"));
}

TEST_CASE("application: watch gives the terminal back, however it ends") {
  const CourseCopy course;
  for (const int signal : {SIGTERM, SIGHUP, SIGINT}) {
    PtyApp app(course.home().string(), words);
    REQUIRE(app.shows("is not written yet"));
    CHECK(!app.is_ordinary());
    if (signal == SIGINT) {
      app.type("\003");
    } else {
      app.send(signal);
    }
    CHECK(app.wait() == 128 + signal);
    CHECK(app.is_ordinary());
    CHECK(has(app.output(), "\033[?25h\033[?1049l"));
  }
  PtyApp crashed(course.home().string(), words);
  REQUIRE(crashed.shows("is not written yet"));
  crashed.send(SIGABRT);
  CHECK(crashed.wait() == 128 + SIGABRT);
  CHECK(crashed.is_ordinary());
  CHECK(has(crashed.output(), "\033[?25h\033[?1049l"));
}

TEST_CASE("application: watch starts a debugger on the ordinary terminal and comes back") {
  const CourseCopy course;
  PtyApp app(course.home().string(), words);
  REQUIRE(app.shows("is not written yet"));
  app.type("d");
  CHECK(app.shows("Press a key to go back to watch."));
  app.type("l");  // goes back, and is no command
  CHECK(app.shows_no_more("Press a key"));
  CHECK(app.shows("is not written yet"));
  app.type("q");
  CHECK(app.wait() == 0);
}

TEST_CASE("application: watch needs a terminal") {
  const CourseCopy course;
  const auto result = course.convlings({"watch"});
  CHECK(result.ending.code == 2);
  CHECK(has(result.output, "convlings: watch needs a terminal"));
  CHECK(has(result.output, "./convlings check"));
}
