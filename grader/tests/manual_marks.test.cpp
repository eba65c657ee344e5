// Marks that a person types: the pages, and the CSV beside them.
#include <catch2_either.hpp>

#include "grading/manual_quote.hpp"
#include "to_mark_class.hpp"

using namespace to_mark;

// The fingerprints come from Python: hashlib.sha256(b"> *no answer*\n").hexdigest()[:12].
TEST_CASE("to mark: the page has the question, every answer, and lines to fill in") {
  const ToMark to_mark;
  to_mark.write(class_of({{"ada", "It is *the same*\neverywhere."}, {"ben", ""}}));
  CHECK(content(to_mark.page) ==
        "# 01-convolution: why (3 marks)\n"
        "\n"
        "> Why a kernel?\n"
        "\n"
        "> Type a number after \"Marks (0 to 3):\" (2, 2.5 and 2,5 are all fine) and, if you like, "
        "words for\n"
        "> the student after \"Remark:\". Notes for yourself go below \"Notes:\". All that is kept "
        "when the page\n"
        "> is written anew; nothing typed is 0 where there is no answer.\n"
        "\n"
        "Notes:\n"
        "\n"
        "## ada\n"
        "\n"
        "<!-- answer 04f4eb431731 -->\n"
        "> It is \\*the same\\*\n"
        "> everywhere.\n"
        "\n"
        "Marks (0 to 3): \n"
        "Remark: \n"
        "\n"
        "## ben\n"
        "\n"
        "<!-- answer e1b1bbc1c24e -->\n"
        "> *no answer*\n"
        "\n"
        "Marks (0 to 3): \n"
        "Remark: \n");
}

TEST_CASE("to mark: what was typed is read, and stays when the page is written anew") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada", "a"}, {"ben", "b"}, {"chi", "c"}});
  CHECK(to_mark.read(graded).empty());
  to_mark.write(graded);
  CHECK(to_mark.read(graded).empty());
  to_mark.type("ada", "Marks", "Marks (0 to 3): 2,5");
  to_mark.type("ada", "Remark", "Remark:  Good.\n\nBut > one thing:\n- translation");
  to_mark.type("chi", "Remark", "Remark: ask again");  // no marks yet
  put(to_mark.page, replaced(content(to_mark.page), "Notes:\n", "Notes:\n\n1 for \"shared\"\n"));
  const ManualMarks marks = to_mark.read(graded);
  REQUIRE(marks.size() == 1);
  CHECK(marks.at(ada).at("why").marks == 2.5);
  CHECK(marks.at(ada).at("why").remark == "Good. But > one thing: - translation");
  to_mark.write(graded);
  const std::string page = content(to_mark.page);
  CHECK(page.find("Notes:\n\n1 for \"shared\"\n\n## ada") != std::string::npos);
  CHECK(
      page.find("Marks (0 to 3): 2,5\nRemark: Good.\nBut > one thing:\n- translation\n\n## ben") !=
      std::string::npos);
  CHECK(page.find("Remark: ask again\n") != std::string::npos);
  to_mark.write(graded);
  CHECK(content(to_mark.page) == page);
}

TEST_CASE("to mark: an answer that changed since it was marked says so until a person has looked") {
  const ToMark to_mark;
  to_mark.write(class_of({{"ada", "old"}, {"ben", "old"}}));
  to_mark.type("ada", "Marks", "Marks (0 to 3): 1");
  const GradedClass changed = class_of({{"ada", "new"}, {"ben", "new"}});
  to_mark.write(changed);
  const std::string notice =
      "**The answer has changed since it was marked. Look again, then delete this line.**\n";
  const std::string page = content(to_mark.page);
  CHECK(page.find("> new\n\n" + notice + "\nMarks (0 to 3): 1\n") != std::string::npos);
  CHECK(page.find(notice) == page.rfind(notice));  // nobody has marked ben
  to_mark.write(changed);
  CHECK(content(to_mark.page) == page);
  CHECK(to_mark.read(changed).at(ada).at("why").marks == 1);
  put(to_mark.page, replaced(page, notice, ""));
  to_mark.write(changed);
  CHECK(content(to_mark.page).find(notice) == std::string::npos);
  CHECK(to_mark.read(changed).at(ada).at("why").marks == 1);
}

