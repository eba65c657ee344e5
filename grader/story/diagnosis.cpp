#include "story/diagnosis.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace convlings {
namespace {

using Json = nlohmann::json;
using Kind = Diagnosis::Kind;

constexpr std::array<std::pair<Kind, const char*>, 3> kind_names{
    {{Kind::one, "one"}, {Kind::either, "either"}, {Kind::both, "both"}}};

constexpr std::string_view beginning = R"({"event":"diagnosis")";

}  // namespace

const char* to_string(Kind kind) {
  for (const auto& [known, name] : kind_names) {
    if (known == kind) return name;
  }
  throw std::logic_error("a diagnosis of no kind");
}

std::string to_json(const Diagnosis& diagnosis) {
  Json json{{"event", "diagnosis"},
            {"exercise", diagnosis.exercise},
            {"kind", to_string(diagnosis.kind)},
            {"suspects", Json::array()}};
  for (const Suspect& suspect : diagnosis.suspects) {
    json["suspects"].push_back(
        {{"id", suspect.id}, {"sentence", suspect.sentence}, {"see", suspect.see}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);  // never throws
}

bool is_diagnosis(std::string_view line) { return line.starts_with(beginning); }

Diagnosis parse_diagnosis(std::string_view line) {
  const Json json = Json::parse(line);
  Diagnosis diagnosis;
  diagnosis.exercise = json.at("exercise").get<std::string>();
  bool known = false;
  for (const auto& [kind, name] : kind_names) {
    if (json.at("kind") != name) continue;
    diagnosis.kind = kind;
    known = true;
  }
  if (!known) throw std::runtime_error("events: an unknown kind of diagnosis");
  for (const Json& suspect : json.at("suspects")) {
    diagnosis.suspects.push_back({suspect.at("id").get<std::string>(),
                                  suspect.at("sentence").get<std::string>(),
                                  suspect.at("see").get<std::string>()});
  }
  return diagnosis;
}

}  // namespace convlings
