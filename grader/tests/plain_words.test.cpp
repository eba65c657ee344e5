// Every note on real messages: recorded/compile holds wrong files of students with what g++ 12 and
// clang 14 say about them. The first line of each names the note that is to be told.
#include "build/plain_words.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <filesystem>
#include <set>

#include "build/complaints.hpp"
#include "build/short_text.hpp"
#include "catalogue/text_file.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

const fs::path folder = CONVLINGS_SOURCE_DIR "/grader/tests/recorded/compile";

std::string text_of(const fs::path& file) { return read_text_file(file, file.filename().string()); }

std::vector<fs::path> wrong_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What stands between two words of the first line; empty when they are not there.
std::string between(const std::string& line, const std::string& from, const std::string& to) {
  const std::size_t start = line.find(from);
  if (start == std::string::npos) return "";
  const std::size_t end = line.find(to, start + from.size());
  return line.substr(start + from.size(), end - start - from.size());
}

/// "// 04-channels; told: semicolon", or "told: a (g++), b (clang++)".
std::string expected(const std::string& source, const std::string& compiler) {
  const std::string line = source.substr(0, source.find('\n'));
  std::string told = between(line, "told: ", "\n");
  const std::size_t end = told.find(" (" + compiler + ")");
  if (end == std::string::npos) return told;
  const std::size_t start = told.rfind(' ', end - 1);
  return told.substr(start == std::string::npos ? 0 : start + 1,
                     end - (start == std::string::npos ? 0 : start + 1));
}

struct Recorded {
  std::string source;
  std::string output;
  FileNames names;
  Surroundings around;
};

Recorded recorded(const fs::path& file, const std::string& compiler) {
  Recorded one;
  one.source = text_of(file);
  one.output = text_of(fs::path(file).replace_extension(compiler + ".txt"));
  const std::string lesson = between(one.source, "// ", ";");
  const std::string home = "/home/ada/course/lessons/" + lesson;
  one.names = {home + "/" + file.filename().string(), file.filename().string(), home};
  for (const auto& entry : fs::directory_iterator(CONVLINGS_SOURCE_DIR "/lessons/" + lesson)) {
    if (entry.path().extension() != ".hpp") continue;
    one.around = {one.source, text_of(entry.path()), entry.path().filename().string()};
  }
  return one;
}

/// The first error; the first warning when there is none.
std::optional<Complaint> first_complaint(const Recorded& one) {
  const auto diagnostics = parse_diagnostics(one.output, one.names.source);
  auto found = compile_errors(diagnostics, one.names, one.around);
  if (found.empty()) found = own_warnings(diagnostics, one.names, one.around);
  return found.empty() ? std::optional<Complaint>() : found.front();
}

/// What plain_words makes of one message without surroundings.
std::string note_on(const std::string& message) {
  Diagnostic diagnostic;
  diagnostic.text = message;
  const Surroundings around;
  const auto words = plain_words({diagnostic, short_text(message), {}, {}, around});
  return words ? words->id : "silence";
}

}  // namespace

TEST_CASE("plain words: what g++ and clang say about students' mistakes gets its note") {
  REQUIRE(wrong_files().size() > 100);
  for (const fs::path& file : wrong_files()) {
    for (const char* compiler : {"g++", "clang++"}) {
      INFO(file.filename().string() << ", " << compiler);
      const Recorded one = recorded(file, compiler);
      const auto complaint = first_complaint(one);
      const std::string wanted = expected(one.source, compiler);
      const bool told = complaint && complaint->words;
      CHECK((told ? complaint->words->id : "silence") == wanted);
      if (!told) continue;
      CAPTURE(complaint->words->meaning, complaint->words->advice);
      CHECK(std::string(".?)").find(complaint->words->meaning.back()) != std::string::npos);
      CHECK(complaint->words->meaning.find('$') == std::string::npos);
      CHECK(complaint->words->advice.find('$') == std::string::npos);
      CHECK(complaint->words->meaning.find("  ") == std::string::npos);
      CHECK_FALSE(complaint->code.empty());
      CHECK(complaint->marker.find('^') != std::string::npos);
    }
  }
}

