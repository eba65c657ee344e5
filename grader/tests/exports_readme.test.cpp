// Every example of the exports' page is what the exports write.
#include <catch2_either.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "exports/exports.hpp"
#include "graded_examples.hpp"

using convlings::GradedClass;
using convlings::GradedStudent;
using Json = nlohmann::ordered_json;

namespace {

std::string page() {
  std::ostringstream text;
  text << std::ifstream(CONVLINGS_SOURCE_DIR "/grader/exports/README.md", std::ios::binary).rdbuf();
  return text.str();
}

/// A CSV file as a block of the page.
std::string block(std::string csv) {
  std::erase(csv, '\r');
  return "```csv\n" + csv + "```\n";
}

bool page_has(const std::string& example) {
  UNSCOPED_INFO("The page lacks:\n" << example);
  return page().find(example) != std::string::npos;
}

}  // namespace

TEST_CASE("the exports' page shows the CSV files as they are") {
  const GradedClass graded = convlings::tests::small_class();
  CHECK(page_has(block(marks_csv(graded))));
  CHECK(page_has(block(canvas_csv(graded))));
  const std::string checks = checks_csv(graded);
  CHECK(page_has(block(checks.substr(0, checks.find('\n') + 1))));
}

TEST_CASE("the exports' page shows parts of the JSON and XML files as they are") {
  const GradedClass graded = convlings::tests::small_class();
  const GradedStudent& ben = graded.students[1];
  const Json gradescope = Json::parse(gradescope_json(graded, ben));
  CHECK(page_has("```json\n" + gradescope["tests"][0].dump(2) + "\n```\n"));
  const Json exercism = Json::parse(exercism_json(ben.lessons[0]));
  CHECK(page_has("```json\n" + exercism["tests"][3].dump(2) + "\n```\n"));
  const std::string junit = junit_xml(graded, ben);
  const std::size_t failure = junit.find("<failure");
  const std::size_t begin = junit.rfind("    <testcase", failure);
  const std::string end = "</testcase>\n";
  CHECK(page_has("```xml\n" + junit.substr(begin, junit.find(end, failure) + end.size() - begin) +
                 "```\n"));
}
