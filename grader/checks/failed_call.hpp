// The call that failed a check, kept in a file so that it can be made again under a debugger.
#pragma once

#include <string>

#include "checks/current_check.hpp"

namespace convlings::checks {

/// Writes the last call of a failed check to <folder>/<exercise>.call, where the environment
/// variable CONVLINGS_CALLS names the folder; nothing without it. The first failed check of an
/// exercise has the say: it is the one that is told whole.
void keep_failed_call(const CurrentCheck& check, const std::string& exercise);

}  // namespace convlings::checks
