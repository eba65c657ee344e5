#include "catalogue/csv.hpp"

#include <catch2_either.hpp>
#include <random>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "test_folder.hpp"

using namespace convlings;

namespace {

using Fields = std::vector<std::string>;

CsvTable parsed(std::string_view text) { return parse_csv(text, "class.csv"); }

// What `text` complains about; empty when it does not.
std::string complaint(std::string_view text) {
  try {
    parsed(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("CSV: a record has the fields between its commas and knows its line") {
  const CsvTable table = parsed("id,name\nada,Ada Lovelace\n\nalan,\"Turing, Alan\"\n");
  CHECK(table.header.fields == Fields{"id", "name"});
  REQUIRE(table.records.size() == 2);
  CHECK(table.records[0].fields == Fields{"ada", "Ada Lovelace"});
  CHECK(table.records[0].line == 2);
  CHECK(table.records[1].fields == Fields{"alan", "Turing, Alan"});
  CHECK(table.records[1].line == 4);
}

TEST_CASE("CSV: quotes hold separators, line ends and doubled quotes") {
  const CsvTable table = parsed("a,b\r\n\"1\r\n2\",\"say \"\"hi\"\"\"\r\n\"\",x\"y\r\nlast,");
  REQUIRE(table.records.size() == 3);
  CHECK(table.records[0].fields == Fields{"1\r\n2", "say \"hi\""});
  CHECK(table.records[1].fields == Fields{"", "x\"y"});
  CHECK(table.records[1].line == 4);  // the record before takes lines 2 and 3
  CHECK(table.records[2].fields == Fields{"last", ""});
}

TEST_CASE("CSV: the header tells the separator") {
  CHECK(parsed("id;name;marks\nada;Lovelace, Ada;1,5").records[0].fields ==
        Fields{"ada", "Lovelace, Ada", "1,5"});
  CHECK(parsed("id\tname\nada\tA, B").records[0].fields == Fields{"ada", "A, B"});
  CHECK(parsed("sep=;\r\nid;x\r\n1;2").records[0].fields == Fields{"1", "2"});
  CHECK(parsed("sep=;\r\nid;x\r\n1;2").records[0].line == 3);
  CHECK(parsed("\"a;b;c\",d\n1,2").records[0].fields == Fields{"1", "2"});
  CHECK(parsed("\n\nid;x\n1;2").records[0].fields == Fields{"1", "2"});
  CHECK(parsed("id\nada").records[0].fields == Fields{"ada"});
}

TEST_CASE("CSV: a byte order mark, all kinds of line ends, and empty lines do no harm") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string e = end;
    std::string text = "\xEF\xBB\xBF";
    for (const char* line : {"id,x", "1,2", ",,", "", "3,4"}) text.append(line).append(e);
    const CsvTable table = parsed(text);
    CHECK(table.column({"id"}) == 0);
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[1].fields == Fields{"3", "4"});
    CHECK(table.records[1].line == 5);
  }
}

TEST_CASE("CSV: columns are found by name, spelled exactly or nearly") {
  const CsvTable table = parsed("Student,ID,SIS User ID, Section \nAda,7,ada , A");
  CHECK(table.column({"id"}) == 1);
  CHECK(table.column({"sis_user_id", "ID"}) == 2);
  CHECK(table.column({"email"}) == -1);
  CHECK(table.field(table.records[0], table.needed_column({"section"})) == "A");
  CHECK(table.field(table.records[0], 2) == "ada");
  CHECK(table.field(table.records[0], -1).empty());
  CHECK(table.field(table.records[0], 9).empty());
  CHECK_THROWS_WITH(table.needed_column({"marks"}),
                    "class.csv:1: there is no column marks. The header names: Student, ID, SIS "
                    "User ID,  Section .");

  const CsvTable both = parsed("ID,id\n1,2");
  CHECK(both.column({"id"}) == 1);
  CHECK(both.column({"ID"}) == 0);
  CHECK_THROWS_WITH(parsed("a,a\n1,2").column({"a"}),
                    "class.csv:1: two columns are called a. Remove or rename one of them.");
}

TEST_CASE("CSV: what cannot be understood is refused with its line") {
  CHECK(complaint("") == "class.csv: is empty. Its first line must name the columns.");
  CHECK(complaint("\n,,\n") == "class.csv: is empty. Its first line must name the columns.");
  CHECK(complaint("id,x\nada,1\nLovelace, Ada,2") ==
        "class.csv:3: the header names 2 columns, this record has 3 fields. Put a field that holds "
        "a separator in quotes.");
  CHECK(complaint("id\n\"ada\n\n") ==
        "class.csv:2: a quote (\") begins a field here and is never closed.");
  CHECK(complaint("id\n\"ada\"x") ==
        "class.csv:2: text follows a closing quote. Double the quotes that belong to the text: "
        "\"\".");
  CHECK(complaint("id,x\nada,1,,\nalan").empty());  // short records and empty fields are common
}

TEST_CASE("CSV: a file's complaints name the file") {
  const TestFolder folder;
  write_text_file(folder.path / "good.csv", "id\nada\n");
  CHECK(read_csv(folder.path / "good.csv").records.size() == 1);
  write_text_file(folder.path / "latin.csv", "id\nAndr\xE9\n");
  CHECK_THROWS_WITH(read_csv(folder.path / "latin.csv"),
                    (folder.path / "latin.csv").string() +
                        ": line 2 is not UTF-8 text. Save the file as UTF-8. In a spreadsheet: "
                        "save as CSV UTF-8.");
  CHECK_THROWS_AS(read_csv(folder.path / "none.csv"), InputError);
}

TEST_CASE("CSV: a written field has quotes where it needs them") {
  CHECK(csv_field("") == "");
  CHECK(csv_field("plain text") == "plain text");
  CHECK(csv_field("-3.5") == "-3.5");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("a;b") == "\"a;b\"");
  CHECK(csv_field(" a") == "\" a\"");
  CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_field("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("CSV: what a spreadsheet would take for a formula gets an apostrophe") {
  CHECK(safe_csv_field("Ada") == "Ada");
  CHECK(safe_csv_field("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  CHECK(safe_csv_field("+1") == "'+1");
  CHECK(safe_csv_field("-1") == "'-1");
  CHECK(safe_csv_field("@SUM(A1)") == "'@SUM(A1)");
  CHECK(safe_csv_field("\t=1") == "\"'\t'=1\"");
  CHECK(safe_csv_field("\r=1") == "\"'\r'=1\"");
  CHECK(safe_csv_field("  =1") == "\"  '=1\"");
  CHECK(safe_csv_field("＝1+1") == "'＝1+1");
  CHECK(safe_csv_field("a-b=c@d") == "a-b=c@d");
  CHECK(safe_csv_field("a;=1+1;b") == "\"a;'=1+1;b\"");  // a cell where semicolons separate
  CHECK(safe_csv_field("a\n=1+1\n") == "\"a\n'=1+1\n\"");
}

TEST_CASE("CSV: any text that is written is read back the same") {
  std::mt19937 random(7);
  const std::string letters = "a,;\t\"\r\n =é";
  std::string text = "a,b,c\n";
  std::vector<Fields> written;
  for (int i = 0; i < 300; ++i) {
    Fields fields;
    for (int j = 0; j < 3; ++j) {
      std::string field = "x";  // so that no record is empty
      for (auto n = random() % 8; n > 0; --n) field += letters[random() % letters.size()];
      text += (j == 0 ? "" : ",") + csv_field(field);
      fields.push_back(field);
    }
    text += "\r\n";
    written.push_back(fields);
  }
  const CsvTable table = parsed(text);
  REQUIRE(table.records.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) CHECK(table.records[i].fields == written[i]);
}

TEST_CASE("CSV: bytes of any kind are read or refused") {
  std::mt19937 random(11);
  const std::string some = "id,name\n\"a\"\"b\",;\r\t =x\"\n";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) {
      text += random() % 4 == 0 ? static_cast<char>(random()) : some[random() % some.size()];
    }
    try {
      for (const CsvRecord& record : parsed(text).records) CHECK(!record.fields.empty());
    } catch (const InputError&) {
      continue;  // a complaint is an answer, too
    }
  }
}
