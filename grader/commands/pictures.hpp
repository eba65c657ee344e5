// Words that the commands that write pictures share.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/context.hpp"

namespace convlings {

/// Lists what was written: "13 pictures in maps: input.png conv2d_1.png …".
void say_written(const Context& context, const std::vector<std::filesystem::path>& files);

}  // namespace convlings
