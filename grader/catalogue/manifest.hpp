// lesson.toml, read strictly: a typing error in a manifest is found when it is made.
#pragma once

#include <string_view>

#include "catalogue/lesson.hpp"

namespace convlings {

/// Reads a manifest's text for the lesson in folder `id`. Throws InputError
/// "<shown>:<line>: <rule>" for unknown keys, missing or empty ones, points below 1, a name that
/// comes twice, or anything but three hints an exercise.
Lesson read_manifest(std::string_view text, std::string_view id, std::string_view shown);

}  // namespace convlings
