#include "catalogue/catalogue.hpp"

#include <catch2_either.hpp>

#include "catalogue/errors.hpp"
#include "catalogue/manifest.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/utf8.hpp"
#include "test_folder.hpp"

using namespace convlings;

namespace {

const std::string good =
    "title = \"Convolution\"\n"
    "topic = \"convolution\"\n"
    "links = \"core\"\n"
    "summary = \"Slide.\"\n"
    "[[exercise]]\n"
    "name = \"slide\"\n"
    "points = 3\n"
    "lines = 8\n"
    "hints = [\"a\", \"b\", \"c\"]\n";

Lesson read(const std::string& text) {
  return read_manifest(text, "01-convolution", "lesson.toml");
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = good;
  text.replace(text.find(from), from.size(), to);
  return text;
}

std::vector<Lesson> three_lessons() {
  std::vector<Lesson> lessons(3);
  const char* ids[] = {"01-convolution", "02-padding", "10-create_cnn"};
  for (std::size_t i = 0; i < 3; ++i) {
    lessons[i].id = ids[i];
    lessons[i].number = lessons[i].id.substr(0, 2);
    lessons[i].topic = lessons[i].id.substr(3);
  }
  return lessons;
}

}  // namespace

TEST_CASE("manifest: a good one is read whole") {
  const Lesson lesson = read(good +
                             "[[prediction]]\nname = \"rows\"\nquestion = \"How many?\"\n"
                             "points = 2\n[[written]]\nname = \"why\"\nquestion = \"?\"\n"
                             "marks = 5\n");
  CHECK(lesson.number == "01");
  CHECK(lesson.title == "Convolution");
  REQUIRE(lesson.exercises.size() == 1);
  CHECK(lesson.exercises[0].hints[2] == "c");
  REQUIRE(lesson.predictions.size() == 1);
  CHECK(lesson.written[0].marks == 5);
  CHECK(lesson.max_points() == 5);
  CHECK(lesson.source_name() == "lessons/01-convolution/convolution.cpp");
}

TEST_CASE("manifest: an exercise's points are shared out, unless it says all-or-nothing") {
  CHECK_FALSE(read(good).exercises[0].all_or_nothing);
  CHECK_FALSE(read(good + "credit = \"proportional\"\n").exercises[0].all_or_nothing);
  CHECK(read(good + "credit = \"all-or-nothing\"\n").exercises[0].all_or_nothing);
  CHECK_THROWS_WITH(read(good + "credit = \"all\"\n"),
                    "lesson.toml:10: credit of [[exercise]] slide must be \"proportional\" or "
                    "\"all-or-nothing\". Received \"all\".");
}

TEST_CASE("manifest: a complaint names file, line, rule and what to do") {
  CHECK_THROWS_WITH(read(with("lines = 8", "line = 8")),
                    "lesson.toml:8: [[exercise]] slide has no key \"line\". Did you mean lines? "
                    "Keys: name, points, lines, hints, credit.");
  CHECK_THROWS_WITH(
      read(with("points = 3", "points = 0")),
      "lesson.toml:7: points of [[exercise]] slide must be a whole number from 1 on.");
  CHECK_THROWS_WITH(
      read(with("points = 3", "points = 1.5")),
      "lesson.toml:7: points of [[exercise]] slide must be a whole number from 1 on.");
  CHECK_THROWS_WITH(
      read(with("points = 3", "points = 1e300")),
      "lesson.toml:7: points of [[exercise]] slide must be a whole number from 1 on.");
  CHECK_THROWS_WITH(read(with("points = 3\n", "")),
                    "lesson.toml:5: [[exercise]] slide needs the key \"points\".");
  CHECK_THROWS_WITH(read(with("\"c\"", "\" \"")),
                    "lesson.toml:9: [[exercise]] slide needs exactly three hints, none empty: a "
                    "nudge, the formula, near-code.");
  CHECK_THROWS_WITH(read(with(", \"c\"", "")),
                    "lesson.toml:9: [[exercise]] slide needs exactly three hints, none empty: a "
                    "nudge, the formula, near-code.");
  CHECK_THROWS_WITH(read(with("\"core\"", "\"all\"")),
                    "lesson.toml:3: links must be \"core\" or \"nn\". Received \"all\".");
  CHECK_THROWS_WITH(read(with("\"Slide.\"", "\"\"")),
                    "lesson.toml:4: summary of the lesson must be a text that is not empty.");
  CHECK_THROWS_WITH(read(good + good.substr(good.find("[["))),
                    "lesson.toml:10: a second [[exercise]] is called slide.");
  CHECK_THROWS_WITH(read(good.substr(0, good.find("[["))),
                    "lesson.toml:1: the lesson needs at least one [[exercise]].");
  CHECK_THROWS_AS(read("title = \n"), InputError);
  CHECK_THROWS_AS(read(with("[[exercise]]", "[exercise]")), InputError);
  CHECK_THROWS_AS(read("exercise = [1, 2]\n" + good.substr(0, good.find("[["))), InputError);
}

