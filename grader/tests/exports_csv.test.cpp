// The three CSV files, read back by our own reader and, where it is there, by Python's.
#include <algorithm>
#include <catch2_either.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "catalogue/csv.hpp"
#include "catalogue/utf8.hpp"
#include "exports/exports.hpp"
#include "exports/outside_text.hpp"
#include "graded_examples.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

using convlings::canvas_csv;
using convlings::checks_csv;
using convlings::CsvRecord;
using convlings::CsvTable;
using convlings::GradedClass;
using convlings::marks_csv;
using convlings::parse_csv;
using Fields = std::vector<std::string>;

namespace {

/// A spreadsheet takes none of the fields for a formula.
bool harmless(const CsvTable& table) {
  return std::ranges::all_of(table.records, [](const CsvRecord& record) {
    return std::ranges::all_of(record.fields, [](const std::string& field) {
      const bool number =
          !field.empty() && field.find_first_not_of("-0123456789.") == std::string::npos;
      return field.empty() || number || std::string("=+-@\t\r").find(field[0]) == std::string::npos;
    });
  });
}

/// Rows and cells, as Python's csv module reads the file.
nlohmann::json read_by_python(const std::string& csv) {
  const TestFolder folder;
  std::ofstream(folder.path / "table.csv", std::ios::binary) << csv;
  const std::string program =
      "import csv, json, sys\n"
      "csv.field_size_limit(10**9)\n"
      "rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))\n"
      "print(json.dumps(rows))\n";
  const convlings::RunResult result =
      convlings::run({"/usr/bin/env", "python3", "-c", program, folder.path / "table.csv"},
                     {"PATH=/usr/bin:/bin:/usr/local/bin"}, {});
  INFO(result.output);
  REQUIRE(result.succeeded());
  return nlohmann::json::parse(result.output);
}

bool without_python() {
  const convlings::RunResult result = convlings::run(
      {"/usr/bin/env", "python3", "-c", "import csv"}, {"PATH=/usr/bin:/bin:/usr/local/bin"}, {});
  if (result.succeeded()) return false;
  WARN("skipped: python3 is not here");
  return true;
}

}  // namespace

TEST_CASE("marks.csv: columns, totals that add up, and why there are zeros") {
  const GradedClass graded = convlings::tests::small_class();
  const CsvTable table = parse_csv(marks_csv(graded), "marks.csv");
  CHECK(table.header.fields == Fields{"id", "name", "email", "section", "01-convolution",
                                      "04-channels", "total", "maximum", "state"});
  REQUIRE(table.records.size() == 7);
  CHECK(table.records[0].fields ==
        Fields{"ada", "Ada Lovelace", "ada@example.org", "A", "5", "9", "14", "14", "complete"});
  CHECK(table.records[1].fields[8] == "04-channels does_not_build");
  CHECK(table.records[2].fields[1] == "张伟");
  CHECK(table.records[2].fields[8] == "01-convolution untouched; 04-channels missing");
  CHECK(table.records[3].fields[8] == "04-channels rejected");
  CHECK(table.records[4].fields[4].empty());  // eve: undecided is no zero
  CHECK(table.records[4].fields[8] ==
        "01-convolution undecided; 04-channels waits for marks by hand");
  CHECK(table.records[6].fields[8].starts_with("nothing could be taken: gus.zip is cut off"));
  for (const CsvRecord& record : table.records) {
    const auto number = [&](std::size_t i) {
      return record.fields[i].empty() ? 0 : std::stod(record.fields[i]);
    };
    CHECK(number(4) + number(5) == Catch::Approx(number(6)).margin(1e-9));
  }
}

TEST_CASE("checks.csv: one line a check, and one an exercise where nothing was checked") {
  const GradedClass graded = convlings::tests::small_class();
  const CsvTable table = parse_csv(checks_csv(graded), "checks.csv");
  CHECK(table.header.fields == Fields{"id", "lesson", "exercise", "check", "verdict", "message"});
  const auto of = [&](const std::string& id, const std::string& lesson) {
    Fields verdicts;
    for (const CsvRecord& record : table.records) {
      if (record.fields[0] == id && record.fields[1] == lesson)
        verdicts.push_back(record.fields[4]);
    }
    return verdicts;
  };
  CHECK(of("ben", "01-convolution") == Fields{"passed", "passed", "passed", "wrong", "wrong"});
  CHECK(of("chi", "01-convolution") == Fields{"not_written", "not_written"});
  CHECK(of("dee", "04-channels") == Fields{"rejected", "rejected"});
  CHECK(of("eve", "01-convolution") == Fields{"system_error", "system_error"});
}

