// Dates and times, and what it costs to be late.
#pragma once

#include <chrono>
#include <string_view>

#include "grading/policy.hpp"

namespace convlings {

/// Which moment is meant where a text leaves it open: a time without seconds, or a local time that
/// comes twice when the clocks go back. Both are read in the student's favour.
enum class Moment {
  first,  ///< a time of handing in: "23:59" is 23:59:00
  last    ///< a time that something is due: "23:59" lasts until 23:59:59
};

/// "2026-11-30 23:59", with seconds and fractions of them if need be, "T" for the blank, and
/// perhaps an offset: "Z", "+01:00", "+0100", " -08". Without an offset it is the local time of
/// this machine's zone. Throws InputError, "must be …", for anything else, for a day that the
/// calendar lacks, and for an hour that is skipped when the clocks go forward.
std::chrono::sys_seconds read_time(std::string_view text, Moment moment);

/// How late, and what it costs.
struct Lateness {
  int days = 0;         ///< begun after the grace was over
  double percent = 0;   ///< of what was earned, to be taken off
  bool closed = false;  ///< too late to earn anything
};

/// A day lasts until the same local time on the next: 23:59 is one day late at 23:59 of the next
/// day, also when the clocks change in between and 25 hours have gone by.
Lateness lateness(std::chrono::sys_seconds due, std::chrono::sys_seconds handed_in,
                  const LateRule& rule);

}  // namespace convlings
