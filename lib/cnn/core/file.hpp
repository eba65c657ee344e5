// Whole files in and out: read with a limit, written in one piece or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace cnn {

/// The bytes of a regular file. Throws DataError, naming the file, when it is missing, is no
/// regular file, cannot be read, or is larger than `max_bytes` (looked up before memory is taken).
std::string read_file(const std::filesystem::path& file, std::int64_t max_bytes);

/// Writes to a temporary file in the same folder, then renames it to `file`: a reader sees the old
/// contents or the new, never half. Throws DataError, naming the file and the system's reason, when
/// the folder is missing, the disk is full or permission is lacking; the old file stays.
void write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace cnn
