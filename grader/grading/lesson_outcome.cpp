#include "grading/lesson_outcome.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>

// One JSON document that is read line by line, because each event is parsed only once that way: a
// first line with all but the lists, then a line for each event and each diagnosis, as the checker
// writes them.
//
//   {"outcome":{"build":"passed", …},"events":[
//   {"event":"check", …},
//   {"event":"check", …}
//   ],"diagnoses":[
//   {"event":"diagnosis", …}
//   ]}

namespace convlings {
namespace {

using Json = nlohmann::json;

constexpr std::string_view head_begins = R"({"outcome":)";
constexpr std::string_view head_ends = R"(,"events":[)";
constexpr std::string_view diagnoses_begin = R"(],"diagnoses":[)";
constexpr std::string_view all_ends = "]}";

Json json_of(const std::vector<Complaint>& complaints) {
  Json list = Json::array();
  for (const Complaint& complaint : complaints) {
    Json json{{"place", complaint.place},
              {"text", complaint.text},
              {"code", complaint.code},
              {"marker", complaint.marker}};
    if (complaint.words) {
      const PlainWords& words = *complaint.words;
      json["words"] = {{"id", words.id},
                       {"meaning", words.meaning},
                       {"advice", words.advice},
                       {"line", words.line}};
    }
    list.push_back(std::move(json));
  }
  return list;
}

/// A compiler quotes a student's file, which may be any bytes; JSON wants UTF-8.
std::string head_json(const LessonOutcome& outcome) {
  const Json json{{"build", to_string(outcome.build)},
                  {"problem", outcome.problem},
                  {"errors", json_of(outcome.errors)},
                  {"warnings", json_of(outcome.warnings)},
                  {"complete", outcome.complete},
                  {"isolation", to_string(outcome.isolation.level)},
                  {"other_uid", outcome.isolation.other_uid},
                  {"compile_seconds", outcome.compile_seconds},
                  {"link_seconds", outcome.link_seconds},
                  {"check_seconds", outcome.check_seconds},
                  {"attempts", outcome.attempts}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// nlohmann turns 1e300 into some int, and true into 1.
template <typename Number>
Number number(const Json& json, const char* name) {
  const Json& found = json.at(name);
  if (std::is_integral_v<Number> ? !found.is_number_integer() : !found.is_number()) {
    throw std::runtime_error(std::string(name) + " is not the number that it should be");
  }
  return found.get<Number>();
}

std::vector<Complaint> complaints_from(const Json& list) {
  std::vector<Complaint> complaints;
  complaints.reserve(list.size());
  for (const Json& json : list) {
    Complaint& complaint = complaints.emplace_back();
    complaint.place = json.at("place").get<std::string>();
    complaint.text = json.at("text").get<std::string>();
    complaint.code = json.at("code").get<std::string>();
    complaint.marker = json.at("marker").get<std::string>();
    if (!json.contains("words")) continue;
    const Json& words = json.at("words");
    complaint.words =
        PlainWords{words.at("id").get<std::string>(), words.at("meaning").get<std::string>(),
                   words.at("advice").get<std::string>(), number<int>(words, "line")};
  }
  return complaints;
}

LessonOutcome head_from(std::string_view text) {
  const Json json = Json::parse(text);
  LessonOutcome outcome;
  const auto build = parse_verdict(json.at("build").get<std::string>());
  const auto level = parse_isolation(json.at("isolation").get<std::string>());
  if (!build || !level) throw std::runtime_error("an unknown verdict or isolation");
  outcome.build = *build;
  outcome.problem = json.at("problem").get<std::string>();
  outcome.errors = complaints_from(json.at("errors"));
  outcome.warnings = complaints_from(json.at("warnings"));
  outcome.complete = json.at("complete").get<bool>();
  outcome.isolation.level = *level;
  outcome.isolation.other_uid = json.at("other_uid").get<bool>();
  outcome.compile_seconds = number<double>(json, "compile_seconds");
  outcome.link_seconds = number<double>(json, "link_seconds");
  outcome.check_seconds = number<double>(json, "check_seconds");
  outcome.attempts = number<int>(json, "attempts");
  return outcome;
}

/// Takes the next line away from `text`.
std::string_view next_line(std::string_view& text) {
  if (text.empty()) throw std::runtime_error("it is cut");
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// Calls `take` with every line of a list, up to the line that is `end`.
template <typename Take>
void for_lines(std::string_view& text, std::string_view end, const Take& take) {
  bool first = true;
  bool comma = false;
  for (std::string_view line = next_line(text); line != end; line = next_line(text)) {
    if (!first && !comma) throw std::runtime_error("a comma is missing");
    first = false;
    comma = line.ends_with(',');
    if (comma) line.remove_suffix(1);
    take(line);
  }
  if (comma) throw std::runtime_error("a list is cut");
}

LessonOutcome outcome_from(std::string_view text) {
  std::string_view head = next_line(text);
  if (!head.starts_with(head_begins) || !head.ends_with(head_ends)) {
    throw std::runtime_error("its first line is not one of an outcome");
  }
  head.remove_prefix(head_begins.size());
  head.remove_suffix(head_ends.size());
  LessonOutcome outcome = head_from(head);
  for_lines(text, diagnoses_begin,
            [&](std::string_view line) { outcome.events.push_back(parse_event(line)); });
  for_lines(text, all_ends,
            [&](std::string_view line) { outcome.diagnoses.push_back(parse_diagnosis(line)); });
  if (!text.empty()) throw std::runtime_error("there is more after its end");
  return outcome;
}

template <typename Item>
void append_lines(std::string& json, const std::vector<Item>& items) {
  for (const Item& item : items) {
    json += &item == &items.front() ? "\n" : ",\n";
    json += to_json(item);
  }
  json += '\n';
}

}  // namespace

bool LessonOutcome::system_error() const {
  if (build == Verdict::system_error) return true;
  if (build == Verdict::passed && !complete) return true;
  return std::any_of(events.begin(), events.end(), [](const CheckEvent& event) {
    return event.verdict == Verdict::system_error;
  });
}

std::string outcome_json(const LessonOutcome& outcome) {
  std::string json(head_begins);
  json += head_json(outcome);
  json += head_ends;
  append_lines(json, outcome.events);
  json += diagnoses_begin;
  append_lines(json, outcome.diagnoses);
  json += all_ends;
  return json;
}

LessonOutcome parse_outcome(std::string_view json) {
  try {
    return outcome_from(json);
  } catch (const std::exception& error) {  // nlohmann's are no runtime errors
    throw std::runtime_error(std::string("outcome: this is not one as it is written. ") +
                             error.what());
  }
}

}  // namespace convlings
