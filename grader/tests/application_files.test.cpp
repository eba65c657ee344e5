// The built application, its files and its manners.
#include <catch2_either.hpp>
#include <fstream>

#include "course_copy.hpp"

TEST_CASE("application: what is no source file is one clear line and status 2") {
  const CourseCopy course;
  const std::string name = "convlings: lessons/01-convolution/convolution.cpp: ";
  const auto refused = [&](const std::string& rule) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"check"}, {"check", "01"}, {"hint", "01"}}) {
      const auto result = course.convlings(words);
      CAPTURE(result.output);
      CHECK(result.ending.code == 2);
      CHECK(result.output.find(name + rule) == 0);
      CHECK(has(result.output, "./convlings reset 01"));
    }
    const auto board = course.convlings({});
    CHECK(board.ending.code == 0);
    CHECK(has(board.output, "./convlings reset 01"));
  };
  std::filesystem::remove(course.source());
  refused("there is no such file.");
  std::filesystem::create_directory(course.source());
  refused("is a folder");
  std::filesystem::remove(course.source());
  std::filesystem::create_symlink("nowhere.cpp", course.source());
  refused("is a link to a file that does not exist.");
  std::filesystem::remove(course.source());
  std::ofstream(course.source()) << "\xFF\xFE";
  refused("line 1 is not UTF-8");
  std::filesystem::resize_file(course.source(), 100'000'000);
  refused("holds 100.0 MB");

  CHECK(course.convlings({"reset", "01"}).ending.code == 0);
  CHECK(course.convlings({"check"}).ending.code == 0);
}

TEST_CASE("application: reset keeps what was there, whatever it was") {
  const CourseCopy course;
  const std::string stub = course.read(course.source());
  CHECK(has(course.convlings({"reset", "01"}).output, "untouched: nothing to reset"));
  course.write("// mine\n");
  const auto first = course.convlings({"reset", "01"});
  CHECK(first.ending.code == 0);
  CHECK(course.read(course.source()) == stub);
  course.write("// mine, again\n");
  CHECK(course.convlings({"reset", "convolution", "--yes"}).ending.code == 0);
  std::vector<std::string> kept;
  const auto backups = course.home() / ".convlings" / "backups" / "01-convolution";
  for (const auto& entry : std::filesystem::directory_iterator(backups)) {
    kept.push_back(course.read(entry.path()));
    CHECK(entry.path().extension() == ".cpp");
  }
  std::sort(kept.begin(), kept.end());
  CHECK(kept == std::vector<std::string>{"// mine\n", "// mine, again\n"});
  CHECK(has(first.output, ".convlings/backups/01-convolution/convolution."));
}

TEST_CASE("application: hints come one level at a time") {
  const CourseCopy course;
  CHECK(has(course.convlings({"hint", "01", "slide"}).output, "hint 1 of 3, a nudge"));
  CHECK(has(course.convlings({"hint", "01", "slide"}).output, "hint 2 of 3, the formula"));
  CHECK(has(course.convlings({"hint", "01", "slide", "--level", "1"}).output, "hint 1 of 3"));
  CHECK(has(course.convlings({"hint", "01", "slide"}).output, "hint 3 of 3, almost the code"));
  CHECK(has(course.convlings({"hint", "01", "slide"}).output, "This is the last one."));
  const auto mistyped = course.convlings({"hint", "01", "slied"});
  CHECK(mistyped.ending.code == 2);
  CHECK(has(mistyped.output, "Did you mean slide?"));
}

TEST_CASE("application: bad usage is one line, a suggestion, and status 2") {
  const CourseCopy course;
  const auto refused = [&](const std::vector<std::string>& words, const std::string& part) {
    const auto result = course.convlings(words);
    CAPTURE(result.output);
    CHECK(result.ending.code == 2);
    CHECK(result.output.find("convlings: ") == 0);
    CHECK(std::count(result.output.begin(), result.output.end(), '\n') == 1);
    CHECK(has(result.output, part));
  };
  refused({"chek", "01"}, "There is no command \"chek\". Did you mean check?");
  refused({"dev", "stub"}, "Did you mean stubs?");
  refused({"dev"}, "./convlings dev --help");
  refused({"check", "--jsno"}, "Did you mean --json?");
  refused({"check", "convolutoin"}, "Did you mean convolution?");
  refused({"check", "01", "--seed", "many"}, "--seed");
  refused({"check", "--file", "a.cpp"}, "exactly one lesson");
  refused({"check", "01", "--file", "nowhere.cpp"}, "nowhere.cpp: there is no such file.");
  refused({"hint"}, "lesson");
  refused({"--color", "sometimes"}, "--color");
  refused({"summary", "minst"}, "Did you mean mnist?");
  refused({"summary", "c32,3 f d10"}, "--input 28x28x1");
  refused({"summary", "c32,3 f d10", "--input", "28x"}, "28x");
  refused({"summary", "c32,3 q9", "--input", "28x28x1"}, "q9");
  refused({"summary", "model.json"}, "model.json");
  refused({"featuremaps", "mnist", "--image", "nowhere.png", "--out", "maps"}, "nowhere.png");
  refused({"featuremaps", "mnist"}, "--image");
  refused({"filters", "mnist", "--out", "filters", "--layer", "conv2d_9"}, "conv2d_9");
}