TEST_CASE("canvas.csv: the columns that Canvas looks for, and what each lesson is worth") {
  const GradedClass graded = convlings::tests::small_class();
  const std::string csv = canvas_csv(graded);
  const CsvTable table = parse_csv(csv, "canvas.csv");
  CHECK(table.header.fields == Fields{"Student", "ID", "SIS User ID", "SIS Login ID", "Section",
                                      "01 Convolution", "04 Channels and filters"});
  CHECK(csv.find("\r\n\"    Points Possible\",,,,,5,9\r\n") != std::string::npos);
  CHECK(table.records[1].fields == Fields{"Ada Lovelace", "1000", "ada", "ada", "A", "5", "9"});
  CHECK(table.records[5].fields == Fields{"Eve Adams", "1004", "eve", "eve", "A", "", "6"});
  REQUIRE(table.records.size() == 8);
}

TEST_CASE("canvas.csv: who has no marks at all is left out, and no id is guessed") {
  GradedClass graded = convlings::tests::small_class();
  graded.students[4].lessons[1].state = convlings::LessonState::undecided;
  graded.students[0].submission.canvas_id = "12abc";  // Canvas would take it for its user 12
  const CsvTable table = parse_csv(canvas_csv(graded), "canvas.csv");
  REQUIRE(table.records.size() == 7);
  CHECK(table.records[1].fields[1].empty());
  CHECK(table.records[5].fields[0] == "Fay Wray");
}

TEST_CASE("CSV: hostile names, messages and ids stay in their fields, and none is a formula") {
  const GradedClass graded = convlings::tests::hostile_class();
  const CsvTable marks = parse_csv(marks_csv(graded), "marks.csv");
  CHECK(marks.records.size() == graded.students.size());
  CHECK(harmless(marks));
  for (std::size_t i = 0; i < marks.records.size(); ++i) {
    REQUIRE(marks.records[i].fields.size() == 9);
    CHECK(marks.records[i].fields[1].find('\n') == std::string::npos);
    CHECK(marks.records[i].fields[1].find("payload") != std::string::npos);
  }
  CHECK(harmless(parse_csv(canvas_csv(graded), "canvas.csv")));
  const CsvTable checks = parse_csv(checks_csv(graded), "checks.csv");
  CHECK(harmless(checks));
  CHECK(convlings::first_line_not_utf8(checks_csv(graded)) == 0);
}

TEST_CASE("CSV: an empty class is a header and nothing else") {
  const GradedClass graded = convlings::tests::empty_class();
  CHECK(marks_csv(graded) ==
        "id,name,email,section,01-convolution,04-channels,total,maximum,state\r\n");
  CHECK(parse_csv(canvas_csv(graded), "canvas.csv").records.size() == 1);
}

TEST_CASE("outside text: what is cut keeps whole characters and the length asked for") {
  CHECK(convlings::cut_to("äöü", 3, "...") == "äöü");
  CHECK(convlings::cut_to("äöüß", 3, "!") == "äö!");
  CHECK(convlings::cut_to("abc", 0, "") == "");
  CHECK(convlings::clean_text("a\r\nb\rc\td\x01\xff\xEF\xBF\xBF") == "a\nb\nc d???");
  CHECK(convlings::clean_line(" a\nb \n") == "a b");
}

TEST_CASE("CSV: Python's csv module reads the same cells", "[python]") {
  if (without_python()) return;
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::hostile_class()}) {
    for (const std::string& csv : {marks_csv(graded), checks_csv(graded), canvas_csv(graded)}) {
      const CsvTable ours = parse_csv(csv, "table.csv");
      const nlohmann::json theirs = read_by_python(csv);
      REQUIRE(theirs.size() == ours.records.size() + 1);
      CHECK(theirs[0] == ours.header.fields);
      for (std::size_t i = 0; i < ours.records.size(); ++i) {
        CHECK(theirs[i + 1] == ours.records[i].fields);
      }
    }
  }
}
