// The same lesson's tools for other purposes than a quick check.
#pragma once

#include "build/toolchain.hpp"

namespace convlings {

/// A program for a debugger: not optimised, every variable known, and a main function that makes
/// one call from a file (runner/replay_main.cpp). Compiles without the precompiled header.
LessonTools for_debugger(LessonTools tools);

/// A runner that stops at the first misuse of memory or numbers and reports it.
LessonTools for_sanitizers(LessonTools tools);

}  // namespace convlings
