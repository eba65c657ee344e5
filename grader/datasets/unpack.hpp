// Takes files out of an archive that came over the network.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "cnn/nn/data/known_datasets.hpp"

namespace convlings {

/// Writes `files` from the .tar.gz `archive` into `folder`, which is made where missing; each
/// appears under its name once its size and SHA-256 are right. `stop` is asked now and then.
///
/// The archive only lends contents. An entry counts when the last part of its path is the name of
/// one of `files`, and it is written under our name in our folder, whatever the rest of its path
/// says; links and all else are passed over, at most a megabyte of them.
///
/// Throws DataError, naming the archive, when it is cut or damaged, lacks a file, or holds another
/// size or other bytes; DownloadStopped when `stop` says so. What was right until then stays.
void unpack(const std::filesystem::path& archive, const std::vector<cnn::KnownFile>& files,
            const std::filesystem::path& folder, const std::function<bool()>& stop = {});

}  // namespace convlings
