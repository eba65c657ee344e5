// From one student's folder or archive to texts.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2_either.hpp>

#include "class_of_files.hpp"
#include "packed_files.hpp"
#include "submissions/file_meaning.hpp"
#include "submissions/item_path.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace fs = std::filesystem;

using Sources = std::map<std::string, std::string>;

namespace {

const Sources both{{"01-convolution", "one"}, {"02-padding", "two"}};

}  // namespace

TEST_CASE("intake: every layout is understood, wrapped in any folders") {
  const std::vector<std::pair<std::string, std::string>> layouts[] = {
      {{"lessons/01-convolution/convolution.cpp", "one"},
       {"lessons/02-padding/padding.cpp", "two"}},
      {{"01-convolution/convolution.cpp", "one"}, {"02-padding/padding.cpp", "two"}},
      {{"01/convolution.cpp", "one"}, {"02/padding.cpp", "two"}},
      {{"01 first/convolution.cpp", "one"}, {"padding/padding.cpp", "two"}},
      {{"convolution.cpp", "one"}, {"padding.cpp", "two"}},
      {{"Convolution.CPP", "one"}, {"02-padding.cpp", "two"}},
      {{"lessons/convolution.cpp", "one"}, {"lessons/padding.cpp", "two"}},
      {{"week 1/convolution.cpp", "one"}, {"week 2/padding.cpp", "two"}},
      {{"ada_12345_67890_convolution.cpp", "one"}, {"padding-1.cpp", "two"}},
      {{"convolution (1).cpp", "one"}, {"padding(12).cpp", "two"}},
      {{"convolution - Copy.cpp", "one"}, {"padding copy 2.cpp", "two"}}};
  const ClassFolder folder;
  int number = 0;
  for (const auto& layout : layouts) {
    for (const char* const wrapping : {"", "convlings-main/", "a/b b/c/"}) {
      CAPTURE(layout[0].first, wrapping);
      const std::string name = "s" + std::to_string(++number);
      std::vector<TarItem> tar;
      std::vector<ZipEntry> zip;
      for (const auto& [path, text] : layout) {
        folder.write(fs::path(name) / (std::string(wrapping) + path), text);
        tar.push_back({wrapping + path, text});
        zip.push_back({wrapping + path, text, true});
      }
      folder.write(name + ".tar", tar_of(tar));
      folder.write(name + ".tgz", gzipped(tar_of(tar)));
      folder.write(name + ".zip", zip_of(zip));
      for (const char* ending : {"", ".tar", ".tgz", ".zip"}) {
        const Submission submission = folder.one(name + ending);
        CHECK(sources(submission) == both);
        CHECK(submission.id == name);
        CHECK(submission.problem.empty());
        CHECK(submission.rejected.empty());
        CHECK(submission.not_taken.empty());
      }
    }
  }
}

TEST_CASE("intake: a clone's own parts are passed over, lessons/ counts") {
  const ClassFolder folder;
  for (const char* path :
       {"lessons/01-convolution/convolution.cpp", "solutions/01-convolution/convolution.cpp",
        "grader/misconceptions/01-convolution.cpp",
        ".convlings/backups/01-convolution/convolution.cpp", ".git/objects/padding.cpp",
        ".build/padding.cpp", "build/padding.cpp", "cmake-build-debug/padding.cpp",
        "lib/cnn/padding.cpp"}) {
    folder.write(fs::path("ada") / path, path);
  }
  folder.write("ada/CMakeLists.txt", "execute_process(COMMAND rm -rf /)");
  folder.write("ada/lessons/01-convolution/answers.toml", "[predictions]\nanswer_rows = 4\n");
  folder.write("ada/lessons/01-convolution/.DS_Store", "");
  folder.write("ada/__MACOSX/convolution.cpp", "");
  const Submission submission = folder.one("ada");
  REQUIRE(submission.lessons.size() == 1);
  const HandedIn& taken = submission.lessons.at("01-convolution");
  CHECK(taken.source == "lessons/01-convolution/convolution.cpp");
  CHECK(taken.answers == "[predictions]\nanswer_rows = 4\n");
  CHECK(submission.rejected.empty());
  CHECK(reason_for(submission, "CMakeLists.txt") == "not asked for.");
  CHECK(reason_for(submission, ".git/") == "a folder that is not asked for.");
  CHECK(submission.not_taken.back().what == "and 4 more");
  CHECK(submission.not_taken.size() == 6);
  for (const NotTaken& item : submission.not_taken) CHECK_FALSE(item.refused);
}

TEST_CASE("intake: a folder called solutions is the student's own without lessons/ beside it") {
  const ClassFolder folder;
  folder.write("ada/solutions/01-convolution/convolution.cpp", "one");
  CHECK(sources(folder.one("ada")) == Sources{{"01-convolution", "one"}});
}

