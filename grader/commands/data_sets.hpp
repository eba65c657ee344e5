// Words about data sets that the data commands share.
#pragma once

#include <filesystem>
#include <string>

#include "cnn/nn/data/find_dataset.hpp"
#include "cnn/nn/data/known_datasets.hpp"
#include "commands/context.hpp"

namespace convlings {

/// Where this course looks for data sets.
cnn::DatasetRoots roots_of(const Context& context);

/// The set of that name. Throws InputError, with a suggestion, when there is none.
const cnn::KnownDataset& require_dataset(const std::string& name);

/// How much there is to fetch, in bytes.
std::int64_t download_bytes(const cnn::KnownDataset& set);

/// A path as people read it: relative to the course inside it, "~/…" in the home folder.
std::string shown_folder(const Context& context, const std::filesystem::path& folder);

/// What the commands' help says about places.
extern const char* const places_words;

}  // namespace convlings
