// Counts what a test program takes from the heap: for promises that nothing is allocated.
#pragma once

#include <cstdint>

/// Calls of operator new in this program so far, by any thread.
std::int64_t allocations();
