#include "gradebook/gradebook.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catalogue/errors.hpp"
#include "gradebook/database.hpp"
#include "gradebook/file_system.hpp"
#include "gradebook/refusal.hpp"
#include "gradebook_rows.hpp"
#include "in_child.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string complaint_about(const fs::path& file) {
  try {
    const Gradebook gradebook(file);
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("gradebook: what is remembered is there again after it was closed") {
  const TestFolder folder;
  const fs::path file = folder.path / "new folder" / "gradebook.sqlite";
  {
    Gradebook gradebook(file);
    CHECK_FALSE(gradebook.outcome("k1").has_value());
    gradebook.remember(graded_row("ada", "k1"), outcome_saying("one"));
    gradebook.note({"ben", "01-convolution", "", "rejected", "It's a \"link\"; DROP TABLE"});
    CHECK(message_under(gradebook, "k1") == "one");
  }
  Gradebook gradebook(file);
  CHECK(message_under(gradebook, "k1") == "one");
  CHECK(gradebook.outcome("k1")->complete);
  const std::vector<GradedRow> rows = gradebook.rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].student == "ada");
  CHECK(rows[0].lesson == "01-convolution");
  CHECK(rows[0].key == "k1");
  CHECK(rows[0].state == "graded");
  CHECK(rows[1].student == "ben");
  CHECK(rows[1].key.empty());
  CHECK(rows[1].reason == "It's a \"link\"; DROP TABLE");
}

TEST_CASE("gradebook: the later word about a student's lesson counts") {
  const TestFolder folder;
  Gradebook gradebook(folder.path / "g");
  gradebook.note({"ada", "01-convolution", "", "undecided", "The checker died."});
  gradebook.remember(graded_row("ada", "k1"), outcome_saying("first"));
  gradebook.remember(graded_row("ada", "k1"), outcome_saying("second"));
  REQUIRE(gradebook.rows().size() == 1);
  CHECK(gradebook.rows()[0].state == "graded");
  CHECK(message_under(gradebook, "k1") == "second");
}

TEST_CASE("gradebook: texts of any bytes come back as they were") {
  const TestFolder folder;
  Gradebook gradebook(folder.path / "g");
  const std::string odd("a\0b\xff'\n", 6);
  gradebook.note({odd, odd, odd, odd, odd});
  const GradedRow row = gradebook.rows().at(0);
  CHECK(row.student == odd);
  CHECK(row.reason == odd);
}

TEST_CASE("gradebook: an outcome that is no longer readable is not known") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  Gradebook gradebook(file);
  gradebook.remember(graded_row("ada", "k1"), outcome_saying("one"));
  Database(file, WhenMissing::refuse).run("UPDATE outcomes SET outcome = '{\"outcome\":7}'");
  CHECK_FALSE(gradebook.outcome("k1").has_value());
  gradebook.remember(graded_row("ada", "k1"), outcome_saying("again"));
  CHECK(message_under(gradebook, "k1") == "again");
}

TEST_CASE("gradebook: forgets by student, by lesson, by both, and everything") {
  const TestFolder folder;
  Gradebook gradebook(folder.path / "g");
  gradebook.remember(graded_row("ada", "a1"), outcome_saying("ada's 01, an earlier version"));
  gradebook.remember(graded_row("ada", "a1b"), outcome_saying("ada's 01"));
  gradebook.remember(graded_row("ada", "a2", "02-padding"), outcome_saying("ada's 02"));
  gradebook.remember(graded_row("ben", "b1"), outcome_saying("ben's 01"));
  gradebook.note(graded_row("cas", "b1"));
  gradebook.note({"cas", "02-padding", "", "missing", ""});

  SECTION("a student's, with those of earlier versions") {
    CHECK(gradebook.forget("ada", "") == 3);
    CHECK(message_under(gradebook, "a1") == "none");
    CHECK(message_under(gradebook, "b1") == "ben's 01");
    CHECK(gradebook.rows().size() == 3);
  }
  SECTION("a shared one: the other student is graded again, too") {
    CHECK(gradebook.forget("cas", "") == 1);
    REQUIRE(gradebook.rows().size() == 2);
    CHECK(gradebook.rows()[1].student == "ada");
  }
  SECTION("a lesson's") {
    CHECK(gradebook.forget("", "02-padding") == 1);
    CHECK(message_under(gradebook, "a2") == "none");
    CHECK(gradebook.rows().size() == 3);
  }
  SECTION("both") {
    CHECK(gradebook.forget("ada", "01-convolution") == 2);
    CHECK(message_under(gradebook, "a2") == "ada's 02");
    CHECK(gradebook.rows().size() == 4);
  }
  SECTION("everything") {
    CHECK(gradebook.forget("", "") == 4);
    CHECK(gradebook.rows().empty());
  }
  SECTION("nothing") { CHECK(gradebook.forget("dee", "") == 0); }
}