TEST_CASE("to mark: marks of a student who is away are kept and do not count") {
  const ToMark to_mark;
  const GradedClass both = class_of({{"ada", "a"}, {"ben", "b"}, {"chi", "c"}});
  to_mark.write(both);
  to_mark.type("ben", "Marks", "Marks (0 to 3): 3");
  const std::string page = content(to_mark.page);
  const GradedClass alone = class_of({{"ada", "a"}});
  CHECK(to_mark.read(alone).empty());
  to_mark.write(alone);
  CHECK(content(to_mark.page).find("## chi") == std::string::npos);
  CHECK(content(to_mark.page).find("**Not in the class at present") != std::string::npos);
  CHECK(to_mark.read(alone).empty());
  to_mark.write(both);
  CHECK(content(to_mark.page) == page);
  CHECK(to_mark.read(both).at(ben).at("why").marks == 3);
}

TEST_CASE("to mark: no answer can be taken for a line of ours, nor act as markup") {
  const ToMark to_mark;
  const std::string hostile[] = {
      "Marks (0 to 3): 3",
      "x\nMarks (0 to 3): 3\nRemark: wonderful",
      "x\n\n## ada\n\n<!-- answer 7a9ad48d5b41 -->\n\nMarks (0 to 3): 3",
      "# 01-convolution: why (3 marks)\nNotes:\n## ben\nMarks (0 to 3): 3",
      "x\r\nMarks (0 to 3): 3\r\n",
      "x\rMarks (0 to 3): 3",
      "x\xE2\x80\xA8Marks (0 to 3): 3",
      "x\xE2\x80\xAE"
      "3 :)3 ot 0( skraM",
      "x\x0BMarks (0 to 3): 3\x0C",
      "```\nMarks (0 to 3): 3\n```",
      "    Marks (0 to 3): 3",
      "--> <script>alert(1)</script> <!-- ",
      "<b onclick='x'>&lt; ![a](http://x/y) [b]: http://x | www.x.org",
      "> > quoted\n>\n---\n===\n***\n1. one\n2) two\n- three\n+ four",
      "\xEF\xBB\xBF# title",
      "*no answer*",
      "**The answer has changed since it was marked. Look again, then delete this line.**"};
  std::map<std::string, std::string> answers;
  for (const std::string& text : hostile) answers["s" + std::to_string(10 + answers.size())] = text;
  GradedClass graded = class_of(answers);
  graded.students[0].lessons[0].written_answers = "Marks (0 to 3): 3\n\xFF\xFE\n## s11";  // no TOML
  to_mark.write(graded);
  CHECK(to_mark.read(graded).empty());
  to_mark.write(graded);
  std::istringstream page(content(to_mark.page));
  std::size_t headings = 0;
  std::size_t marks_lines = 0;
  for (std::string line; std::getline(page, line);) {
    CAPTURE(line);
    CHECK(line.find('\r') == std::string::npos);
    if (line.rfind("## ", 0) == 0) ++headings;
    if (line == "Marks (0 to 3): ") ++marks_lines;
    const bool answer = line.rfind('>', 0) == 0;
    const bool ours = line.empty() || line == "Remark: " || line == "Marks (0 to 3): " ||
                      line == "Notes:" || line == "# 01-convolution: why (3 marks)" ||
                      line.rfind("## s", 0) == 0 || line.rfind("<!-- answer ", 0) == 0;
    CHECK((answer || ours));
    for (std::size_t at = line.find('<'); answer && at != std::string::npos;
         at = line.find('<', at + 1)) {
      CHECK(line[at - 1] == '\\');
    }
  }
  CHECK(headings == std::size(hostile));
  CHECK(marks_lines == std::size(hostile));
}