TEST_CASE("intake: two files that could be a lesson's are both named, none is taken") {
  const ClassFolder folder;
  folder.write("a/x/convolution.cpp", "one");
  folder.write("a/y/convolution.cpp", "other");
  CHECK(folder.one("a").rejected.at("01-convolution") ==
        "x/convolution.cpp and y/convolution.cpp could both be it; hand in one.");
  CHECK(folder.one("a").lessons.empty());
  CHECK(folder.one("a").problem.empty());

  folder.write("b/convolution.cpp", "one");
  folder.write("b/convolution (1).cpp", "other");
  CHECK(folder.one("b").rejected.count("01-convolution") == 1);

  folder.write("c/convolution.cpp", "one");
  folder.write("c/lessons/01-convolution/convolution.cpp", "other");
  CHECK(folder.one("c").rejected.count("01-convolution") == 1);
}

TEST_CASE("intake: of two files one counts when their content or their place says so") {
  const ClassFolder folder;
  folder.write("same/x/convolution.cpp", "one");
  folder.write("same/y/convolution.cpp", "one");
  CHECK(sources(folder.one("same")) == Sources{{"01-convolution", "one"}});
  CHECK(reason_for(folder.one("same"), "y/convolution.cpp") == "x/convolution.cpp is taken.");

  folder.write("old/convolution.cpp", "one");
  folder.write("old/old/convolution.cpp", "before");
  CHECK(sources(folder.one("old")) == Sources{{"01-convolution", "one"}});
  CHECK(reason_for(folder.one("old"), "old/convolution.cpp") == "convolution.cpp is taken.");

  folder.write("backup/01-convolution/convolution.cpp", "one");
  folder.write("backup/01-convolution/my_convolution.cpp", "before");
  folder.write("backup/02-padding/convolution.cpp", "misplaced");
  CHECK(sources(folder.one("backup")) == Sources{{"01-convolution", "one"}});
}

TEST_CASE("intake: answers.toml belongs to the lesson of its folder, its questions, or its name") {
  const ClassFolder folder;
  folder.write("a/01/answers.toml", "in the folder");
  folder.write("a/answers.toml", "[predictions]\nzeros_before = 2\n");
  folder.write("a/answers-2.toml", "[written]\n\"why_max_pooling\" = \"...\"\n");
  Submission submission = folder.one("a");
  CHECK(submission.lessons.at("01-convolution").answers == "in the folder");
  CHECK(submission.lessons.at("02-padding").answers == "[predictions]\nzeros_before = 2\n");
  CHECK(submission.lessons.at("06-max-pooling").answers.size() == 36);

  folder.write("b/01-answers.toml", "a");
  folder.write("b/answers_padding.toml", "b");
  folder.write("b/06-max-pooling_answers.toml", "c");
  submission = folder.one("b");
  CHECK(submission.lessons.at("01-convolution").answers == "a");
  CHECK(submission.lessons.at("02-padding").answers == "b");
  CHECK(submission.lessons.at("06-max-pooling").answers == "c");

  folder.write("c/answers.toml", "nothing = 1");
  folder.write("c/convolution.cpp", "one");
  submission = folder.one("c");
  CHECK(submission.lessons.at("01-convolution").answers.empty());
  REQUIRE(submission.not_taken.size() == 1);
  CHECK(submission.not_taken[0].refused);
  CHECK(submission.not_taken[0].reason ==
        "is of no lesson that we can tell; put it into its lesson's folder, as in "
        "01-convolution/answers.toml.");
}

TEST_CASE("intake: names mean what people and platforms mean by them") {
  const auto lesson = [](const char* name) { return meaning_of(name, three_lessons()).lesson; };
  CHECK(lesson("max_pooling.cpp") == 2);
  CHECK(lesson("ada_max_pooling-3.cpp") == 2);
  CHECK(lesson("deconvolution.cpp") == -1);
  CHECK(lesson("convolution.cc") == -1);
  CHECK(lesson("convolution.cpp.txt") == -1);
  CHECK(lesson("convolution2.cpp") == -1);
  CHECK(lesson("convolution-1234.cpp") == -1);
  CHECK(lesson("(1).cpp") == -1);
  CHECK(lesson(".cpp") == -1);
  CHECK(lesson("") == -1);
  CHECK(meaning_of("ada_1_2_convolution-1.cpp", three_lessons()).before == "ada_1_2_");
  CHECK(lesson_of_folder("01", three_lessons()) == 0);
  CHECK(lesson_of_folder("010", three_lessons()) == -1);
  CHECK(lesson_of_folder("", three_lessons()) == -1);
}

