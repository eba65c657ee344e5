// The tables that instructors ask, and what README.md says of them.
#include <sqlite3.h>

#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "gradebook/database.hpp"
#include "gradebook/gradebook.hpp"
#include "graded_examples.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

/// As `sqlite3 -header` prints: names and values with bars between them.
int append_row(void* text, int columns, char** values, char** names) {
  auto& answer = *static_cast<std::string*>(text);
  const auto append = [&](char** words) {
    for (int i = 0; i < columns; ++i) {
      if (i > 0) answer += '|';
      answer += words[i] == nullptr ? "" : words[i];
    }
    answer += '\n';
  };
  if (answer.empty()) append(names);
  append(values);
  return 0;
}

/// Asked by SQLite alone, without our own classes.
std::string ask(const fs::path& file, const std::string& sql) {
  std::string answer;
  char* complaint = nullptr;
  sqlite3* connection = nullptr;
  sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_exec(connection, sql.c_str(), append_row, &answer, &complaint);
  if (complaint != nullptr) answer += complaint;
  sqlite3_free(complaint);
  sqlite3_close(connection);
  return answer;
}

std::string readme() {
  std::ifstream in(fs::path(CONVLINGS_SOURCE_DIR) / "grader" / "gradebook" / "README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What stands between ```<kind> and ```, for all of this kind.
std::vector<std::string> blocks(const std::string& text, const std::string& kind) {
  const std::string begin = "```" + kind + "\n";
  std::vector<std::string> found;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    found.push_back(text.substr(at, text.find("```", at) - at));
  }
  return found;
}

/// A section of the README: from "### name" to the next heading.
std::string section(const std::string& text, const std::string& name) {
  const std::size_t at = text.find("### " + name + "\n");
  if (at == std::string::npos) return "";
  return text.substr(at, text.find("\n#", at) - at);
}

struct SmallGradebook {
  TestFolder folder;
  fs::path file = folder.path / "gradebook.sqlite";
  Gradebook gradebook{file};

  SmallGradebook() { gradebook.write_tables(tests::small_class()); }
};

}  // namespace

TEST_CASE("gradebook tables: the README's questions have the answers that it shows") {
  const SmallGradebook small;
  const std::string text = readme();
  const std::vector<std::string> questions = blocks(text, "sql");
  const std::vector<std::string> answers = blocks(text, "text");
  CHECK(questions.size() == 5);
  REQUIRE(answers.size() == questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    INFO(questions[i]);
    CHECK(ask(small.file, questions[i]) == answers[i]);
  }
}

TEST_CASE("gradebook tables: the README and the schema tell every table and every column") {
  const SmallGradebook small;
  const std::string text = readme();
  Database database(small.file, WhenMissing::refuse);
  Statement columns(database,
                    "SELECT tables.name, columns.name, tables.sql FROM sqlite_master AS tables, "
                    "pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'");
  int found = 0;
  while (columns.step()) {
    const std::string name = columns.text(1);
    INFO(columns.text(0) << "." << name);
    const std::string told = section(text, columns.text(0));
    CHECK(told.find("`" + name + "`") != std::string::npos);
    CHECK(columns.text(2).find(name) != std::string::npos);
    ++found;
  }
  CHECK(found == 9 + 4 + 17 + 8 + 9 + 5 + 7 + 6 + 6);
}

TEST_CASE("gradebook tables: marks, exercises and checks are those of the class") {
  const SmallGradebook small;
  const GradedClass graded = tests::small_class();
  std::size_t checks = 0;
  double total = 0;
  for (const GradedStudent& student : graded.students) {
    total += student.total;
    for (const GradedLesson& lesson : student.lessons) {
      for (const ExerciseResult& exercise : lesson.result.exercises) {
        checks += exercise.checks.size();
      }
    }
  }
  Database database(small.file, WhenMissing::refuse);
  CHECK(database.number("SELECT count(*) FROM checks") == static_cast<std::int64_t>(checks));
  CHECK(database.number("SELECT round(sum(total) * 100) FROM marks") ==
        static_cast<std::int64_t>(total * 100 + 0.5));
  CHECK(database.number("SELECT round(sum(total) * 100) FROM students") ==
        static_cast<std::int64_t>(total * 100 + 0.5));
  CHECK(database.number("SELECT count(*) FROM (SELECT student, lesson, sum(points) AS points FROM "
                        "exercises GROUP BY student, lesson) JOIN marks USING (student, lesson) "
                        "WHERE abs(points - marks.exercises) > 0.005") == 0);
  CHECK(ask(small.file,
            "SELECT state, build, written, late_penalty > 0 AS late FROM marks WHERE "
            "student = 'ben' ORDER BY lesson") ==
        "state|build|written|late\ngraded|passed||1\ngraded|does_not_build|1.5|0\n");
  CHECK(ask(small.file,
            "SELECT state, build, isolation, written FROM marks WHERE student = 'eve' "
            "AND lesson = '01-convolution'") == "state|build|isolation|written\nundecided|||\n");
}

TEST_CASE("gradebook tables: written again they tell the new class only, and one more run") {
  SmallGradebook small;
  small.gradebook.write_tables(tests::small_class());
  Database database(small.file, WhenMissing::refuse);
  CHECK(database.number("SELECT count(*) FROM students") == 7);
  CHECK(database.number("SELECT count(*) FROM runs") == 2);
  CHECK(ask(small.file,
            "SELECT title, isolation, round((julianday(\"end\") - julianday(start)) * "
            "864000) AS tenths FROM runs LIMIT 1") ==
        "title|isolation|tenths\nSeeing machines, autumn|sandboxed, as another user|123.0\n");
  small.gradebook.write_tables(tests::empty_class());
  CHECK(database.number("SELECT count(*) FROM students") == 0);
  CHECK(database.number("SELECT count(*) FROM checks") == 0);
  CHECK(database.number("SELECT count(*) FROM lessons") == 2);
}

TEST_CASE("gradebook tables: no text of a student's steers a terminal or breaks a row") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  const GradedClass hostile = tests::hostile_class();
  Gradebook(file).write_tables(hostile);
  Database database(file, WhenMissing::refuse);
  CHECK(database.number("SELECT count(*) FROM students") ==
        static_cast<std::int64_t>(hostile.students.size()));
  CHECK(database.number("SELECT count(*) FROM students WHERE name LIKE '%' || char(27) || '%'") ==
        0);
  CHECK(database.number("SELECT count(*) FROM checks WHERE message LIKE '%' || char(27) || '%'") ==
        0);
  CHECK(database.number("SELECT count(*) FROM students WHERE name = '<script>alert(''payload'')"
                        "</script>'") == 2);
  CHECK(database.text("PRAGMA integrity_check") == "ok");
  CHECK(database.text("PRAGMA foreign_key_check").empty());
}
