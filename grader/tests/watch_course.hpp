// Two short lessons for tests of watch, and results that come of them.
#pragma once

#include <string>
#include <vector>

#include "watch/session.hpp"

inline convlings::Exercise exercise_named(const std::string& name) {
  return {name, 2, 5, {"a nudge for " + name, "a formula for " + name, "nearly " + name}};
}

/// "01 First" with one, two and three; "02 Second" with four and five.
inline std::vector<convlings::LessonProgress> two_lessons() {
  using convlings::Mark;
  std::vector<convlings::LessonProgress> states(2);
  states[0].lesson.id = "01-first";
  states[0].lesson.number = "01";
  states[0].lesson.title = "First";
  states[0].lesson.topic = "first";
  states[0].lesson.exercises = {exercise_named("one"), exercise_named("two"),
                                exercise_named("three")};
  states[1].lesson.id = "02-second";
  states[1].lesson.number = "02";
  states[1].lesson.title = "Second";
  states[1].lesson.topic = "second";
  states[1].lesson.exercises = {exercise_named("four"), exercise_named("five")};
  for (convlings::LessonProgress& state : states) {
    state.marks.assign(state.lesson.exercises.size(), Mark::open);
    state.hints.assign(state.lesson.exercises.size(), 0);
  }
  return states;
}

/// A letter an exercise: '+' passed, '-' wrong, '.' not written. Each has two checks.
inline convlings::LessonResult result_of(const convlings::Lesson& lesson,
                                         const std::string& letters,
                                         const std::string& message = "Cell (1, 0) is wrong.") {
  using convlings::Verdict;
  convlings::LessonResult result;
  result.lesson = lesson;
  result.shown = lesson.source_name();
  for (std::size_t i = 0; i < lesson.exercises.size(); ++i) {
    const std::string& name = lesson.exercises[i].name;
    const Verdict second = letters[i] == '+'   ? Verdict::passed
                           : letters[i] == '-' ? Verdict::wrong
                                               : Verdict::not_written;
    convlings::CheckEvent easy;
    easy.name = name + ": has the right shape";
    easy.exercise = name;
    easy.verdict = second == Verdict::not_written ? second : Verdict::passed;
    convlings::CheckEvent hard;
    hard.name = name + ": is right everywhere";
    hard.exercise = name;
    hard.verdict = second;
    if (second == Verdict::wrong) hard.message = message;
    result.exercises.push_back({lesson.exercises[i], {easy, hard}});
  }
  return result;
}

/// The compiler refuses the file.
inline convlings::LessonResult broken_result(const convlings::Lesson& lesson) {
  using convlings::Verdict;
  convlings::LessonResult result;
  result.lesson = lesson;
  result.shown = lesson.source_name();
  result.build = Verdict::does_not_build;
  result.build_problem = lesson.topic + ".cpp does not compile.";
  result.errors.push_back(
      {result.shown + ":7", "error: expected ';'", "return sum", "          ^"});
  for (const convlings::Exercise& exercise : lesson.exercises) {
    convlings::CheckEvent check;
    check.name = exercise.name + ": builds";
    check.exercise = exercise.name;
    check.verdict = Verdict::does_not_build;
    result.exercises.push_back({exercise, {check}});
  }
  return result;
}

/// The kinds of `actions` as letters: m mark, s stop, h remember, S solution, x reset, d debug,
/// z suspend, r redraw, q quit.
inline std::string kinds(const convlings::Actions& actions) {
  std::string letters;
  for (const convlings::Action& action : actions) {
    letters += "mshSxdzrq"[static_cast<std::size_t>(action.kind)];
  }
  return letters;
}
