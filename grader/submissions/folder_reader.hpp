// Folders of students, as they lie on a disk: nothing in them is followed or waited for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "submissions/gatherer.hpp"

namespace convlings {

/// Adds all files below `folder` in the order of their names. Archives that lie directly in it are
/// opened; their files' paths begin with the archive's name. Symbolic links are not followed, and
/// pipes and devices not opened. Throws IntakeRefusal.
void gather_folder(const std::filesystem::path& folder, const IntakeLimits& limits,
                   Gatherer& gatherer);

/// At most `most` bytes of a file that is no link, pipe or device. Throws IntakeRefusal.
std::string read_ordinary_file(const std::filesystem::path& file, std::int64_t most);

/// All bytes of an archive, at most limits.packed_bytes. Throws IntakeRefusal.
std::string read_packed(const std::filesystem::path& file, const IntakeLimits& limits);

/// Says why an archive of so many bytes is not opened; nothing when it may be.
void refuse_large_archive(const std::string& bytes, const IntakeLimits& limits);

}  // namespace convlings
