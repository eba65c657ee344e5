// A compiler's sentence without what is of no use to a beginner.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// Types as people write them ("Tensor", "std::string", "std::vector<int>"), no names behind names
/// ("{aka …}"), no name of the warning, no expression of half a page.
std::string short_text(std::string_view text);

}  // namespace convlings
