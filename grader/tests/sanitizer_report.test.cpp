// What sanitizers say, recorded from g++ 12 and clang 14 (recorded/sanitizers), in plain words.
#include "debugging/sanitizer_report.hpp"

#include <catch2_either.hpp>
#include <string>

#include "catalogue/text_file.hpp"
#include "debugging/block_name.hpp"
#include "debugging/finding.hpp"

using namespace convlings;

namespace {

std::string recorded(const std::string& name) {
  const std::string path =
      std::string(CONVLINGS_SOURCE_DIR) + "/grader/tests/recorded/sanitizers/" + name;
  return read_text_file(path, name);
}

/// The report about one function, of the file that one compiler's reports are kept in.
std::string report_of(const std::string& compiler, const std::string& function) {
  const std::string all = recorded(compiler + ".txt");
  const std::string heading = "#### " + function + "\n";
  const std::size_t at = all.find(heading);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + heading.size();
  return all.substr(begin, all.find("#### ", begin) - begin);
}

OwnFile own_file() {
  return {"/course/lessons/01-convolution/convolution.cpp",
          "lessons/01-convolution/convolution.cpp", recorded("convolution.cpp.txt")};
}

struct Expectation {
  const char* function;
  const char* sentence;
  const char* code;
};

const Expectation expectations[] = {
    {"past_the_end_of_an_argument",
     "reads past the end of `image`: it has 30 numbers, 0 to 29, and this is number 30.",
     "for (int i = 0; i <= image.size(); ++i) sum += image.data()[i];"},
    {"past_the_end_of_an_own_tensor",
     "writes past the end of `output` (made in line 18): it has 20 numbers, 0 to 19, and this is "
     "number 20.",
     "for (int i = 0; i <= n * 5; ++i) p[i] = 1;"},
    {"before_the_start",
     "reads before the start of `row` (made in line 25): it has 7 numbers, 0 to 6, and this is "
     "number -1.",
     "for (int i = n - 1; i >= -1; --i) sum += p[i];"},
    {"past_the_end_of_a_vector",
     "reads past the end of `row` (made in line 33): it has 7 numbers, 0 to 6, and this is number "
     "7.",
     "for (int i = 0; i <= n; ++i) sum += row.data()[i];"},
    {"past_an_array",
     "reads past the end of `weights` (line 40): it has 4 numbers, 0 to 3, and this is number 4.",
     "for (int i = 0; i <= n; ++i) sum += p[i];"},
    {"index_of_an_array", "uses index 4 of an array of 4, which are counted from 0.",
     "for (int i = 0; i <= n; ++i) sum += weights[i];"},
    {"past_a_global",
     "reads past the end of `table` (line 129): it has 3 numbers, 0 to 2, and this is number 3.",
     "for (int i = 0; i <= n; ++i) sum += p[i];"},
    {"after_its_end", "reads `inner` (made in line 57) after its end: it was destroyed in line 59.",
     "return p[0];"},
    {"null_pointer", "goes through a null pointer: there is nothing there.", "return *p;"},
    {"null_reference", "goes through a null pointer: there is nothing there.",
     "const int& value = *begin_of(n);"},
    {"wild_pointer", "reads memory that is not its own.", "return *p;"},
    {"too_large", "computes 100000 * 100000, which does not fit into an int.",
     "int too_large(int n) { return n * n; }"},
    {"divided_by_zero", "divides by zero.", "int divided_by_zero(int n) { return 100 / n; }"},
    {"from_a_large_float", "turns 1e+20 into an int, which cannot hold it.",
     "int from_a_large_float(float x) { return static_cast<int>(x); }"},
    {"shifted_too_far", "shifts by 40 bits, which is not possible.",
     "int shifted_too_far(int n) { return 1 << n; }"},
    {"without_return",
     "`without_return` comes to its end without a return: one way through it gives no answer.",
     "int without_return(int n) {"},
    {"endless", "calls `endless` again and again without an end: the stack is full.",
     "int endless(int n) { return n == -1 ? 0 : 1 + endless(n + 2); }"},
    {"freed_twice", "deletes the same memory twice, the first time in line 108.", "delete[] p;"},
    {"freed_wrongly", "deletes in the wrong way what was made in line 113.", "delete p;"},
    {"too_much", "asks for 4.5e+15 bytes of memory.",
     "float* p = new float[static_cast<std::size_t>(n)];"},
};

}  // namespace

