// One gradebook takes over what another remembers.
#pragma once

#include <filesystem>

#include "gradebook/database.hpp"

namespace convlings {

/// Throws InputError when `file` is no gradebook that is there, whole, and at rest: nobody grades
/// into it. Changes nothing in it.
void check_can_be_taken_over(const std::filesystem::path& file);

/// Takes outcomes and rows over from `file`, in one transaction: the younger of two under one name
/// wins, and of two of the same moment the greater text, so that no order of merging matters.
/// Returns the number of outcomes that were new. Throws InputError as above.
int take_over(Database& into, const std::filesystem::path& file);

}  // namespace convlings
