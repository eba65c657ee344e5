// Whether a data set's file on this disk is what its publisher gave out.
#pragma once

#include <filesystem>

#include "cnn/nn/data/known_datasets.hpp"

namespace convlings {

enum class FileState {
  published,        ///< byte for byte
  compressed_anew,  ///< another .gz with the same contents, such as Debian's
  unpacked,         ///< the contents, no longer compressed
  missing,
  different  ///< other contents, or unreadable
};

/// Reads the whole file. A file that is published as a .gz may lie there unpacked, and with a dot
/// before "idx", as gunzip -N names it.
FileState state_of(const cnn::KnownFile& file, const std::filesystem::path& folder);

/// True for the three states whose contents are right.
bool is_right(FileState state);

/// "as published", "compressed anew, same contents", …
const char* words_for(FileState state);

}  // namespace convlings
