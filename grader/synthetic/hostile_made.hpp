// Hostile submissions that are no text: archives, links, pipes, made from a recipe when needed.
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/lesson.hpp"
#include "synthetic/hostile_fixtures.hpp"

namespace convlings {

/// Writes the submission of student `id` (a folder or archive) into `class_folder`. `right` are the
/// lesson's right answers. Throws InputError for an unknown recipe.
void make_hostile(const HostileFixture& fixture, const Lesson& lesson, const std::string& right,
                  const std::string& id, const HostileNames& names);

}  // namespace convlings