TEST_CASE("gradebook: files of something else are refused and left as they are") {
  const TestFolder folder;
  const fs::path file = folder.path / "gradebook.sqlite";
  const auto check_refused = [&](const std::string& why) {
    const std::string before = bytes_of(file);
    const std::size_t files = files_in(folder.path);
    CHECK_THAT(complaint_about(file), Catch::Contains(file.string() + ": "));
    CHECK_THAT(complaint_about(file), Catch::Contains(why));
    CHECK(bytes_of(file) == before);
    CHECK(files_in(folder.path) == files);
  };
  SECTION("a short text") {
    write_bytes(file, "id,marks\nada,3\n");
    check_refused("no gradebook, and is left as it is");
  }
  SECTION("a long text") {
    write_bytes(file, std::string(100000, 'x'));
    check_refused("no gradebook, and is left as it is");
  }
  SECTION("a database of another program") {
    Database(file, WhenMissing::make)
        .run("CREATE TABLE outcomes (key); INSERT INTO outcomes VALUES (7)");
    check_refused("database of another program");
  }
  SECTION("a database with another program's number, and no table yet") {
    Database(file, WhenMissing::make).run("PRAGMA application_id = 7");
    check_refused("database of another program");
  }
  SECTION("a gradebook of a newer version") {
    { const Gradebook gradebook(file); }
    Database(file, WhenMissing::refuse).run("PRAGMA user_version = 2");
    check_refused("version 2; this convlings writes version 1");
  }
  SECTION("a damaged gradebook") {
    {
      Gradebook gradebook(file);
      gradebook.remember(graded_row("ada", "k1"), outcome_saying("one"));
    }
    std::string bytes = bytes_of(file);
    bytes.replace(100, 200, 200, '\x7f');  // the root page of all tables
    write_bytes(file, bytes);
    check_refused("it cannot be used as a gradebook");
  }
  SECTION("a folder") {
    fs::create_directory(file);
    CHECK_THAT(complaint_about(file), Catch::Contains("it cannot be opened"));
  }
}

TEST_CASE("gradebook: an empty file, as a killed grader may leave it, is filled") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  write_bytes(file, "");
  CHECK(complaint_about(file) == "none");
  CHECK(Database(file, WhenMissing::refuse).number("PRAGMA user_version") == 1);
}

TEST_CASE("gradebook: file names that mean something else to SQLite are file names") {
  const TestFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path);
  { const Gradebook gradebook(":memory:"); }
  { const Gradebook gradebook("file:x?mode=memory"); }
  fs::current_path(before);
  CHECK(fs::file_size(folder.path / ":memory:") > 0);
  CHECK(fs::file_size(folder.path / "file:x?mode=memory") > 0);
}

TEST_CASE("gradebook: uses WAL, or a rollback journal where it is told to") {
  const TestFolder folder;
  for (const auto& [journal, mode] :
       {std::pair{Journal::best, "wal"}, {Journal::rollback, "delete"}, {Journal::best, "wal"}}) {
    Gradebook gradebook(folder.path / "g", journal);
    gradebook.remember(graded_row("ada", "k1"), outcome_saying("one"));
    CHECK(Database(folder.path / "g", WhenMissing::refuse).text("PRAGMA journal_mode") == mode);
  }
}

TEST_CASE("gradebook: network file systems are known by their numbers") {
  CHECK(is_network_type(0x6969));            // NFS_SUPER_MAGIC, linux/magic.h
  CHECK(is_network_type(0xff534d42));        // CIFS_SUPER_MAGIC
  CHECK_FALSE(is_network_type(0xef53));      // EXT4_SUPER_MAGIC
  CHECK_FALSE(is_network_type(0x01021994));  // TMPFS_MAGIC
  CHECK_FALSE(is_network_type(0x794c7630));  // OVERLAYFS_SUPER_MAGIC
  CHECK(on_network("/there/is/no/such/folder"));
}

TEST_CASE("gradebook: a file that may only be read says so") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  { const Gradebook gradebook(file, Journal::rollback); }
  fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  const std::string complaint = in_child([&]() -> std::string {
    if (getuid() == 0 && setuid(65534) != 0) return "cannot become nobody";
    return complaint_about(file);
  });
  CHECK_THAT(complaint, Catch::Contains(file.string() + ": it may be read, not written"));
}

TEST_CASE("gradebook: a folder that may not be written to says so") {
  const TestFolder folder;
  fs::permissions(folder.path,
                  fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                  fs::perm_options::remove);
  const std::string complaint = in_child([&]() -> std::string {
    if (getuid() == 0 && setuid(65534) != 0) return "cannot become nobody";
    return complaint_about(folder.path / "out" / "g");
  });
  fs::permissions(folder.path, fs::perms::owner_all);
  CHECK_THAT(complaint, Catch::Contains("it cannot be opened"));
  CHECK_THAT(complaint, Catch::Contains("Permission denied"));
}

TEST_CASE("gradebook: every complaint of SQLite's names the file and what to do") {
  const auto text = [](int code, int system_error) {
    return refusal_text("out/\x1b[31mg", {code, system_error, "words"});
  };
  CHECK_THAT(text(13, 0), Catch::Contains("out/?[31mg: there is no room left"));  // SQLITE_FULL
  CHECK_THAT(text(10 | 3 << 8, 28), Catch::Contains("no room left"));  // IOERR_WRITE, ENOSPC
  CHECK_THAT(text(10 | 3 << 8, 5), Catch::Contains("(words: Input/output error)"));
  CHECK_THAT(text(5, 28), Catch::Contains("another program holds it"));  // SQLITE_BUSY
  CHECK_THAT(text(8, 0), Catch::Contains("it may be read, not written"));
  CHECK_THAT(text(11, 0), Catch::Contains("it cannot be used as a gradebook (words)"));
}
