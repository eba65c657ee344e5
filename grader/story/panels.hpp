// Grids side by side, with the marks that need no colour.
#pragma once

#include <string>
#include <vector>

#include "story/story.hpp"
#include "story/text.hpp"

namespace convlings {

/// Side by side while the width allows, the rest below. Columns that do not fit are left out, those
/// of the window last.
std::string side_by_side(const std::vector<Grid>& grids, const Style& style);

/// Expected and received: beside each other, with fewer columns if need be.
std::string answers_text(const Story& story, const Style& style);

/// What the marks mean that its grids use: "[ ] cell (1, 0) and what it is made from", "> wrong".
std::vector<std::string> legend_of(const Story& story);

}  // namespace convlings
