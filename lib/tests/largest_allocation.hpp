// How much memory was asked for at once, to show that a file's claim takes none.
#pragma once

#include <cstddef>

/// The largest number of bytes that one `new` of this program has asked for since the last reset.
/// Link largest_allocation.cpp, which replaces the global operator new.
std::size_t largest_allocation();
void reset_largest_allocation();
