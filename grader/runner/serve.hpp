// Answers calls that come over descriptor 3, one after the other.
#pragma once

#include "runner/call_table.hpp"

namespace convlings {

/// Reads calls until the checker closes its side and answers each; what a function throws becomes a
/// fault. Returns the exit status of the process: 0, or 3 when a frame was cut.
int serve(const CallTable& calls);

}  // namespace convlings
