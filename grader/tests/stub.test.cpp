#include "catalogue/stub.hpp"

#include <catch2_either.hpp>

#include "catalogue/source_lines.hpp"

using namespace convlings;

namespace {

const std::string solution =
    "#include \"a.hpp\"\n"             // 1
    "\n"                               // 2
    "// Sum them. Budget: 2 lines.\n"  // 3
    "int sum(int a, int b) {\n"        // 4
    "  const int both = a + b;\n"      // 5
    "  // BEGIN SOLUTION\n"            // 6
    "  int result = both;\n"           // 7
    "  return result;\n"               // 8
    "  // END SOLUTION\n"              // 9
    "}\n"                              // 10
    "\n"                               // 11
    "std::vector<int> twice(\n"        // 12
    "    const std::vector<int>& many) {\n"
    "  if (many.empty()) {\n"
    "    // BEGIN SOLUTION\n"
    "    return {};\n"
    "    // END SOLUTION\n"
    "  }\n"
    "  return many;\n"
    "}\n";

const std::string stub =
    "#include \"a.hpp\"\n"
    "\n"
    "// Sum them. Budget: 2 lines.\n"
    "int sum(int a, int b) {\n"
    "  const int both = a + b;\n"
    "  // ...\n"
    "  throw cnn::NotWritten(__func__);\n"
    "}\n"
    "\n"
    "std::vector<int> twice(\n"
    "    const std::vector<int>& many) {\n"
    "  if (many.empty()) {\n"
    "    // ...\n"
    "    throw cnn::NotWritten(__func__);\n"
    "  }\n"
    "  return many;\n"
    "}\n";

}  // namespace

TEST_CASE("stub: regions become a throw with their indentation, the rest is copied") {
  CHECK(make_stub(solution, "a.cpp") == stub);
  const std::string no_newline_at_end = "// BEGIN SOLUTION\n1\n// END SOLUTION\nlast";
  CHECK(make_stub(no_newline_at_end, "a.cpp") == "// ...\nthrow cnn::NotWritten(__func__);\nlast");
}

TEST_CASE("stub: marks that do not come in pairs are refused with their line") {
  CHECK_THROWS_WITH(make_stub("a\n// BEGIN SOLUTION\n", "a.cpp"),
                    "a.cpp:2: BEGIN SOLUTION without an END SOLUTION below.");
  CHECK_THROWS_WITH(make_stub("// END SOLUTION\n", "a.cpp"),
                    "a.cpp:1: END SOLUTION without a BEGIN SOLUTION above.");
  CHECK_THROWS_WITH(make_stub("// BEGIN SOLUTION\n  // BEGIN SOLUTION\n", "a.cpp"),
                    "a.cpp:2: BEGIN SOLUTION inside a solution. Close it first.");
  CHECK_THROWS_WITH(make_stub("", "a.cpp"),
                    "a.cpp:1: no BEGIN SOLUTION: there is nothing for a student to write.");
}

TEST_CASE("source lines: a function is found where it is defined, and where it waits") {
  CHECK(definition_line(stub, "sum") == 4);
  CHECK(unwritten_line(stub, "sum") == 6);
  CHECK(definition_line(stub, "twice") == 10);
  CHECK(unwritten_line(stub, "twice") == 13);
  CHECK(definition_line(solution, "twice") == 12);
  CHECK(unwritten_line(solution, "sum") == 0);
  CHECK(definition_line(stub, "um") == 0);
  CHECK(definition_line("int sum(int a, int b);\n  sum(1, 2);\n// sum(a)\n", "sum") == 0);
  CHECK(unwritten_line("", "sum") == 0);
}
