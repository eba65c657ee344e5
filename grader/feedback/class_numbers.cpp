#include "feedback/class_numbers.hpp"

#include <algorithm>
#include <tuple>

namespace convlings {
namespace {

bool built(const GradedLesson& lesson) {
  return lesson.state == LessonState::graded && lesson.result.build == Verdict::passed;
}

bool is_failure(Verdict verdict) {
  return verdict != Verdict::passed && verdict != Verdict::not_written &&
         verdict != Verdict::system_error;
}

/// Calls `visit(lesson, exercise, check)` for every check that ran.
template <typename Visit>
void each_check(const GradedStudent& student, const Visit& visit) {
  for (std::size_t l = 0; l < student.lessons.size(); ++l) {
    const GradedLesson& lesson = student.lessons[l];
    if (!built(lesson)) continue;
    for (std::size_t e = 0; e < lesson.result.exercises.size(); ++e) {
      for (const CheckEvent& check : lesson.result.exercises[e].checks) visit(l, e, check);
    }
  }
}

using CheckKey = std::tuple<std::size_t, std::size_t, std::string>;

void count(CheckTally& tally, const CheckEvent& check) {
  tally.own_inputs = tally.own_inputs || check.own_inputs;
  if (check.verdict == Verdict::system_error) return;
  ++tally.asked;
  if (check.verdict == Verdict::passed) ++tally.passed;
  if (is_failure(check.verdict)) ++tally.failures[check.verdict];
}

CheckCell cell_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return CheckCell::passed;
    case Verdict::wrong:
      return CheckCell::wrong;
    case Verdict::not_written:
      return CheckCell::open;
    case Verdict::does_not_build:
    case Verdict::compile_limit:
      return CheckCell::no_build;
    case Verdict::rejected:
      return CheckCell::rejected;
    case Verdict::system_error:
      return CheckCell::undecided;
    default:
      return CheckCell::broke;
  }
}

/// Of a lesson of which no check ran.
CheckCell cell_of(const GradedLesson& lesson) {
  switch (lesson.state) {
    case LessonState::missing:
      return CheckCell::missing;
    case LessonState::untouched:
      return CheckCell::open;
    case LessonState::rejected:
      return CheckCell::rejected;
    case LessonState::undecided:
      return CheckCell::undecided;
    default:
      return CheckCell::no_build;
  }
}

/// The numbers that were received, row by row; else what is said about the answer.
std::string output_of(const CheckEvent& check) {
  if (!check.story) return check.message;
  if (!check.story->received) return check.story->problem;
  std::string text;
  for (const auto& row : check.story->received->cells) {
    if (!text.empty()) text += " / ";
    for (const std::string& cell : row) text += (&cell == row.data() ? "" : " ") + cell;
  }
  return text;
}

std::string sentence_of(const Diagnosis& diagnosis) {
  const char* between = diagnosis.kind == Diagnosis::Kind::both ? " And: " : " Or: ";
  std::string text;
  for (const Suspect& suspect : diagnosis.suspects) {
    text += (text.empty() ? "" : between) + suspect.sentence;
  }
  return text;
}

/// The values of `groups`, those with most students first, without those of fewer than `least`.
template <typename Key, typename Group>
std::vector<Group> most_first(std::map<Key, Group> groups, std::size_t least) {
  std::vector<Group> sorted;
  for (auto& [key, group] : groups) {
    if (group.students.size() >= least) sorted.push_back(std::move(group));
  }
  std::ranges::stable_sort(
      sorted, [](const Group& a, const Group& b) { return a.students.size() > b.students.size(); });
  return sorted;
}

}  // namespace

int CheckTally::failed() const {
  int total = 0;
  for (const auto& [verdict, number] : failures) total += number;
  return total;
}

