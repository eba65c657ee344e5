// Changes that leave a right answer right: what one student's file has and another's has not.
#pragma once

#include <string>
#include <vector>

namespace convlings {

// All take and give a solution with its BEGIN SOLUTION and END SOLUTION lines, and change what
// stands between them only.

/// Every variable that is declared in an answer gets another name.
std::string renamed_variables(const std::string& solution, int scheme);

/// i++ in place of ++i, four spaces in place of two, opening braces on lines of their own.
std::string laid_out_anew(const std::string& solution);

/// Remarks at the end of lines and above them.
std::string remarked(const std::string& solution, int seed);

/// Variables that nobody reads, after every `) {`.
std::string with_spare_lines(const std::string& solution);

/// The exercises in another order: begins with the one at `first`. What stands above the first
/// exercise stays there.
std::string in_another_order(const std::string& solution, int first);

/// The text of every region, in order.
std::vector<std::string> solution_regions(const std::string& solution);

/// The solution with region `index` replaced by `code`, which ends in a line end.
std::string with_region(const std::string& solution, std::size_t index, const std::string& code);

}  // namespace convlings
