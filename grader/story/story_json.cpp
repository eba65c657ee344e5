#include "story/story_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace convlings {
namespace {

using Json = nlohmann::json;

Json json_of(const Grid& grid) {
  return {{"title", grid.title}, {"cells", grid.cells}, {"marked", grid.marked}};
}

Grid grid_from(const Json& json) {
  return {json.at("title").get<std::string>(),
          json.at("cells").get<std::vector<std::vector<std::string>>>(),
          json.at("marked").get<std::vector<std::pair<int, int>>>()};
}

Json json_of(const Story& story) {
  Json json{
      {"call", story.call},       {"arguments", Json::array()},     {"others", story.others},
      {"problem", story.problem}, {"arithmetic", story.arithmetic}, {"printed", story.printed}};
  for (const Grid& grid : story.arguments) json["arguments"].push_back(json_of(grid));
  if (story.expected) json["expected"] = json_of(*story.expected);
  if (story.received) json["received"] = json_of(*story.received);
  return json;
}

Story story_from(const Json& json) {
  Story story;
  story.call = json.at("call").get<std::string>();
  for (const Json& grid : json.at("arguments")) story.arguments.push_back(grid_from(grid));
  story.others = json.at("others").get<std::vector<std::string>>();
  story.problem = json.at("problem").get<std::string>();
  story.arithmetic = json.at("arithmetic").get<std::string>();
  story.printed = json.at("printed").get<std::string>();
  if (json.contains("expected")) story.expected = grid_from(json.at("expected"));
  if (json.contains("received")) story.received = grid_from(json.at("received"));
  return story;
}

/// A student's output may be any bytes; JSON wants UTF-8.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const CheckEvent& event) {
  Json json{{"event", "check"},
            {"name", event.name},
            {"exercise", event.exercise},
            {"verdict", to_string(event.verdict)},
            {"message", event.message},
            {"story", nullptr},
            {"remarks", event.remarks},
            {"pictures", event.pictures},
            {"assertions", event.assertions},
            {"seconds", event.seconds}};
  if (event.story) json["story"] = json_of(*event.story);
  return dump(json);
}

std::string end_line() { return R"({"event":"end"})"; }

bool is_end_line(std::string_view line) { return line == end_line(); }

CheckEvent parse_event(std::string_view line) {
  const Json json = Json::parse(line);
  CheckEvent event;
  event.name = json.at("name").get<std::string>();
  event.exercise = json.at("exercise").get<std::string>();
  const auto verdict = parse_verdict(json.at("verdict").get<std::string>());
  if (!verdict) throw std::runtime_error("events: an unknown verdict");
  event.verdict = *verdict;
  event.message = json.at("message").get<std::string>();
  if (!json.at("story").is_null()) event.story = story_from(json.at("story"));
  event.remarks = json.at("remarks").get<std::vector<std::string>>();
  event.pictures = json.at("pictures").get<std::vector<std::string>>();
  event.assertions = json.at("assertions").get<int>();
  event.seconds = json.at("seconds").get<double>();
  return event;
}

}  // namespace convlings
