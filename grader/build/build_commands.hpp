// How a student's file is compiled and linked: command lines and their limits, wherever they run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/build_runner.hpp"
#include "build/toolchain.hpp"
#include "sandbox/process.hpp"
#include "sandbox/run.hpp"

namespace convlings {

std::vector<std::string> compile_command(const LessonTools& tools, const Source& source,
                                         const std::filesystem::path& object);

std::vector<std::string> link_command(const LessonTools& tools, const std::filesystem::path& object,
                                      const std::filesystem::path& runner);

/// For the compiler, and once more for the linker.
Limits compiler_limits(double seconds);

/// It was stopped at one of its limits.
bool ran_out(const RunResult& result);

}  // namespace convlings