TEST_CASE("intake: links, pipes and devices are refused and never waited for") {
  const ClassFolder folder;
  folder.write("secret", "the solution");
  folder.write("ada/padding.cpp", "two");
  fs::create_symlink(folder.path / "secret", folder.path / "ada/convolution.cpp");
  fs::create_directory_symlink("..", folder.path / "ada/loop");
  REQUIRE(mkfifo((folder.path / "ada/max_pooling.cpp").c_str(), 0600) == 0);
  REQUIRE(mkfifo((folder.path / "ada/pipe.zip").c_str(), 0600) == 0);
  const Submission submission = folder.one("ada");
  CHECK(sources(submission) == Sources{{"02-padding", "two"}});
  CHECK(submission.rejected.at("01-convolution") ==
        "convolution.cpp is a symbolic link; hand in the file itself.");
  CHECK(submission.rejected.at("06-max-pooling") == "max_pooling.cpp is no ordinary file.");
  CHECK(reason_for(submission, "loop") == "is a symbolic link; hand in the file itself.");
  CHECK(reason_for(submission, "pipe.zip") == "is no ordinary file.");

  folder.write("hard/x", "one");
  fs::create_hard_link(folder.path / "hard/x", folder.path / "hard/convolution.cpp");
  CHECK(folder.one("hard").rejected.at("01-convolution") ==
        "convolution.cpp is a hard link; hand in a copy of the file.");

  REQUIRE(mkfifo((folder.path / "ada.zip").c_str(), 0600) == 0);
  CHECK(folder.one("ada.zip").problem == "ada.zip is no ordinary file.");
  fs::create_symlink("ada", folder.path / "link");
  CHECK(folder.one("link").problem == "link is a symbolic link; hand in what it leads to.");
  CHECK(folder.one("nobody").problem == "nobody is not there.");
}

TEST_CASE("intake: a source that is no text is rejected for its lesson alone") {
  const ClassFolder folder;
  const std::string texts[] = {std::string("int\0 x;", 7), "ok\nna\xEFve",
                               std::string((1 << 20) + 1, ' ')};
  const char* const reasons[] = {
      "convolution.cpp is not UTF-8 text in line 1.",
      "convolution.cpp is not UTF-8 text in line 2.",
      "convolution.cpp is larger than 1024 kB, which is the most that is read."};
  for (std::size_t i = 0; i < 3; ++i) {
    folder.write("s/convolution.cpp", texts[i]);
    folder.write("s/padding.cpp", "two");
    folder.write("s.zip", zip_of({{"convolution.cpp", texts[i], true}, {"padding.cpp", "two"}}));
    folder.write("s.tar", tar_of({{"convolution.cpp", texts[i]}, {"padding.cpp", "two"}}));
    for (const char* name : {"s", "s.zip", "s.tar"}) {
      const Submission submission = folder.one(name);
      CHECK(submission.rejected == Sources{{"01-convolution", reasons[i]}});
      CHECK(sources(submission) == Sources{{"02-padding", "two"}});
    }
  }
  folder.write("full/convolution.cpp", std::string(1 << 20, ' '));
  CHECK(folder.one("full").rejected.empty());
}

TEST_CASE("intake: folders too full, too deep or too large are refused as a whole") {
  const ClassFolder folder;
  folder.write("many/convolution.cpp", "one");
  for (int i = 0; i < 12; ++i) folder.write("many/f" + std::to_string(i), "");
  IntakeLimits limits;
  limits.files = 10;
  CHECK(folder.one("many", limits).problem ==
        "many holds more than 10 files; hand in the files of the lessons alone.");
  CHECK(folder.one("many", limits).lessons.empty());

  std::string deep = "deep/";
  for (int i = 0; i < 20; ++i) deep += "d/";
  folder.write(deep + "convolution.cpp", "one");
  CHECK(folder.one("deep").problem == "deep has more than 16 folders in one another.");

  limits = {};
  limits.unpacked_bytes = 1 << 20;
  folder.write("large/convolution.cpp", std::string(1 << 19, ' '));
  folder.write("large/padding.cpp", std::string(1 << 19, ' '));
  folder.write("large/max_pooling.cpp", std::string(1 << 19, ' '));
  CHECK(folder.one("large", limits).problem ==
        "large holds more than 1 MB once unpacked; hand in the files of the lessons alone.");
}

