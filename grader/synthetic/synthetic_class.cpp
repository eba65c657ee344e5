#include "synthetic/synthetic_class.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalogue/errors.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "synthetic/hostile_made.hpp"
#include "synthetic/layouts.hpp"
#include "synthetic/synthetic_people.hpp"
#include "synthetic/synthetic_work.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

/// All that a class is made from.
struct Material {
  const Course& course;
  const SyntheticPlan& plan;
  std::vector<LessonMaterial> lessons;
  std::vector<HostileFixture> fixtures;  ///< those that may be run at the plan's level
  HostileNames names;
};

Material read_all(const Course& course, const SyntheticPlan& plan, const fs::path& folder) {
  Material material{course, plan, {}, {}, {}};
  for (const Lesson& lesson : plan.lessons) {
    material.lessons.push_back(read_material(course, lesson));
  }
  const bool first =
      std::ranges::any_of(plan.lessons, [](const Lesson& lesson) { return lesson.number == "01"; });
  if (plan.hostile && first) {
    for (HostileFixture& one :
         read_hostile_fixtures(course.home / "grader" / "tests" / "hostile")) {
      if (one.expected_at(plan.level)) material.fixtures.push_back(std::move(one));
    }
  }
  material.names.home = course.home;
  material.names.out = folder / "out";
  material.names.class_folder = folder / "submissions";
  return material;
}

const char* kind_of(Random& random, bool hostile) {
  const auto dice = random() % 100;
  if (dice < 40) return "right";
  if (dice < 70) return "wrong";
  if (dice < 83) return "unfinished";
  if (dice < 90) return "broken";
  if (dice < 98) return hostile ? "hostile" : "right";
  return "absent";
}

SyntheticLesson work_on(const LessonMaterial& lesson, std::size_t at, std::size_t stop,
                        const std::string& kind, const std::string& id, Random& random) {
  if (kind == "wrong" && random() % 2 == 0) return wrong_work(lesson, id, random);
  if (kind == "broken" && at == stop) return broken_work(lesson, id, random);
  if (kind == "unfinished" && at == stop) return unfinished_work(lesson, id, random);
  if (kind == "unfinished" && at > stop) return no_work(lesson);
  return right_work(lesson, id, random);
}

ordered_json json_of(const SyntheticLesson& work, Layout layout) {
  ordered_json json;
  const std::string stub = brings_stubs(layout) ? "untouched" : "missing";
  json["states"] = ordered_json::array({work.begun() ? work.state : stub});
  json["exercises"] = work.expects;
  auto predictions = work.predictions;
  for (auto& [name, right] : predictions) right = right && brings_answers(layout);
  json["predictions"] = predictions;
  return json;
}

/// A fixture's expectations, spelled out for every exercise.
void expect_hostile(const ExpectedVerdicts& expects, const Lesson& lesson, ordered_json& json) {
  const auto listed = [&](const std::string& name, const char* otherwise) {
    const auto found = expects.find(name);
    return found != expects.end() ? found->second : std::vector<std::string>{otherwise};
  };
  json["states"] = listed("state", "graded");
  const bool only_state = expects.contains("state") && !expects.contains("every");
  const std::vector<std::string> every = listed("every", only_state ? "any" : "passed");
  for (const Exercise& exercise : lesson.exercises) {
    const auto found = expects.find(exercise.name);
    json["exercises"][exercise.name] = found != expects.end() ? found->second : every;
  }
}

/// Of a lesson for which the attack has no file; what cannot be opened is rejected as a whole.
void expect_nothing(const ExpectedVerdicts& attack, ordered_json& json) {
  const auto state = attack.find("state");
  if (state == attack.end() ||
      std::ranges::find(state->second, "rejected") == state->second.end()) {
    return;
  }
  json["states"].push_back("rejected");
  for (auto& verdicts : json["exercises"]) verdicts.push_back("rejected");
}

