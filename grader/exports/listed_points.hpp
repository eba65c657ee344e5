// A lesson's marks as lines that add up: what a reader can check with a pencil.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings {

/// Hundredths of a point: whole numbers, so that what is listed adds up to its total exactly.
using Hundredths = std::int64_t;

Hundredths to_hundredths(double points);

/// "3", "1.5", "-0.25": as short as it can be told, always with a dot.
std::string hundredths_text(Hundredths points);

struct ListedPoints {
  enum class Kind { exercise, predictions, written, bonus, late };
  Kind kind = Kind::exercise;
  int exercise = -1;                 ///< position in result.exercises
  std::optional<Hundredths> earned;  ///< none: nobody has marked it yet
  Hundredths most = 0;
};

/// "exercise", "predictions", "written", "bonus", "late".
std::string to_string(ListedPoints::Kind kind);

/// Every line of the lesson's account. They add up to listed_total.
std::vector<ListedPoints> listed_points(const GradedLesson& lesson);

/// The lesson's total; none when the lesson is undecided.
std::optional<Hundredths> listed_total(const GradedLesson& lesson);

/// What could be had without bonus.
Hundredths listed_maximum(const GradedLesson& lesson);

/// Those of a student's lessons that are decided, added up.
Hundredths listed_total(const GradedStudent& student);
Hundredths listed_maximum(const GradedStudent& student);

}  // namespace convlings
