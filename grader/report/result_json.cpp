#include "report/result_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace convlings {
namespace {

using Json = nlohmann::ordered_json;

/// Two suspects: one of them (kind "either"), or both together.
Json diagnosis_json(const Diagnosis& diagnosis) {
  Json suspects = Json::array();
  for (const Suspect& suspect : diagnosis.suspects) {
    suspects.push_back({{"id", suspect.id}, {"sentence", suspect.sentence}, {"see", suspect.see}});
  }
  return {{"kind", to_string(diagnosis.kind)}, {"suspects", std::move(suspects)}};
}

Json lesson_json(const LessonResult& result) {
  Json exercises = Json::array();
  for (const ExerciseResult& exercise : result.exercises) {
    Json checks = Json::array();
    for (const CheckEvent& check : exercise.checks) {
      checks.push_back({{"name", check.name},
                        {"verdict", std::string(to_string(check.verdict))},
                        {"message", check.message}});
    }
    exercises.push_back({{"name", exercise.exercise.name},
                         {"points", std::floor(exercise.points() * 100 + 1e-6) / 100},
                         {"max_points", exercise.exercise.points},
                         {"checks", std::move(checks)}});
    if (exercise.diagnosis) exercises.back()["diagnosis"] = diagnosis_json(*exercise.diagnosis);
  }
  return {{"lesson", result.lesson.id}, {"exercises", std::move(exercises)}};
}

}  // namespace

std::string result_json(const std::vector<LessonResult>& results) {
  Json json = Json::array();
  for (const LessonResult& result : results) json.push_back(lesson_json(result));
  if (results.size() == 1) json = Json(json.front());
  // What a student's code printed may be no UTF-8: it must not cost anybody the whole report.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convlings