TEST_CASE("application: broken answers and manifests are told with file and line") {
  const CourseCopy course;
  course.write(course.read(course.source()) + "\n");
  std::ofstream(course.lesson() / "answers.toml") << "[predictions]\nnothing_such = 3\n";
  const auto answers = course.convlings({"check", "01"});
  CHECK(answers.ending.code == 2);
  CHECK(answers.output.find("convlings: lessons/01-convolution/answers.toml:2: ") == 0);
  std::ofstream(course.lesson() / "lesson.toml") << "title = 3\n";
  const auto manifest = course.convlings({});
  CHECK(manifest.ending.code == 2);
  CHECK(manifest.output.find("convlings: lessons/01-convolution/lesson.toml:") == 0);
}

TEST_CASE("application: every command has help with an example") {
  const CourseCopy course;
  for (const char* command : {"", "check", "hint", "reset", "solution", "summary", "walkthrough",
                              "featuremaps", "filters", "data", "data list", "data info",
                              "data get", "data show", "dev", "dev stubs", "dev verify", "watch"}) {
    std::vector<std::string> words;
    std::istringstream split{std::string(command)};
    for (std::string word; split >> word;) words.push_back(word);
    words.emplace_back("--help");
    const auto help = course.convlings(words);
    CAPTURE(command);
    CHECK(help.ending.code == 0);
    CHECK(has(help.output, "Examples:\n  ./convlings"));
  }
  CHECK(has(course.convlings({"--version"}).output, "convlings 0."));
}

TEST_CASE("application: colour only when it is wanted") {
  const CourseCopy course;
  CHECK_FALSE(has(course.convlings({}).output, "\033["));
  CHECK(has(course.convlings({}, {"CLICOLOR_FORCE=1"}).output, "\033["));
  CHECK_FALSE(has(course.convlings({}, {"CLICOLOR_FORCE=1", "NO_COLOR=1"}).output, "\033["));
  CHECK(has(course.convlings({"--color", "always"}, {"NO_COLOR=1"}).output, "\033["));
}

TEST_CASE("application: stubs are made from solutions and compared") {
  const CourseCopy course;
  const std::string stub = course.read(course.source());
  CHECK(course.convlings({"dev", "stubs", "--check"}).ending.code == 0);
  course.write("// changed\n");
  const auto different = course.convlings({"dev", "stubs", "--check"});
  CHECK(different.ending.code == 1);
  CHECK(has(different.output, "differs: lessons/01-convolution/convolution.cpp"));
  CHECK(course.read(course.source()) == "// changed\n");
  CHECK(course.convlings({"dev", "stubs"}).ending.code == 0);
  CHECK(course.read(course.source()) == stub);
}

TEST_CASE("application: summary, walkthrough and pictures of a model") {
  const CourseCopy course;
  CHECK(has(course.convlings({"summary", "mnist"}).output, "Total params: 93,322\n"));
  CHECK(has(course.convlings({"summary", "cifar", "--style", "keras3"}).output, "8,660,042"));
  CHECK(has(
      course.convlings({"summary", "c32,3 m2 f d10", "--input", "28x28x1", "--padding", "valid"})
          .output,
      "(None, 26, 26, 32)"));
  CHECK(has(course.convlings({"walkthrough", "mnist"}).output, "93,322"));
  const std::string out = (course.home() / "maps").string();
  const std::string picture = CONVLINGS_SOURCE_DIR "/datasets/pictures/edges.png";
  const auto maps = course.convlings({"featuremaps", "mnist", "--image", picture, "--out", out});
  CHECK(maps.ending.code == 0);
  CHECK(std::filesystem::exists(course.home() / "maps" / "conv2d_1.png"));
  CHECK(course.convlings({"filters", "mnist", "--out", out + "/filters"}).ending.code == 0);
  CHECK(std::filesystem::exists(course.home() / "maps" / "filters" / "conv2d_1.png"));
}
