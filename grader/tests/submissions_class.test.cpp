// From the folder, or the learning platform's .zip, of a class to its students.
#include <catch2_either.hpp>

#include "catalogue/errors.hpp"
#include "class_of_files.hpp"
#include "packed_files.hpp"
#include "submissions/platform_name.hpp"
#include "submissions/roster.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace fs = std::filesystem;

namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const std::vector<Submission>& submissions) {
  Ids ids;
  ids.reserve(submissions.size());
  for (const Submission& submission : submissions) ids.push_back(submission.id);
  return ids;
}

const Submission& with_id(const std::vector<Submission>& submissions, const std::string& id) {
  const auto found = std::find_if(submissions.begin(), submissions.end(),
                                  [&](const Submission& one) { return one.id == id; });
  REQUIRE(found != submissions.end());
  return *found;
}

Enrolled enrolled(const std::string& id, const std::string& name = "",
                  const std::string& canvas_id = "") {
  Enrolled one;
  one.id = id;
  one.name = name;
  one.canvas_id = canvas_id;
  return one;
}

std::vector<Enrolled> roster_of(const std::string& csv) {
  const ClassFolder folder;
  folder.write("roster.csv", csv);
  return read_roster(folder.path / "roster.csv");
}

// What is wrong with it, without the folder's name.
std::string complaint_about(const std::string& csv) {
  const ClassFolder folder;
  folder.write("roster.csv", csv);
  try {
    read_roster(folder.path / "roster.csv");
  } catch (const InputError& error) {
    return std::string(error.what()).substr(folder.path.string().size() + 1);
  }
  return "";
}

// The same submissions as a folder and as a .zip, in which everything is in a folder `wrapping`.
struct BothForms {
  std::vector<std::pair<std::string, std::string>> files;

  std::vector<Submission> in_folder(const std::vector<Enrolled>& roster) const {
    const ClassFolder folder;
    for (const auto& [name, bytes] : files) folder.write(name, bytes);
    return folder.all(roster);
  }

  std::vector<Submission> in_zip(const std::vector<Enrolled>& roster,
                                 const std::string& wrapping = "") const {
    const ClassFolder folder;
    std::vector<ZipEntry> entries;
    for (const auto& [name, bytes] : files) entries.push_back({wrapping + name, bytes, true});
    folder.write("submissions.zip", zip_of(entries));
    return read_submissions(folder.path / "submissions.zip", roster, three_lessons());
  }
};

const std::string zip_of_one = zip_of({{"convolution.cpp", "one"}});

}  // namespace

TEST_CASE("class: folders and archives are students, by their names") {
  const ClassFolder folder;
  folder.write("grace/convolution.cpp", "one");
  folder.write("ada.zip", zip_of_one);
  folder.write("alan.turing.tar.gz", gzipped(tar_of({{"convolution.cpp", "one"}})));
  folder.write("bob.rar", "Rar!");
  folder.write("roster.csv", "id\nada\n");
  folder.write("notes.txt", "");
  folder.write(".hidden/convolution.cpp", "");
  const std::vector<Submission> all = folder.all();
  CHECK(ids_of(all) == Ids{"ada", "alan.turing", "bob", "grace"});
  CHECK(all[0].from == folder.path / "ada.zip");
  CHECK(all[0].name == "ada");
  CHECK(all[2].problem == "bob.rar is a RAR archive; hand in a .zip or .tar.gz.");
  CHECK(all[2].lessons.empty());
  for (const std::size_t i : {0, 1, 3}) CHECK(all[i].lessons.size() == 1);
}

TEST_CASE("class: an empty folder is an empty class, no folder is none") {
  const ClassFolder folder;
  CHECK(folder.all().empty());
  const std::vector<Submission> nobody = folder.all({enrolled("b", "Bob"), enrolled("a")});
  CHECK(ids_of(nobody) == Ids{"a", "b"});
  CHECK(nobody[1].name == "Bob");
  CHECK(nobody[1].from.empty());
  CHECK(nobody[1].problem.empty());
  CHECK_THROWS_AS(read_submissions(folder.path / "none", {}, three_lessons()), InputError);
  folder.write("class.tar", tar_of({}));
  CHECK_THROWS_AS(read_submissions(folder.path / "class.tar", {}, three_lessons()), InputError);
}

TEST_CASE("class: what is one student's submission is not taken for a class") {
  const ClassFolder folder;
  for (const char* path : {"a/lessons/x", "b/01-convolution/x", "c/padding.cpp"}) {
    folder.write(path, "");
    CHECK_THROWS_WITH(
        read_submissions(folder.path / fs::path(path).begin()->string(), {}, three_lessons()),
        (folder.path / fs::path(path).begin()->string()).string() +
            ": is one student's submission. Name the folder that holds all of them.");
  }
  folder.write("ada.zip", zip_of({{"lessons/01-convolution/convolution.cpp", "one"}}));
  CHECK_THROWS_AS(read_submissions(folder.path / "ada.zip", {}, three_lessons()), InputError);
}