TEST_CASE("plain words: every note of the table has a recorded message") {
  std::set<std::string> shown;
  for (const fs::path& file : wrong_files()) {
    const std::string source = text_of(file);
    for (const char* compiler : {"g++", "clang++"}) shown.insert(expected(source, compiler));
  }
  for (const auto& rules : {syntax_rules(), name_rules(), call_rules(), tensor_rules(),
                            type_rules(), warning_rules()}) {
    for (const Rule& rule : rules) {
      INFO(std::string(rule.id));
      CHECK(shown.count(std::string(rule.id)) == 1);
    }
  }
}

TEST_CASE("plain words: the same mistakes as newer and older compilers put them") {
  CHECK(note_on("stray '\\342' in program") == "odd_character");                        // g++ 9
  CHECK(note_on("too few arguments to function 'int f(int)'; need 1") == "silence");    // no header
  CHECK(note_on("'cells' is used uninitialized in this function") == "uninitialised");  // g++ 10
  CHECK(note_on("non-void function does not return a value in all control paths "
                "[-Werror,-Wreturn-type]") == "return_missing");                     // clang 18
  CHECK(note_on("control may reach end of non-void function") == "return_missing");  // clang 9
  CHECK(note_on("call to member function 'resize' is ambiguous") == "silence");
}

TEST_CASE("plain words: messages of another kind get none") {
  for (const char* message :
       {"static assertion failed: no", "'auto' not permitted in template argument",
        "call of overloaded 'abs(unsigned int)' is ambiguous", "invalid use of incomplete type",
        "template argument 1 is invalid", "lambda capture of 'x' is not allowed here",
        "unknown escape sequence: '\\q'", "no matching function for call to 'sort(int)'",
        "unable to find numeric literal operator 'operator\"\"x'", "label 'x' used but not defined",
        "jump to case label", "", "expected", "'"}) {
    CAPTURE(message);
    CHECK(note_on(message) == "silence");
  }
}

TEST_CASE("plain words: the ; that a line lacks is shown in that line") {
  const auto complaint = first_complaint(recorded(folder / "semicolon-commented.cpp", "g++"));
  REQUIRE(complaint);
  CHECK(complaint->place == "semicolon-commented.cpp:5");
  CHECK(complaint->code == "  const int more = kernel_size - 1  // each layer adds these");
  CHECK(complaint->marker == std::string(34, ' ') + "^");
}

TEST_CASE("plain words: an argument is told by number, name and type") {
  for (const char* compiler : {"g++", "clang++"}) {
    const auto complaint = first_complaint(recorded(folder / "argument-type.cpp", compiler));
    REQUIRE(complaint);
    REQUIRE(complaint->words);
    CHECK(complaint->words->meaning ==
          "Argument 3 of patch_response (bias) must be a Tensor, and you give it a float.");
    CHECK(complaint->words->advice ==
          "Compare your call with the declaration:\n"
          "float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, "
          "int filter)");
  }
}

TEST_CASE("plain words: only the first error of a function is explained") {
  const Recorded one = recorded(folder / "std-vector.cpp", "g++");
  const auto errors =
      compile_errors(parse_diagnostics(one.output, one.names.source), one.names, one.around);
  REQUIRE(errors.size() > 1);
  CHECK(errors[0].words);
  for (std::size_t i = 1; i < errors.size(); ++i) CHECK_FALSE(errors[i].words);
}

TEST_CASE(
    "plain words: patterns take what stands at their names, and nothing is thrown by odd text") {
  Words words;
  CHECK(matches("cannot convert '$given' to '$wanted'", "cannot convert 'A' to 'B' in return",
                words));
  CHECK(words["given"] == "A");
  CHECK(words["wanted"] == "B");
  CHECK_FALSE(matches("cannot convert '$given' to '$wanted'", "cannot convert 'A'", words));
  CHECK_FALSE(matches("expected ';'", "expected", words));
}

TEST_CASE("short text: types as people write them") {
  CHECK(short_text(
            "cannot convert 'const cnn::Tensor' to 'std::vector<int, std::allocator<int> >'") ==
        "cannot convert 'const Tensor' to 'std::vector<int>'");
  CHECK(short_text("'std::string' {aka 'std::__cxx11::basic_string<char>'} [-Wx]") ==
        "'std::string'");
  CHECK(short_text("'int64_t' (aka 'long') to 'std::vector<std::vector<float>>'") ==
        "'int64_t' to 'std::vector<std::vector<float>>'");
  CHECK(short_text("member of non-class type 'int'") == "member of non-class type 'int'");
  CHECK(short_text("'const class cnn::Tensor' has no member named 'rows'") ==
        "'const Tensor' has no member named 'rows'");
}
