#include "story/story_json.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace convlings {
namespace {

using Json = nlohmann::json;

/// What a line of an older checker does not have stays as it is.
template <typename Field>
void read(const Json& json, const char* name, Field& field) {
  if (const auto found = json.find(name); found != json.end() && !found->is_null()) {
    field = found->get<Field>();
  }
}

Json json_of(const Grid& grid) {
  Json json{{"title", grid.title}, {"cells", grid.cells}, {"marked", grid.marked}};
  if (grid.window) {
    const Block& window = *grid.window;
    json["window"] = {window.top, window.left, window.height, window.width};
  }
  return json;
}

Grid grid_from(const Json& json) {
  Grid grid;
  read(json, "title", grid.title);
  read(json, "cells", grid.cells);
  read(json, "marked", grid.marked);
  std::array<int, 4> window{};
  read(json, "window", window);
  if (window[2] > 0 && window[3] > 0) grid.window = {window[0], window[1], window[2], window[3]};
  return grid;
}

Json json_of(const Sum& sum) {
  Json json{{"label", sum.label}, {"total", sum.total}, {"parts", Json::array()}};
  for (const SumPart& part : sum.parts) {
    json["parts"].push_back({{"name", part.name}, {"rows", part.rows}, {"value", part.value}});
  }
  return json;
}

Sum sum_from(const Json& json) {
  Sum sum;
  read(json, "label", sum.label);
  read(json, "total", sum.total);
  for (const Json& part : json.at("parts")) {
    SumPart& last = sum.parts.emplace_back();
    read(part, "name", last.name);
    read(part, "rows", last.rows);
    read(part, "value", last.value);
  }
  return sum;
}

Json json_of(const Story& story) {
  Json json{{"call", story.call},
            {"arguments", Json::array()},
            {"others", story.others},
            {"cell", story.cell},
            {"problem", story.problem},
            {"arithmetic", story.arithmetic},
            {"conclusion", story.conclusion},
            {"printed", story.printed}};
  for (const Grid& grid : story.arguments) json["arguments"].push_back(json_of(grid));
  if (story.sum) json["sum"] = json_of(*story.sum);
  if (story.expected) json["expected"] = json_of(*story.expected);
  if (story.received) json["received"] = json_of(*story.received);
  return json;
}

Story story_from(const Json& json) {
  Story story;
  read(json, "call", story.call);
  read(json, "others", story.others);
  read(json, "cell", story.cell);
  read(json, "problem", story.problem);
  read(json, "arithmetic", story.arithmetic);
  read(json, "conclusion", story.conclusion);
  read(json, "printed", story.printed);
  if (json.contains("arguments")) {
    for (const Json& grid : json.at("arguments")) story.arguments.push_back(grid_from(grid));
  }
  if (json.contains("sum")) story.sum = sum_from(json.at("sum"));
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
            {"own_inputs", event.own_inputs},
            {"assertions", event.assertions},
            {"seconds", event.seconds}};
  if (event.story) json["story"] = json_of(*event.story);
  if (!event.report.empty()) json["report"] = event.report;
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
  event.report = json.value("report", "");
  if (!json.at("story").is_null()) event.story = story_from(json.at("story"));
  event.remarks = json.at("remarks").get<std::vector<std::string>>();
  event.pictures = json.at("pictures").get<std::vector<std::string>>();
  event.own_inputs = json.value("own_inputs", false);
  event.assertions = json.at("assertions").get<int>();
  event.seconds = json.at("seconds").get<double>();
  return event;
}

}  // namespace convlings