TEST_CASE("class: the roster's id is found alone and at the beginning of a name") {
  const ClassFolder folder;
  for (const char* name : {"ada", "grace_late_123", "GH-17 (copy)", "ann-b_x", "eve@uni.edu"}) {
    folder.write(std::string(name) + ".zip", zip_of_one);
  }
  folder.write("adamant/convolution.cpp", "one");
  const std::vector<Submission> all =
      folder.all({enrolled("ada", "Ada Lovelace"), enrolled("grace"), enrolled("gh-17"),
                  enrolled("ann"), enrolled("ann-b"), enrolled("eve@uni.edu"), enrolled("zoe")});
  CHECK(ids_of(all) ==
        Ids{"ada", "adamant", "ann", "ann-b", "eve_uni.edu", "gh-17", "grace", "zoe"});
  CHECK(with_id(all, "ada").name == "Ada Lovelace");
  for (const char* id : {"ada", "adamant", "ann-b", "eve_uni.edu", "gh-17", "grace"}) {
    CHECK(with_id(all, id).lessons.size() == 1);
  }
  CHECK(with_id(all, "ann").from.empty());
}

TEST_CASE("class: of two submissions with one id the first is taken and the second told") {
  const ClassFolder folder;
  folder.write("ada.zip", zip_of_one);
  folder.write("ada_late/convolution.cpp", "late");
  folder.write("a b/convolution.cpp", "one");
  folder.write("a_b/convolution.cpp", "other");
  const std::vector<Submission> all = folder.all({enrolled("ada"), enrolled("ada-2")});
  CHECK(ids_of(all) == Ids{"a_b", "a_b-2", "ada", "ada-2", "ada-3"});
  CHECK(with_id(all, "ada").lessons.at("01-convolution").source == "one");
  CHECK(with_id(all, "ada").problem.empty());
  CHECK(with_id(all, "ada-3").lessons.empty());
  CHECK(with_id(all, "ada-3").problem ==
        "Two submissions have the id ada: ada.zip, which is taken, and ada_late, which is not. "
        "Remove or rename one of them.");
  CHECK_FALSE(with_id(all, "a_b-2").problem.empty());
}

