// "Did you mean …?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// Levenshtein's distance with a swap of two neighbours as one step, capital letters as small ones.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate that somebody most likely meant: nearest by edit distance, at most a third of the
/// longer word away, or the only one that starts with `word`. Empty when nothing is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// " Did you mean check?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace convlings
