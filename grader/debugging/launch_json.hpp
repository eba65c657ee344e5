// A configuration for VS Code's debugger, put into a launch.json that may hold others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "debugging/debugger.hpp"

namespace convlings {

/// The name under which VS Code lists it. There is one: the last call that was asked for.
constexpr const char* launch_name = "convlings: the failed call";

/// The configuration alone, JSON.
std::string launch_configuration(const Debugger& debugger, const Replay& replay,
                                 const std::filesystem::path& home);

/// The text of launch.json with `configuration` added, or put in the place of the one of its name;
/// all else in `existing` stays. Nothing when `existing` is not plain JSON of the known form, such
/// as one with comments, which would be lost.
std::optional<std::string> with_configuration(std::string_view existing,
                                              std::string_view configuration);

}  // namespace convlings