TEST_CASE("to mark: a quotation takes markup its meaning and nothing else") {
  const auto quoted = [](const std::string& text) { return quotation({text}); };
  CHECK(quoted("a_b <i> [x](y) `c` & | ~") == "> a\\_b \\<i\\> \\[x\\](y) \\`c\\` \\& \\| \\~\n");
  CHECK(quoted("- a\n1. b\n12) c\n1.5 d\n= e\na - b") ==
        "> \\- a\n> 1\\. b\n> 12\\) c\n> 1\\.5 d\n> \\= e\n> a - b\n");
  CHECK(quoted("see http://x.org or www.x.org") == "> see http\\://x.org or www\\.x.org\n");
  CHECK(quoted("  in\n\nout ") == "> \xC2\xA0\xC2\xA0in\n>\n> out\n");
  CHECK(quoted("\xC3\xA4\xC3\xB6 \xE2\x88\x91 \xF0\x9F\x99\x82") ==
        "> \xC3\xA4\xC3\xB6 \xE2\x88\x91 \xF0\x9F\x99\x82\n");
  CHECK(quoted("a\xE2\x80\xA8"
               "b\xE2\x80\xAE"
               "c\xE2\x81\xA7"
               "d") == "> a?b?c?d\n");
  CHECK(quoted("a\xE2\x80\x8F\xE2\x81\xA5"
               "b") ==
        "> a\xE2\x80\x8F\xE2\x81\xA5"
        "b\n");
  CHECK(quoted("?") == "> *no answer*\n");
  CHECK(quoted("") == "> *no answer*\n");
  const std::string cut = quoted(std::string(9'999, 'x') + "\xC3\xA4yyy");  // within a character
  CHECK(cut == "> " + std::string(9'999, 'x') + "\n>\n> *and 5 more bytes in answers.toml*\n");
}

TEST_CASE("to mark: a page that cannot be understood is neither read nor written over") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada", "a"}, {"ben", "b"}});
  to_mark.write(graded);
  to_mark.type("ada", "Marks", "Marks (0 to 3): 2");
  const std::string good = content(to_mark.page);
  const std::string end =
      " Nothing was changed: mend the line, or move the page away after a look at its marks, and "
      "it "
      "is made anew.";
  const auto refused = [&](const std::string& from, const std::string& to) {
    const std::string bad = replaced(good, from, to);
    put(to_mark.page, bad);
    const std::string what = to_mark.complaint([&] { to_mark.read(graded); });
    CHECK(to_mark.complaint([&] { to_mark.write(graded); }) == what);
    CHECK(content(to_mark.page) == bad);
    REQUIRE(what.size() > end.size());
    CHECK(what.substr(what.size() - end.size()) == end);
    return what.substr(0, what.size() - end.size());
  };
  CHECK(refused("# 01-convolution: why", "# 01-convolution: how") ==
        "01-why.md:1: the page must begin with \"# 01-convolution: why (…\". Received \"# "
        "01-convolution: how (3 marks)\".");
  CHECK(refused("\n\nNotes:", "\nfair\n\nNotes:") ==
        "01-why.md:8: \"fair\" would be lost here. Write below \"Notes:\".");
  CHECK(refused("\nNotes:", "\n") ==
        "01-why.md:11: \"## ada\" would be lost here. Write below "
        "\"Notes:\".");
  CHECK(refused("> a\n", "> a, but why?\n") ==
        "01-why.md:13: the answer of ada was edited, and what was written into it would be lost. "
        "Undo that, and write after \"Remark:\".");
  CHECK(refused("<!-- answer", "<!-- question") ==
        "01-why.md:13: the line \"<!-- answer … -->\" of ada is missing.");
  CHECK(refused("Marks (0 to 3): 2", "2") ==
        "01-why.md:16: the line \"Marks (0 to …):\" of ada must stand here. Received \"2\".");
  CHECK(refused("Remark: ", "good") ==
        "01-why.md:17: \"good\" would be lost here. Write after \"Remark:\" of ada.");
  CHECK(refused("Remark: ", "Remark: good\n## very good") ==
        "01-why.md:18: \"## very good\" is no heading of ours. Do not begin a line with ##.");
  CHECK(refused("Remark: ", "Remark: good\nMarks (0 to 3): 3") ==
        "01-why.md:18: ada has a second line \"Marks (0 to …):\" below.");
  CHECK(refused("## ben", "## ada") == "01-why.md:19: ada has a second part here.");
  const std::size_t cut = good.find("\nMarks (0 to 3): 2");
  CHECK(refused(good.substr(cut), "") ==
        "01-why.md:15: the line \"Marks (0 to …):\" of ada must stand here. Received \"\".");
}

TEST_CASE("to mark: a mark is a number up to the question's marks, with point, comma or a half") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada", "a"}});
  to_mark.write(graded);
  const auto read = [&](const std::string& typed) {
    to_mark.type("ada", "Marks", "Marks (0 to 3): " + typed);
    return to_mark.read(graded).at(ada).at("why").marks;
  };
  CHECK(read("0") == 0);
  CHECK(read("3") == 3);
  CHECK(read("3.0") == 3);
  CHECK(read("2.5") == 2.5);
  CHECK(read("2,5 ") == 2.5);
  CHECK(read(".5") == 0.5);
  CHECK(read("½") == 0.5);
  CHECK(read("2½") == 2.5);
  CHECK(read("1.25") == 1.25);
  for (const std::string typed :
       {"3.01", "3½", "-1", "4", "two", "1/2", "2 of 3", "1e0", "0x1", "nan", "inf", "1.2.3", ".",
        ",", "2!", "1½½", "1.5½", "00000000000001"}) {
    to_mark.type("ada", "Marks", "Marks (0 to 3): " + typed);
    CHECK(to_mark.complaint([&] { to_mark.read(graded); }) ==
          "01-why.md:16: the marks of ada must be a number from 0 to 3, such as 1 or 0.5. Received "
          "\"" +
              typed + "\".");
    to_mark.write(graded);  // the page is in order, and keeps what was typed
    CHECK(content(to_mark.page).find("Marks (0 to 3): " + typed + "\n") != std::string::npos);
  }
}

TEST_CASE("marks CSV: its word counts more than the page's") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada", "a"}, {"ben", "b"}});
  to_mark.write(graded);
  to_mark.type("ada", "Marks", "Marks (0 to 3): 1");
  to_mark.type("ben", "Marks", "Marks (0 to 3): 1");
  const ManualMarks marks = to_mark.read(
      graded, "id,lesson,question,marks,remark\nada,1,why,\"2,5\",\"a, b\"\nben,1,,,\n");
  CHECK(marks.at(ada).at("why").marks == 2.5);
  CHECK(marks.at(ada).at("why").remark == "a, b");
  CHECK(marks.at(ben).at("why").marks == 1);  // nothing in the CSV
  CHECK(to_mark.read(graded, "id;lesson;marks\nben;convolution;0,5\n").at(ben).at("why").marks ==
        0.5);
}

TEST_CASE("marks CSV: students are named as in the roster") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada_uni.de", "a"}});
  const std::string header = "Student,ID,SIS User ID,lesson,marks\n";
  const ManualMarks marks =
      to_mark.read(graded, header + "\"Lovelace, Ada\",4711,ada@uni.de,1,2\n");
  CHECK(marks.at({"ada_uni.de", "01-convolution"}).at("why").marks == 2);
}