/// A student who attacks in lesson 01. Recipes are handed in as they are, with nothing beside them.
ordered_json hand_in_hostile(const Material& material, const std::string& id, Layout layout,
                             std::vector<SyntheticLesson>& work, Random& random) {
  const HostileFixture& fixture = material.fixtures[random() % material.fixtures.size()];
  ordered_json json{{"kind", "hostile"}, {"fixture", fixture.name}};
  for (std::size_t i = 0; i < work.size(); ++i) {
    const bool attacked = work[i].lesson.number == fixture.lesson;
    if (attacked && fixture.make.empty()) {
      std::vector<std::string> exercises;
      for (const Exercise& exercise : work[i].lesson.exercises) exercises.push_back(exercise.name);
      work[i].source =
          hostile_source(fixture, material.lessons[i].solution, exercises, material.names);
    } else if (!fixture.make.empty()) {
      work[i] = no_work(material.lessons[i]);
    }
    ordered_json& lesson = json["lessons"][work[i].lesson.id];
    lesson = json_of(work[i], fixture.make.empty() ? layout : Layout::lessons_folder);
    const ExpectedVerdicts expects = fixture.expected_at(material.plan.level).value();
    if (!attacked) {
      if (!fixture.make.empty()) expect_nothing(expects, lesson);
      continue;
    }
    expect_hostile(expects, work[i].lesson, lesson);
    if (!fixture.make.empty()) {
      make_hostile(fixture, work[i].lesson, without_marks(material.lessons[i].solution), id,
                   material.names);
    }
  }
  json["layout"] = fixture.make.empty() ? name_of(layout) : "made";
  if (fixture.make.empty()) {
    hand_in(material.names.class_folder, id, layout, material.course, work);
  }
  return json;
}

ordered_json one_student(const Material& material, const std::string& id, Random& random) {
  const std::string kind = kind_of(random, !material.fixtures.empty());
  const auto layout = static_cast<Layout>(random() % layouts);
  const std::size_t stop = random() % material.lessons.size();
  std::vector<SyntheticLesson> work;
  work.reserve(material.lessons.size());
  for (std::size_t at = 0; at < material.lessons.size(); ++at) {
    work.push_back(kind == "absent" ? no_work(material.lessons[at])
                                    : work_on(material.lessons[at], at, stop, kind, id, random));
  }
  if (kind == "hostile") return hand_in_hostile(material, id, layout, work, random);
  ordered_json json{{"kind", kind}, {"layout", kind == "absent" ? "none" : name_of(layout)}};
  for (const SyntheticLesson& one : work) {
    json["lessons"][one.lesson.id] =
        json_of(one, kind == "absent" ? Layout::lessons_folder : layout);
  }
  if (kind != "absent") {
    hand_in(material.names.class_folder, id, layout, material.course, work);
  }
  return json;
}

std::string times_csv(const std::vector<SyntheticPerson>& people, Random& random) {
  std::string text = "id,lesson,time\n";
  for (const SyntheticPerson& person : people) {
    text += fmt::format("{},,2026-11-{:02} {:02}:{:02}\n", person.id, 20 + random() % 11,
                        random() % 24, random() % 60);
  }
  return text;
}

std::string policy_toml(const SyntheticPlan& plan) {
  std::vector<std::string> ids;
  for (const Lesson& lesson : plan.lessons) ids.push_back('"' + lesson.id + '"');
  return fmt::format("title = \"A class that never was\"\nlessons = [{}]\n", fmt::join(ids, ", "));
}

}  // namespace

void write_synthetic_class(const Course& course, const SyntheticPlan& plan,
                           const fs::path& folder) {
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    throw InputError(folder.string() + " is not empty. Name a folder that is not there yet.");
  }
  const fs::path place = fs::absolute(folder);
  fs::create_directories(place / "submissions");
  const Material material = read_all(course, plan, place);
  const std::vector<SyntheticPerson> people = synthetic_people(plan.students);
  Random random(plan.seed);
  ordered_json expected;
  for (const SyntheticPerson& person : people) {
    expected["students"][person.id] = one_student(material, person.id, random);
  }
  write_roster(place / "roster.csv", people);
  write_text_file(place / "times.csv", times_csv(people, random));
  write_text_file(place / "policy.toml", policy_toml(plan));
  write_text_file(place / "expected.json", expected.dump(1) + "\n");
}

}  // namespace convlings
