// Rows and outcomes to be remembered, for the tests of the gradebook.
#pragma once

#include <string>

#include "gradebook/gradebook.hpp"

/// "s00042" and so on: sorts as it counts.
inline std::string numbered(const std::string& letter, int number) {
  const std::string digits = std::to_string(number);
  return letter + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

inline convlings::GradedRow graded_row(const std::string& student, const std::string& key,
                                       const std::string& lesson = "01-convolution") {
  return {student, lesson, key, "graded", ""};
}

/// `size` bytes of message tell one from another.
inline convlings::LessonOutcome outcome_saying(const std::string& message, int size = 0) {
  convlings::LessonOutcome outcome;
  outcome.build = convlings::Verdict::passed;
  outcome.complete = true;
  outcome.events.resize(1);
  outcome.events[0].name = "slide: speaks";
  outcome.events[0].exercise = "slide";
  outcome.events[0].verdict = convlings::Verdict::wrong;
  outcome.events[0].message = message + std::string(static_cast<std::size_t>(size), '.');
  return outcome;
}

/// The message of the outcome under `key`; "none" when there is no such outcome.
inline std::string message_under(convlings::Gradebook& gradebook, const std::string& key) {
  const auto outcome = gradebook.outcome(key);
  return outcome ? outcome->events.at(0).message : "none";
}
