// Words that the commands that write pictures share.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "commands/context.hpp"

namespace convlings {

/// "untrained, seed 1": written beside every title, so that nobody takes noise for knowledge.
std::string untrained_note(std::uint64_t seed);

/// Lists what was written: "13 pictures in maps: input.png conv2d_1.png …".
void say_written(const Context& context, const std::vector<std::filesystem::path>& files);

}  // namespace convlings
