// JUnit's XML: well-formed, counts that add up, and valid by the schema where xmllint is there.
#include <catch2_either.hpp>
#include <fstream>
#include <set>

#include "exports/exports.hpp"
#include "graded_examples.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"
#include "xml_tree.hpp"

using convlings::GradedClass;
using convlings::GradedStudent;
using convlings::junit_xml;
using convlings::tests::read_xml;
using convlings::tests::XmlElement;

namespace {

/// The whole milliseconds of a time attribute.
long long milliseconds(const XmlElement& element) {
  std::string time = element.attributes.at("time");
  time.erase(time.find('.'), 1);
  return std::stoll(time);
}

convlings::RunResult xmllint(const std::vector<std::string>& words) {
  std::vector<std::string> command = {"/usr/bin/env", "xmllint", "--noout", "--nonet"};
  command.insert(command.end(), words.begin(), words.end());
  return convlings::run(command, {"PATH=/usr/bin:/bin:/usr/local/bin"}, {});
}

bool without_xmllint() {
  if (xmllint({"--version"}).succeeded()) return false;
  WARN("skipped: xmllint is not here (package libxml2-utils)");
  return true;
}

const std::string schema = CONVLINGS_SOURCE_DIR "/grader/tests/schemas/junit.xsd";

}  // namespace

TEST_CASE("the XML reader refuses what is not well-formed") {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  CHECK(read_xml(head + "<a b=\"&lt;\">x<c/>&amp;</a>\n").text == "x&");
  for (const char* wrong :
       {"<a>", "<a></b>", "<a b=\"1\" b=\"2\"/>", "<a b=1/>", "<a>&nbsp;</a>", "<a>]]></a>",
        "<a b=\"<\"/>", "<a/><a/>", "<a>\x01</a>", "<a>\xff</a>"}) {
    INFO(wrong);
    CHECK_THROWS_AS(read_xml(head + wrong), std::runtime_error);
  }
}

TEST_CASE("junit: counts and times are those of the cases listed") {
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::large_class(10)}) {
    for (const GradedStudent& student : graded.students) {
      INFO(student.submission.id);
      const XmlElement root = read_xml(junit_xml(graded, student));
      CHECK(root.name == "testsuites");
      CHECK(root.children.size() == graded.lessons.size());
      long long of_suites = 0;
      for (const XmlElement& suite : root.children) {
        long long of_cases = 0;
        for (const XmlElement* one : suite.all("testcase")) of_cases += milliseconds(*one);
        CHECK(suite.number("tests") == static_cast<int>(suite.all("testcase").size()));
        CHECK(suite.number("failures") == static_cast<int>(suite.all("failure").size()));
        CHECK(suite.number("errors") == static_cast<int>(suite.all("error").size()));
        CHECK(suite.number("skipped") == static_cast<int>(suite.all("skipped").size()));
        CHECK(milliseconds(suite) == of_cases);
        of_suites += of_cases;
      }
      CHECK(root.number("tests") == static_cast<int>(root.all("testcase").size()));
      CHECK(root.number("failures") == static_cast<int>(root.all("failure").size()));
      CHECK(root.number("errors") == static_cast<int>(root.all("error").size()));
      CHECK(milliseconds(root) == of_suites);
    }
  }
}

TEST_CASE("junit: wrong is a failure, not written is skipped, our own fault is an error") {
  const GradedClass graded = convlings::tests::small_class();
  const auto suite = [&](std::size_t student, std::size_t lesson) {
    return read_xml(junit_xml(graded, graded.students[student])).children[lesson];
  };
  CHECK(suite(1, 0).all("failure").size() == 2);  // ben
  CHECK(suite(1, 0).all("failure")[0]->attributes.at("type") == "wrong");
  CHECK(suite(1, 0).all("system-out")[0]->text == "sum so far: -6000");
  CHECK(suite(1, 1).all("failure")[0]->attributes.at("type") == "does_not_build");
  CHECK(suite(2, 0).all("skipped").size() == 2);  // chi, untouched
  CHECK(suite(3, 1).all("failure")[0]->attributes.at("type") == "rejected");
  CHECK(suite(4, 0).all("error").size() == 2);  // eve, undecided
  CHECK(suite(4, 0).all("skipped").empty());
  CHECK(suite(0, 0).all("testcase")[0]->attributes.at("classname") == "ada.01-convolution");
}

TEST_CASE("junit: no case stands twice, and hostile texts come out as they went in") {
  const GradedClass graded = convlings::tests::hostile_class();
  for (const GradedStudent& student : graded.students) {
    const XmlElement root = read_xml(junit_xml(graded, student));
    std::set<std::pair<std::string, std::string>> seen;
    for (const XmlElement* one : root.all("testcase")) {
      CHECK(seen.emplace(one->attributes.at("classname"), one->attributes.at("name")).second);
    }
  }
  const XmlElement first = read_xml(junit_xml(graded, graded.students[0]));
  CHECK(first.all("failure")[0]->text == "<script>alert('payload')</script>");
}

TEST_CASE("junit: every student's file is valid by the schema", "[xmllint]") {
  if (without_xmllint()) return;
  const TestFolder folder;
  std::vector<std::string> words = {"--schema", schema};
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::hostile_class(),
        convlings::tests::large_class(10)}) {
    for (const GradedStudent& student : graded.students) {
      const std::string file = folder.path / (std::to_string(words.size()) + ".xml");
      std::ofstream(file, std::ios::binary) << junit_xml(graded, student);
      words.push_back(file);
    }
  }
  const convlings::RunResult result = xmllint(words);
  INFO(result.output);
  CHECK(result.succeeded());
}

TEST_CASE("junit: the schema refuses a file that is not like ours", "[xmllint]") {
  if (without_xmllint()) return;
  const GradedClass graded = convlings::tests::small_class();
  const std::string right = junit_xml(graded, graded.students[1]);
  const TestFolder folder;
  const std::string file = folder.path / "wrong.xml";
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {" tests=\"", " test=\""},
           {"time=\"0.", "time=\"0,"},
           {"<failure", "<fault"},
           {" classname=\"ben.01-convolution\"", ""}}) {
    std::string wrong = right;
    for (std::size_t at = 0; (at = wrong.find(from, at)) != std::string::npos; at += to.size()) {
      wrong.replace(at, from.size(), to);
    }
    REQUIRE(wrong != right);
    std::ofstream(file, std::ios::binary) << wrong;
    CHECK_FALSE(xmllint({"--schema", schema, file}).succeeded());
  }
}
