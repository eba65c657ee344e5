// The fields of Gradescope's results.json, as "Autograder Specifications" of its documentation
// tells them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "json_fields.hpp"

namespace convlings::tests {

inline const std::vector<std::string> visibilities = {"hidden", "after_due_date", "after_published",
                                                      "visible"};
inline const std::vector<std::string> text_formats = {"text", "html", "simple_format", "md",
                                                      "ansi"};

inline const std::vector<JsonField> gradescope_top = {
    {"score", JsonField::Kind::number},
    {"execution_time", JsonField::Kind::number},
    {"output", JsonField::Kind::text},
    {"output_format", JsonField::Kind::text, false, text_formats},
    {"test_output_format", JsonField::Kind::text, false, text_formats},
    {"test_name_format", JsonField::Kind::text, false, text_formats},
    {"visibility", JsonField::Kind::text, false, visibilities},
    {"stdout_visibility", JsonField::Kind::text, false, visibilities},
    {"extra_data", JsonField::Kind::object},
    {"tests", JsonField::Kind::list, true},
    {"leaderboard", JsonField::Kind::list}};

inline const std::vector<JsonField> gradescope_test = {
    {"score", JsonField::Kind::number},
    {"max_score", JsonField::Kind::number},
    {"status", JsonField::Kind::text, false, {"passed", "failed"}},
    {"name", JsonField::Kind::text},
    {"name_format", JsonField::Kind::text, false, text_formats},
    {"number", JsonField::Kind::text},
    {"output", JsonField::Kind::text},
    {"output_format", JsonField::Kind::text, false, text_formats},
    {"tags", JsonField::Kind::list},
    {"visibility", JsonField::Kind::text, false, visibilities},
    {"extra_data", JsonField::Kind::object}};

/// What is wrong with a results.json. Empty when all is well.
inline std::vector<std::string> gradescope_faults(const nlohmann::json& results) {
  std::vector<std::string> faults = field_faults(results, gradescope_top);
  for (const nlohmann::json& test : results["tests"]) {
    for (const std::string& fault : field_faults(test, gradescope_test)) faults.push_back(fault);
    for (const nlohmann::json& tag : test["tags"]) {
      if (!tag.is_string()) faults.emplace_back("a tag that is no text");
    }
    if (!results.contains("score") && !test.contains("score")) faults.emplace_back("no score");
  }
  return faults;
}

}  // namespace convlings::tests