Verdict CheckTally::commonest_failure() const {
  return std::ranges::max_element(failures, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

std::vector<CheckTally> tally_checks(const GradedClass& graded) {
  std::map<CheckKey, CheckTally> tallies;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<CheckKey>> order;
  for (const GradedStudent& student : graded.students) {
    each_check(student, [&](std::size_t l, std::size_t e, const CheckEvent& check) {
      const auto [place, fresh] = tallies.try_emplace({l, e, check.name});
      if (fresh && check.verdict == Verdict::system_error) {
        tallies.erase(place);  // a check of the grader's own, about its fault
        return;
      }
      if (fresh) {
        place->second.lesson = l;
        place->second.exercise = e;
        place->second.name = check.name;
        order[{l, e}].push_back(place->first);
      }
      count(place->second, check);
    });
  }
  std::vector<CheckTally> all;
  for (std::size_t l = 0; l < graded.lessons.size(); ++l) {
    for (std::size_t e = 0; e < graded.lessons[l].exercises.size(); ++e) {
      const std::vector<CheckKey>& keys = order[{l, e}];
      for (const CheckKey& key : keys) all.push_back(tallies.at(key));
      if (!keys.empty()) continue;
      CheckTally& only = all.emplace_back();
      only.lesson = l;
      only.exercise = e;
      only.name = graded.lessons[l].exercises[e].name;
    }
  }
  return all;
}

std::vector<CheckCell> cells_of(const GradedStudent& student,
                                const std::vector<CheckTally>& checks) {
  std::map<CheckKey, Verdict> verdicts;
  each_check(student, [&](std::size_t l, std::size_t e, const CheckEvent& check) {
    verdicts[{l, e, check.name}] = check.verdict;
  });
  std::vector<CheckCell> cells;
  cells.reserve(checks.size());
  for (const CheckTally& check : checks) {
    if (check.lesson >= student.lessons.size()) {
      cells.push_back(CheckCell::missing);
      continue;
    }
    const GradedLesson& lesson = student.lessons[check.lesson];
    const auto found = verdicts.find({check.lesson, check.exercise, check.name});
    if (found != verdicts.end()) {
      cells.push_back(cell_of(found->second));
    } else {
      cells.push_back(built(lesson) ? CheckCell::undecided : cell_of(lesson));
    }
  }
  return cells;
}

std::vector<SameOutput> same_outputs(const GradedClass& graded) {
  std::map<std::tuple<std::size_t, std::string, std::string>, SameOutput> groups;
  for (const GradedStudent& student : graded.students) {
    each_check(student, [&](std::size_t l, std::size_t, const CheckEvent& check) {
      if (check.verdict != Verdict::wrong || check.own_inputs) return;
      const std::string output = output_of(check);
      SameOutput& group = groups[{l, check.name, output}];
      group.lesson = l;
      group.check = check.name;
      group.output = output;
      group.students.push_back(student.submission.id);
    });
  }
  return most_first(std::move(groups), 2);
}

std::vector<CommonMistake> common_mistakes(const GradedClass& graded) {
  std::map<std::tuple<std::size_t, std::string, std::string>, CommonMistake> groups;
  for (const GradedStudent& student : graded.students) {
    for (std::size_t l = 0; l < student.lessons.size(); ++l) {
      if (!built(student.lessons[l])) continue;
      for (const ExerciseResult& exercise : student.lessons[l].result.exercises) {
        if (!exercise.diagnosis) continue;
        const std::string sentence = sentence_of(*exercise.diagnosis);
        CommonMistake& group = groups[{l, exercise.exercise.name, sentence}];
        group.lesson = l;
        group.exercise = exercise.exercise.name;
        group.sentence = sentence;
        group.students.push_back(student.submission.id);
      }
    }
  }
  return most_first(std::move(groups), 1);
}

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

bool handed_in(const GradedStudent& student) {
  return std::ranges::any_of(student.lessons, [](const GradedLesson& lesson) {
    return lesson.state != LessonState::missing;
  });
}

}  // namespace convlings
