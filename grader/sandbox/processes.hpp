// How many processes a user may have, where the kernel counts all of a user's.
#pragma once

#include "sandbox/isolation.hpp"

namespace convlings {

/// RLIMIT_NPROC for programs that may have `processes` at once. The kernel counts by user: as
/// another user, or in a user namespace since Linux 5.14, that is these programs alone. Elsewhere
/// it counts everything of the grader's user: a bound far above what is there now, so that one
/// program's flood of forks cannot starve its neighbours.
int process_limit(int processes, const IsolationUsed& used);

}  // namespace convlings