TEST_CASE("class: ids are safe as names of files, whatever the names") {
  CHECK(safe_id("Ada-L.1_x") == "Ada-L.1_x");
  CHECK(safe_id("=cmd|'x'!A1") == "_cmd__x__A1");
  CHECK(safe_id("../x") == "_._x");
  CHECK(safe_id("-rf") == "_rf");
  CHECK(safe_id(".") == "_");
  CHECK(safe_id("") == "_");
  CHECK(safe_id("a\nb") == "a_b");
  CHECK(safe_id(std::string(255, 'a')).size() == 100);
  CHECK(safe_id("Иван") != safe_id("Анна"));
  CHECK(safe_id("Иван").substr(0, 5) == "____-");

  const ClassFolder folder;
  for (const char* name :
       {"=cmd", "-rf", "a, \"b\"", "two\nlines", "🐟", "bad\xff", "CON", "<b>x</b>"}) {
    if (std::string(name).find('/') == std::string::npos) {
      folder.write(std::string(name) + "/convolution.cpp", "one");
    }
  }
  folder.write(std::string(255, 'x') + "/convolution.cpp", "one");
  const std::vector<Submission> all = folder.all();
  CHECK(all.size() == 8);
  for (const Submission& one : all) {
    CHECK(one.lessons.size() == 1);
    CHECK(one.id.find_first_not_of(
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") ==
          std::string::npos);
    CHECK(one.name.find_first_of("\n\xff") == std::string::npos);
  }
}

TEST_CASE("class: links among the submissions are refused under their names") {
  const ClassFolder folder;
  folder.write("ada/convolution.cpp", "one");
  fs::create_directory_symlink("ada", folder.path / "bob");
  fs::create_symlink("/etc/passwd", folder.path / "eve.zip");
  const std::vector<Submission> all = folder.all();
  CHECK(ids_of(all) == Ids{"ada", "bob", "eve"});
  CHECK(all[1].problem == "bob is a symbolic link; hand in what it leads to.");
  CHECK(all[2].problem == "eve.zip is a symbolic link; hand in what it leads to.");
}

TEST_CASE("platforms: names are taken apart") {
  PlatformName name = read_platform_name("lovelaceada_LATE_12345_67890_max_pooling-1.cpp");
  CHECK(name.platform == PlatformName::Platform::canvas);
  CHECK(name.person == "lovelaceada");
  CHECK(name.number == "12345");
  CHECK(name.rest == "max_pooling-1.cpp");
  name = read_platform_name("Ada King-Lovelace_12345_assignsubmission_file_");
  CHECK(name.platform == PlatformName::Platform::moodle);
  CHECK(name.person == "Ada King-Lovelace");
  CHECK(name.number == "12345");
  CHECK(name.rest.empty());
  CHECK(read_platform_name("Ada_1_assignsubmission_file_x_y.cpp").rest == "x_y.cpp");
  for (const char* other : {"ada", "ada_late_123.zip", "ada_1_2", "ada_1_2_", "_1_2_x", "a_b_c_d",
                            "", "_assignsubmission_", "x_assignsubmission_file_"}) {
    CHECK(read_platform_name(other).platform == PlatformName::Platform::none);
  }
}

TEST_CASE("platforms: Canvas's download is students, as a folder and as a .zip") {
  const BothForms canvas{{{"lovelaceada_12345_67890_convolution.cpp", "one"},
                          {"lovelaceada_12345_67891_answers.toml", "zeros_before = 1"},
                          {"lovelaceada_12345_67892_padding-2.cpp", "two"},
                          {"hoppergrace_LATE_777_67893_work.zip", zip_of_one},
                          {"turingalan_888_67894_essay.docx", ""}}};
  for (const auto& all :
       {canvas.in_folder({}), canvas.in_zip({}), canvas.in_zip({}, "submissions/")}) {
    CHECK(ids_of(all) == Ids{"hoppergrace_777", "lovelaceada_12345", "turingalan_888"});
    CHECK(all[1].name == "lovelaceada");
    CHECK(all[1].lessons.size() == 2);
    CHECK(all[1].lessons.at("02-padding").answers == "zeros_before = 1");
    CHECK(all[1].lessons.at("02-padding").source == "two");
    CHECK(all[0].lessons.size() == 1);
    CHECK_FALSE(all[2].problem.empty());
  }
  const std::vector<Enrolled> roster{enrolled("al1", "Ada", "12345"),
                                     enrolled("gh1", "Grace", "777"), enrolled("zz", "", "1")};
  for (const auto& all : {canvas.in_folder(roster), canvas.in_zip(roster)}) {
    CHECK(ids_of(all) == Ids{"al1", "gh1", "turingalan_888", "zz"});
    CHECK(all[0].lessons.size() == 2);
    CHECK(all[0].name == "Ada");
    CHECK(all[0].canvas_id == "12345");
  }
}

TEST_CASE("platforms: Moodle's download is students, as a folder and as a .zip") {
  const BothForms moodle{{{"Ada Lovelace_12345_assignsubmission_file_/convolution.cpp", "one"},
                          {"Ada Lovelace_12345_assignsubmission_onlinetext_/onlinetext.html", ""},
                          {"Alan Turing_5_assignsubmission_file_/work.zip", zip_of_one},
                          {"Zoë X_6_assignsubmission_file_padding.cpp", "two"}}};
  for (const auto& all : {moodle.in_folder({}), moodle.in_zip({}), moodle.in_zip({}, "a/b/")}) {
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == "Ada_Lovelace_12345");
    CHECK(all[0].name == "Ada Lovelace");
    CHECK(all[1].id == "Alan_Turing_5");
    CHECK(all[2].name == "Zoë X");
    for (const Submission& one : all) CHECK(one.lessons.size() == 1);
    CHECK(reason_for(all[0], "onlinetext.html") == "not asked for.");
  }
  const std::vector<Enrolled> roster{enrolled("al1", "Ada Lovelace"),
                                     enrolled("Participant 5", "A T"), enrolled("z1", "Zoë X"),
                                     enrolled("z2", "Zoë X")};
  for (const auto& all : {moodle.in_folder(roster), moodle.in_zip(roster)}) {
    CHECK(with_id(all, "al1").lessons.size() == 1);
    CHECK(with_id(all, "Participant_5").lessons.size() == 1);
    CHECK(with_id(all, "z1").from.empty());  // two have that name, nothing is guessed
    CHECK(all.size() == 5);
  }
}

TEST_CASE("class: single files are gathered by what they begin with") {
  const BothForms files{{{"bob_convolution.cpp", "one"},
                         {"bob_answers_padding.toml", "[written]"},
                         {"Eve Moneypenny - max_pooling (2).cpp", "three"},
                         {"readme.txt", ""}}};
  for (const auto& all : {files.in_folder({}), files.in_zip({})}) {
    CHECK(ids_of(all) == Ids{"Eve_Moneypenny", "bob"});
    CHECK(all[1].lessons.size() == 2);
  }
  const std::vector<Submission> known = files.in_folder({enrolled("bob"), enrolled("readme")});
  CHECK(ids_of(known) == Ids{"Eve_Moneypenny", "bob", "readme"});
  CHECK(reason_for(known[2], "readme.txt") == "not asked for.");
}

