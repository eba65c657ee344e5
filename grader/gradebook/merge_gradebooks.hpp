// Several gradebooks become one: what `convlings merge` does before it reports.
#pragma once

#include <filesystem>
#include <vector>

namespace convlings {

/// What came of one file.
struct MergedShard {
  std::filesystem::path file;
  int new_outcomes = 0;
};

/// The gradebook that somebody means who names a file, or an out folder.
std::filesystem::path gradebook_named(const std::filesystem::path& named);

/// Takes over everything from `files` (gradebooks or out folders) into the gradebook `into`, which
/// is made when it is missing. All of them are looked at first: when one is missing, is no
/// gradebook or is still being written, nothing is merged. Throws InputError.
std::vector<MergedShard> merge_gradebooks(const std::vector<std::filesystem::path>& files,
                                          const std::filesystem::path& into);

}  // namespace convlings