TEST_CASE("sanitizer report: twenty mistakes, as two compilers report them, in one sentence each") {
  for (const char* compiler : {"g++", "clang++"}) {
    for (const Expectation& expected : expectations) {
      CAPTURE(compiler, expected.function);
      const auto report = parse_sanitizer_report(report_of(compiler, expected.function));
      REQUIRE(report);
      const SanitizerFinding finding = explain(*report, own_file());
      CHECK(finding.code == expected.code);
      CHECK(line_of(own_file().text, finding.line) == expected.code);
      const std::string place = "convolution.cpp:" + std::to_string(finding.line);
      const std::string colon = expected.sentence[0] == '`' ? ": " : " ";
      CHECK(finding.sentence == place + colon + expected.sentence);
      CHECK_FALSE(finding.remedy.empty());
    }
  }
}

TEST_CASE("sanitizer report: a variable that is gone is named by what ended") {
  const auto scope = parse_sanitizer_report(report_of("g++", "local_after_scope"));
  REQUIRE(scope);
  CHECK(explain(*scope, own_file()).sentence ==
        "convolution.cpp:79 reads `inner` (line 76) after the block that it belongs to has ended.");
  const auto inlined = parse_sanitizer_report(report_of("clang++", "local_after_return"));
  REQUIRE(inlined);
  CHECK(inlined->variable == "copy");
  SanitizerReport returned = *scope;
  returned.kind = "stack-use-after-return";
  CHECK(explain(returned, own_file()).sentence ==
        "convolution.cpp:79 reads `inner` (line 76) after the function that it belongs to has "
        "returned.");
}

TEST_CASE("sanitizer report: newer words for the same, and what a program printed before") {
  std::string text = report_of("g++", "past_the_end_of_an_own_tensor");
  const std::string old = "0 bytes to the right of 80-byte";
  REQUIRE(text.find(old) != std::string::npos);
  text.replace(text.find(old), old.size(), "8 bytes after 80-byte");
  const auto report = parse_sanitizer_report("hello\nsum = 3\n" + text);
  REQUIRE(report);
  CHECK(report_begin("hello\nsum = 3\n" + text) == 14);
  CHECK(report->side == Side::after);
  CHECK(report->distance == 8);
  CHECK(explain(*report, own_file()).sentence.find("and this is number 22.") != std::string::npos);
}

TEST_CASE("sanitizer report: text without a report, or with a torn one, is no riddle") {
  CHECK_FALSE(parse_sanitizer_report(""));
  CHECK_FALSE(parse_sanitizer_report("All tests passed\n"));
  CHECK(report_begin("sum = 3\n") == std::string_view::npos);
  const std::string whole = report_of("clang++", "past_an_array");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const auto torn = parse_sanitizer_report(whole.substr(0, size));
    if (torn) CHECK_FALSE(explain(*torn, own_file()).sentence.empty());
  }
  const auto limit = parse_sanitizer_report("==1== hard rss limit exhausted (1024Mb vs 1030Mb)\n");
  REQUIRE(limit);
  CHECK(explain(*limit, own_file()).sentence ==
        "A call from convolution.cpp takes more memory than a check may use.");
}

TEST_CASE("sanitizer report: a name of any length is read without a stack of that depth") {
  const std::string name(200'000, 'x');
  const auto report = parse_sanitizer_report(
      "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60\n"
      "READ of size 4 at 0x60 thread T0\n"
      "    #0 0x55 in slide(" +
      name + ") /course/convolution.cpp:13:5\n");
  REQUIRE(report);
  REQUIRE(report->access.size() == 1);
  CHECK(report->access[0].function.starts_with("slide("));
  CHECK(report->access[0].file == "/course/convolution.cpp");
  CHECK(report->access[0].line == 13);
}

TEST_CASE("sanitizer report: names are read off a line only when they are certain") {
  CHECK(made_in("Tensor output({n, 5});") == "output");
  CHECK(made_in("std::vector<float> row(3);") == "row");
  CHECK(made_in("const auto patch = patch_at(image, 0, 0, size);") == "patch");
  CHECK(made_in("output = Tensor(shape);") == "output");
  CHECK(made_in("return Tensor({3});").empty());
  CHECK(indexed_in("sum += image.data()[i];") == "image");
  CHECK(indexed_in("sum += p[i] * p[i + 1];") == "p");
  CHECK(indexed_in("sum += image.data()[i] * kernel.data()[j];").empty());
  CHECK(indexed_in("sum += *p;").empty());
}
