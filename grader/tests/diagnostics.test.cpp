// Recorded outputs of g++ 12, clang 14 and four linkers, in recorded/.
#include "build/diagnostics.hpp"

#include <catch2_either.hpp>

#include "build/complaints.hpp"
#include "build/link_errors.hpp"
#include "catalogue/text_file.hpp"

using namespace convlings;

namespace {

const std::string folder = "/home/ada/course/lessons/01-convolution";
const std::string header = "Tensor slide(const Tensor& image, const Tensor& kernel);\n";

std::string recorded(const std::string& name) {
  const std::string path = CONVLINGS_SOURCE_DIR "/grader/tests/recorded/" + name;
  return read_text_file(path, name);
}

FileNames names(const std::string& file) {
  return {folder + "/" + file, "lessons/01-convolution/" + file, folder};
}

std::vector<Diagnostic> parsed(const std::string& compiler, const std::string& file) {
  return parse_diagnostics(recorded(compiler + "." + file + ".txt"), folder + "/" + file + ".cpp");
}

/// What surrounds a file whose text does not matter.
Surroundings nothing_around(const std::string& source = "") {
  return {source, header, "convolution.hpp"};
}

std::vector<Complaint> errors_of(const std::string& compiler, const std::string& file) {
  return compile_errors(parsed(compiler, file), names(file + ".cpp"), nothing_around());
}

}  // namespace

TEST_CASE("diagnostics: an error has place, words, the line of code and a marker") {
  for (const char* compiler : {"g++", "clang++"}) {
    CAPTURE(compiler);
    const auto errors = errors_of(compiler, "convolution");
    REQUIRE_FALSE(errors.empty());
    CHECK(errors[0].place == "lessons/01-convolution/convolution.cpp:9");
    CHECK(errors[0].text.find("error: ") == 0);
    CHECK(errors[0].text.find("outptu") != std::string::npos);
    // The source has a tab there; both compilers print it as spaces.
    CHECK(errors[0].code == "        outptu(0, 0) = image(0, 0);");
    CHECK(errors[0].marker.find('^') == 8);
  }
  CHECK(errors_of("clang++", "convolution")[1].text ==
        "error: expected ';' after return statement");
}

TEST_CASE("diagnostics: an error inside a library header is told where the student's line asks") {
  for (const char* compiler : {"g++", "clang++"}) {
    CAPTURE(compiler);
    const auto errors = errors_of(compiler, "template");
    REQUIRE_FALSE(errors.empty());
    CHECK(errors[0].place == "lessons/01-convolution/template.cpp:8");
    CHECK(errors[0].text.find("Tensor") != std::string::npos);
    for (const Complaint& error : errors) {
      CHECK((error.place + error.text).find("/usr/") == std::string::npos);
    }
  }
}

TEST_CASE("diagnostics: warnings about the own file are kept apart from errors") {
  const std::string output = folder +
                             "/a.cpp:6:31: warning: unused variable 'lonely' [-Wunused-variable]\n"
                             "    6 | int lonely = 3;\n      |     ^~~~~~\n"
                             "/usr/include/x.h:1:1: warning: not ours\n" +
                             folder + "/a.cpp:9: error: no column here\n";
  const auto diagnostics = parse_diagnostics(output, folder + "/a.cpp");
  const auto warnings = own_warnings(diagnostics, names("a.cpp"), nothing_around());
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].place == "lessons/01-convolution/a.cpp:6");
  CHECK(warnings[0].text == "warning: unused variable 'lonely'");
  CHECK(warnings[0].code == "int lonely = 3;");
  const auto errors = compile_errors(diagnostics, names("a.cpp"), nothing_around());
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].place == "lessons/01-convolution/a.cpp:9");
}

TEST_CASE("diagnostics: the own file comes before the lesson's header and the library") {
  const std::string output = "/usr/include/x.h:1:1: error: third\n" + folder +
                             "/a.hpp:2:1: error: second\n" + folder + "/a.cpp:3:1: error: first\n";
  const auto errors = compile_errors(parse_diagnostics(output, folder + "/a.cpp"), names("a.cpp"),
                                     nothing_around());
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].text == "error: first");
  CHECK(errors[1].place == "a.hpp:2");
  CHECK(errors[2].place == "x.h:1");
}