TEST_CASE("intake: odd names are taken apart or refused, and always shown on one line") {
  CHECK(look_at_path("a//./b/c").folders == std::vector<std::string>{"a", "b"});
  CHECK(look_at_path("a/b").fault.empty());
  CHECK(look_at_path("CON").fault.empty());
  CHECK(look_at_path("a b's \"c\", =d 🐟.cpp").fault.empty());
  CHECK(look_at_path(".").name.empty());
  CHECK(look_at_path("").name.empty());
  for (const char* bad : {"/etc/passwd", "../x", "a/../b", "C:/x", "@x.cpp", "a/@x.cpp", "-rf",
                          "a/-rf", "a\nb", "a\tb", "a\x1b[2J", "a\xff", "x\u202Egpj.cpp"}) {
    CAPTURE(bad);
    CHECK_FALSE(look_at_path(bad).fault.empty());
    CHECK(look_at_path(bad).shown.find_first_of("\n\t\x1b\xff") == std::string::npos);
  }
  CHECK_FALSE(look_at_path(std::string("a\0b", 3)).fault.empty());
  CHECK_FALSE(look_at_path(std::string(256, 'a')).fault.empty());
  CHECK(look_at_path(std::string(255, 'a')).fault.empty());
  std::string long_name = "a";
  for (int i = 0; i < 100; ++i) long_name += "é";
  CHECK(shown_name(long_name).size() <= 200);
  CHECK(shown_name(long_name).substr(191) == "ééé…");
  CHECK(shown_name("a\u202Eb\n") == "a?b?");
}

TEST_CASE("intake: odd names on a disk do no harm") {
  const ClassFolder folder;
  const std::string names[] = {
      "=cmd.cpp", "a, b.txt", "\"q\".txt", "two\nlines", "🐟",
      "bad\xff",  "-rf",      "@file",     "CON",        std::string(255, 'x')};
  for (const std::string& name : names) folder.write("ada/" + name, "");
  folder.write("ada/@convolution.cpp", "one");
  folder.write("ada/padding.cpp", "two");
  const Submission submission = folder.one("ada");
  CHECK(sources(submission) == Sources{{"02-padding", "two"}});
  CHECK(submission.rejected.at("01-convolution") ==
        "@convolution.cpp has a name that begins with @, which compilers take for a list.");
  CHECK(reason_for(submission, "two?lines") == "has control characters in its name.");
  CHECK(reason_for(submission, "bad?") == "has a name that is not UTF-8.");
  CHECK(reason_for(submission, "-rf") ==
        "has a name that begins with -, as options of programs do.");
}

TEST_CASE("intake: what holds nothing of the course says so") {
  const ClassFolder folder;
  fs::create_directory(folder.path / "empty");
  folder.write("empty.zip", zip_of({}));
  folder.write("empty.tar", tar_of({}));
  folder.write("docs/essay.docx", "");
  for (const char* name : {"empty", "empty.zip", "empty.tar", "docs"}) {
    CHECK(folder.one(name).problem ==
          "No file of the course is in it: lessons/NN-name/ with its .cpp and answers.toml.");
  }
  CHECK(reason_for(folder.one("docs"), "essay.docx") == "not asked for.");
  CHECK(folder.one("empty/").id == "empty");
}

TEST_CASE("intake: archives directly in a student's folder are opened, those within archives not") {
  const ClassFolder folder;
  const std::string zip = zip_of({{"convolution.cpp", "one"}});
  folder.write("ada/work.zip", zip);
  folder.write("ada/padding.cpp", "two");
  CHECK(sources(folder.one("ada")) == both);
  folder.write("deep/more/work.zip", zip);
  CHECK(reason_for(folder.one("deep"), "more/work.zip") ==
        "is an archive within; hand in what it holds.");
  folder.write("in.zip", zip_of({{"work.zip", zip}}));
  CHECK(folder.one("in.zip").lessons.empty());
  CHECK(reason_for(folder.one("in.zip"), "work.zip") ==
        "is an archive within; hand in what it holds.");

  folder.write("half/broken.zip", zip.substr(0, 40));
  folder.write("half/padding.cpp", "two");
  const Submission half = folder.one("half");
  CHECK(sources(half) == Sources{{"02-padding", "two"}});
  CHECK(half.problem.empty());
  CHECK(reason_for(half, "broken.zip").substr(0, 27) == "is cut short or damaged at ");
}

TEST_CASE("intake: a file that may not be read is rejected alone") {
  if (geteuid() == 0) {
    WARN("skipped: root may read every file");
    return;
  }
  const ClassFolder folder;
  folder.write("ada/convolution.cpp", "one");
  folder.write("ada/padding.cpp", "two");
  fs::permissions(folder.path / "ada/convolution.cpp", fs::perms::none);
  CHECK(folder.one("ada").rejected.count("01-convolution") == 1);
  CHECK(sources(folder.one("ada")) == Sources{{"02-padding", "two"}});
}
