// Does an edition give something away?
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// Lines of code that a solution has between its marks; remarks, blank lines and braces left out.
using SolvedRegion = std::vector<std::string>;

/// The regions of a solution's text.
std::vector<SolvedRegion> solved_regions(std::string_view solution);

/// Looks through every file below `folder`. A sentence for each place where three lines of a region
/// stand one after the other, however they are indented, and for each file or folder whose name
/// says that it belongs at home: a key, a gradebook, solutions, misconceptions, tests.
std::vector<std::string> find_leaks(const std::filesystem::path& folder,
                                    const std::vector<SolvedRegion>& regions);

}  // namespace convlings
