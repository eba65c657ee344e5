// Answers that are lists of example numbers: batches and splits.
#pragma once

#include <string>
#include <vector>

#include "checks/calling.hpp"

namespace convlings::checks {

/// The call's answer must be `order` cut into batches of `batch_size`, the last one perhaps
/// smaller. Each batch comes as a text, "4 0 2".
void has_batches(const Call& call, const std::vector<int>& order, int batch_size);

/// The call's answer must be these splits, each written as "train 1 2 / held out 0".
void has_splits(const Call& call, const std::vector<std::string>& expected,
                const std::string& arithmetic);

/// What an examination needs, whoever is dealt what: there are `folds` splits, every example is in
/// one list of each, and is held out in exactly one.
void is_fair(const Call& call, const std::vector<int>& order, int folds);

/// The numbers that a split, written as above, holds out.
std::vector<int> held_out_of(const std::string& split);

}  // namespace convlings::checks