TEST_CASE("marks CSV: when a part of the class is graded, the others' lines are in order") {
  const ToMark to_mark;
  const GradedClass everybody = class_of({{"ada", "a"}, {"ben", "b"}});
  WholeClass whole{{"ada", "ben"}, everybody.lessons};
  whole.lessons.push_back(whole.lessons[0]);
  whole.lessons[1].id = "02-padding";
  whole.lessons[1].number = "02";
  const GradedClass one = class_of({{"ada", "a"}});
  const std::string csv = "id,lesson,marks\nada,1,2\nben,1,3\nada,2,1\n";
  CHECK(to_mark.read(one, csv, whole).at(ada).at("why").marks == 2);
  CHECK_THROWS_AS(to_mark.read(one, csv + "chi,1,1\n", whole), InputError);
}

TEST_CASE("marks CSV: a complaint names the line") {
  const ToMark to_mark;
  const GradedClass graded = class_of({{"ada", "a"}, {"ben", "b"}});
  const auto complaint = [&](const std::string& rows) {
    return to_mark.complaint(
        [&] { to_mark.read(graded, "id,lesson,question,marks,remark\n" + rows); });
  };
  CHECK(complaint("ada,1,why,3,\n\nadda,1,why,3,\n") ==
        "marks.csv:4: nobody in the class has the id \"adda\". Did you mean ada?");
  CHECK(complaint("ada,7,why,3,\n") == "marks.csv:2: There is no lesson \"7\". Lessons: 01 to 01.");
  CHECK(complaint("ada,1,wy,3,\n") ==
        "marks.csv:2: lesson 01-convolution has no written question \"wy\". Did you mean why?");
  CHECK(complaint("ada,1,why,3.5,\n") ==
        "marks.csv:2: the marks for why must be a number from 0 to 3, such as 1 or 0.5. Received "
        "\"3.5\".");
  CHECK(
      complaint("ada,1,why,3,\nada,01,,2,\n") ==
      "marks.csv:3: a second line for ada, lesson 01-convolution, why. Keep the one that counts.");
  CHECK(complaint("ada,1,why,,good\n") ==
        "marks.csv:2: a remark needs marks beside it. For none, write 0.");
}