TEST_CASE("class: archives that look like Canvas's are never made one student's") {
  const BothForms labs{
      {{"lab_2026_101_ada.zip", zip_of_one}, {"lab_2026_102_bob.zip", zip_of_one}}};
  const std::vector<Submission> all = labs.in_folder({});
  CHECK(ids_of(all) == Ids{"lab_2026", "lab_2026-2"});
  CHECK_FALSE(all[1].problem.empty());
}

TEST_CASE("class: in a .zip every student has limits of his own, and a damaged .zip is no class") {
  std::vector<ZipEntry> entries;
  entries.reserve(2102);
  for (int i = 0; i < 2100; ++i) entries.push_back({"eve/f" + std::to_string(i), ""});
  entries.push_back({"eve/convolution.cpp", "one"});
  entries.push_back({"ada/convolution.cpp", "one"});
  entries.push_back({"ada/../bob/convolution.cpp", "evil"});
  entries.push_back({"bob/@padding.cpp", "evil"});
  const ClassFolder folder;
  folder.write("class.zip", zip_of(entries));
  const std::vector<Submission> all =
      read_submissions(folder.path / "class.zip", {}, three_lessons());
  CHECK(ids_of(all) == Ids{"ada", "bob", "eve"});
  CHECK(sources(all[0]) == std::map<std::string, std::string>{{"01-convolution", "one"}});
  CHECK(all[1].rejected.size() == 1);
  CHECK(all[2].problem ==
        "eve holds more than 2000 files; hand in the files of the lessons alone.");

  entries[2101].crc = 1;
  folder.write("class.zip", zip_of(entries));
  CHECK_THROWS_AS(read_submissions(folder.path / "class.zip", {}, three_lessons()), InputError);
  folder.write("class.zip", zip_of(entries).substr(0, 5000));
  CHECK_THROWS_AS(read_submissions(folder.path / "class.zip", {}, three_lessons()), InputError);
}

TEST_CASE("roster: columns are found by name, in any order") {
  const std::vector<Enrolled> plain =
      roster_of("name,id,email,section\n\"Lovelace, Ada\",ada,a@b.c,A\n");
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].id == "ada");
  CHECK(plain[0].name == "Lovelace, Ada");
  CHECK(plain[0].email == "a@b.c");
  CHECK(plain[0].section == "A");

  const std::vector<Enrolled> canvas = roster_of(
      "\xEF\xBB\xBFStudent,ID,SIS User ID,SIS Login ID,Section,Lab 1 (7)\r\n"
      "    Points Possible,,,,,10\r\n"
      "\"Lovelace, Ada\",12345,al1,ada@uni.edu,A,\r\n"
      "\"Student, Test\",99,,abc,A,\r\n");
  REQUIRE(canvas.size() == 1);
  CHECK(canvas[0].id == "al1");
  CHECK(canvas[0].canvas_id == "12345");

  const std::vector<Enrolled> moodle = roster_of(
      "Identifier,\"Full name\",\"Email address\",Status\nParticipant 5,Alan Turing,a@t.org,\n");
  CHECK(moodle[0].id == "Participant 5");
  CHECK(moodle[0].name == "Alan Turing");
  CHECK(moodle[0].email == "a@t.org");

  const std::vector<Enrolled> german = roster_of("student_id;first_name;last_name\n007;Zoë;Ä, B\n");
  CHECK(german[0].id == "007");
  CHECK(german[0].name == "Zoë Ä, B");
  CHECK(roster_of("ID,Student\n12,Ada\n")[0].id == "12");
  CHECK(roster_of("id,ID\nx,12\n")[0].canvas_id == "12");
  CHECK(roster_of("id\n").empty());
}

TEST_CASE("roster: what is wrong is told with its line") {
  CHECK(complaint_about("") == "roster.csv: is empty. Its first line must name the columns.");
  CHECK(complaint_about("name\nAda\n") ==
        "roster.csv:1: there is no column id. The header names: name.");
  CHECK(complaint_about("id,name\nada,Ada\n,Bob\n") ==
        "roster.csv:3: the id is missing. Every student needs one.");
  CHECK(complaint_about("id\nada\nbob\nada\n") ==
        "roster.csv:4: the id ada is that of line 2, too. Give each student one of their own.");
  CHECK(complaint_about("id\na b\na_b\n") ==
        "roster.csv:3: the id a_b is that of line 2, too. Give each student one of their own.");
}
