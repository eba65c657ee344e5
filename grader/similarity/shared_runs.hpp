// Where two files are alike, for the person who looks.
#pragma once

#include <utility>
#include <vector>

#include "similarity/own_tokens.hpp"

namespace convlings {

struct SharedRuns {
  int lines = 0;                            ///< of the first file that are in the second
  std::vector<std::pair<int, int>> begins;  ///< first lines (1-based) of the longest runs
};

/// Looks at every place of both files, not only at the winnowed ones.
SharedRuns shared_runs(const std::vector<OwnToken>& first, const std::vector<OwnToken>& second);

}  // namespace convlings