TEST_CASE("catalogue: a lesson answers to number, folder, topic and path") {
  const std::vector<Lesson> lessons = three_lessons();
  for (const char* name : {"1", "01", "01-convolution", "convolution", "lessons/01-convolution/",
                           "lessons/01-convolution/convolution.cpp"}) {
    CAPTURE(name);
    CHECK(find_lesson(lessons, name).id == "01-convolution");
  }
  CHECK(find_lesson(lessons, "10").id == "10-create_cnn");
  CHECK_THROWS_WITH(find_lesson(lessons, "pading"),
                    "There is no lesson \"pading\". Did you mean padding? Lessons: 01 to 10.");
  CHECK_THROWS_WITH(find_lesson(lessons, "11"), "There is no lesson \"11\". Lessons: 01 to 10.");
  CHECK_THROWS_WITH(find_lesson(lessons, ""), "There is no lesson \"\". Lessons: 01 to 10.");
}

TEST_CASE("catalogue: lessons are found in order, and files that are no lessons are not") {
  const TestFolder folder;
  write_text_file(folder.path / "lessons/02-padding/lesson.toml", good);
  write_text_file(folder.path / "lessons/01-convolution/lesson.toml", good);
  write_text_file(folder.path / "lessons/README.md", "");
  write_text_file(folder.path / "lessons/draft/lesson.toml", "");
  const Course course{folder.path, folder.path};
  const std::vector<Lesson> lessons = find_lessons(course);
  REQUIRE(lessons.size() == 2);
  CHECK(lessons[0].id == "01-convolution");
  CHECK(lessons[1].id == "02-padding");
  std::filesystem::create_directories(folder.path / "lessons/03-strides");
  CHECK_THROWS_WITH(find_lessons(course), "lessons/03-strides/lesson.toml: there is no such file.");
}

TEST_CASE("nearest: a slip of the finger is understood, another word is not") {
  CHECK(edit_distance("check", "chekc") == 1);
  CHECK(edit_distance("check", "Check") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(nearest("chek", {"check", "hint", "reset"}) == "check");
  CHECK(nearest("sum", {"summary", "solution"}) == "summary");
  CHECK(nearest("banana", {"check", "hint", "reset"}).empty());
}

TEST_CASE("text files: what is no text is refused in one line") {
  const TestFolder folder;
  const auto file = folder.path / "a.cpp";
  CHECK_THROWS_WITH(read_text_file(file, "a.cpp", "Do this."),
                    "a.cpp: there is no such file. Do this.");
  std::filesystem::create_directory(file);
  CHECK_THROWS_WITH(read_text_file(file, "a.cpp"), "a.cpp: is a folder; a text file belongs here.");
  std::filesystem::remove(file);
  std::filesystem::create_symlink("nowhere", file);
  CHECK_THROWS_WITH(read_text_file(file, "a.cpp"),
                    "a.cpp: is a link to a file that does not exist.");
  CHECK_THROWS_WITH(read_text_file("/dev/zero", "zero"), "zero: is not an ordinary file.");
  write_text_file(file, "fine\nna\xC3\xAFve\n\xFF\n");
  CHECK_THROWS_WITH(read_text_file(file, "a.cpp"),
                    "a.cpp: line 3 is not UTF-8 text. Save the file as UTF-8.");
  std::filesystem::resize_file(file, 100'000'000);
  CHECK_THROWS_WITH(read_text_file(file, "a.cpp"), "a.cpp: holds 100.0 MB; at most 1 MB is read.");
}

TEST_CASE("text files: UTF-8 is checked to the letter") {
  CHECK(first_line_not_utf8("plain") == 0);
  CHECK(first_line_not_utf8("· ✓ 𝄞") == 0);
  CHECK(first_line_not_utf8(std::string("a\0b", 3)) == 1);  // NUL is in no source file
  CHECK(first_line_not_utf8("\xC0\x80") == 1);              // overlong
  CHECK(first_line_not_utf8("\xED\xA0\x80") == 1);          // half a surrogate pair
  CHECK(first_line_not_utf8("\n\xE2\x9C") == 2);            // cut
}

TEST_CASE("text files: nothing that is shown can steer a terminal") {
  CHECK(printable("a\tb\nc ✓") == "a b\nc ✓");
  CHECK(printable("\033[2J\x7F\r") == "?[2J??");
  CHECK(printable("\xC2\x9B\xC2\xA0") == "?\xC2\xA0");
  CHECK(printable("\xFF\xE2\x9C") == "???");
}

TEST_CASE("text files: a written file replaces the old one and leaves nothing beside it") {
  const TestFolder folder;
  const auto file = folder.path / "deep" / "a.txt";
  write_text_file(file, "one");
  write_text_file(file, "two");
  CHECK(read_text_file(file, "a.txt") == "two");
  const auto count = std::distance(std::filesystem::directory_iterator(file.parent_path()),
                                   std::filesystem::directory_iterator());
  CHECK(count == 1);
  CHECK_THROWS_AS(write_text_file(file / "b.txt", "under a file"), InputError);
}