TEST_CASE("diagnostics: a missing return comes after the braces that may have brought it about") {
  const std::string output =
      folder +
      "/a.cpp:3:1: error: no return statement in function returning non-void "
      "[-Werror=return-type]\n" +
      folder + "/a.cpp:4:1: error: expected unqualified-id\n";
  const auto errors = compile_errors(parse_diagnostics(output, folder + "/a.cpp"), names("a.cpp"),
                                     nothing_around());
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].text == "error: expected unqualified-id");
  CHECK(errors[1].text == "error: no return statement in function returning non-void");
}

TEST_CASE("diagnostics: text that is no compiler's gives nothing and harms nobody") {
  CHECK(parse_diagnostics("", "a.cpp").empty());
  CHECK(parse_diagnostics("::::\n:1:\na:b:c\n: error: x\na:99999999999999999999: error: x", "a")
            .empty());
  CHECK(parse_link_errors("collect2: error: ld returned 1 exit status").undefined.empty());
}

TEST_CASE("diagnostics: a source file cannot steer the terminal") {
  const auto found =
      parse_diagnostics("a.cpp:1:1: error: \033[2J\n    1 | \033]0;x\a\n      | ^\n", "a.cpp");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "?[2J");
  CHECK(found[0].code == "?]0;x?");
}

TEST_CASE("link errors: four linkers, the same symbols") {
  for (const char* linker : {"bfd", "gold", "mold", "lld"}) {
    CAPTURE(linker);
    const LinkErrors undefined =
        parse_link_errors(recorded(std::string(linker) + ".undefined.txt"));
    const std::vector<std::string> symbols{"slide(cnn::Tensor const&, cnn::Tensor const&)",
                                           "cnn_secret(int)"};
    CHECK(undefined.undefined == symbols);
    CHECK(undefined.duplicates.empty());
    const LinkErrors duplicate =
        parse_link_errors(recorded(std::string(linker) + ".duplicate.txt"));
    CHECK(duplicate.duplicates == std::vector<std::string>{"main"});
  }
}

TEST_CASE("link errors: told as functions that are missing, foreign or there twice") {
  LinkErrors errors;
  errors.undefined = {"slide(cnn::Tensor const&, cnn::Tensor const&)", "cnn::conv2d(int)"};
  errors.duplicates = {"main"};
  const auto complaints = link_complaints(errors, names("convolution.cpp"), nothing_around());
  REQUIRE(complaints.size() == 3);
  CHECK(complaints[0].text ==
        "function slide is declared in convolution.hpp but your file does not define it with these "
        "parameters:");
  CHECK(complaints[0].code == "slide(Tensor const&, Tensor const&)");
  CHECK(complaints[1].text ==
        "your file calls conv2d, which nobody defines. A lesson is linked with the course's basic "
        "library only:");
  CHECK(complaints[2].text ==
        "function main is defined twice: the grader brings its own main(); take yours out of "
        "convolution.cpp.");
  REQUIRE(complaints[0].words);
  CHECK(complaints[0].words->id == "function_left_out");
  REQUIRE(complaints[1].words);
  CHECK(complaints[1].words->id == "function_nowhere");
  const Surroundings changed =
      nothing_around("\nTensor slide(const Tensor& image, const Tensor& kernel, int step) {\n}\n");
  const auto again = link_complaints(errors, names("convolution.cpp"), changed);
  REQUIRE(again[0].words);
  CHECK(again[0].place == "lessons/01-convolution/convolution.cpp:2");
  CHECK(again[0].words->id == "parameters_changed");
  CHECK(again[0].words->advice ==
        "Its first line must be:\nTensor slide(const Tensor& image, const Tensor& kernel)");
  CHECK(function_name("cnn::kernels::slide(cnn::Tensor const&)") == "slide");
}
