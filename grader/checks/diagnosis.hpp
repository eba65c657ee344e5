// Which known mistake makes exactly these answers?
//
// The lesson's misconceptions (grader/misconceptions/) are functions that can be told to make a
// mistake. They are asked every question that the student's function was asked in the checks of one
// exercise. A mistake is suspected when it answers all of them as the student's function did: also
// those that came out right. The grader would rather be silent than wrong: three suspects are none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/current_check.hpp"
#include "story/diagnosis.hpp"

namespace convlings::checks {

/// slips: path of the lesson's misconceptions program; calls: all that the checks of `exercise`
/// asked, with what came of it; told: what was said of exercises before this one, which it may
/// call: their mistakes are suspected first. Nothing when no mistake, or more than two, would
/// explain it.
std::optional<Diagnosis> diagnose(const std::string& slips, const std::string& exercise,
                                  const std::vector<MadeCall>& calls,
                                  const std::vector<Suspect>& told = {});

}  // namespace convlings::checks
