// Text files from outside, which may be anything, and our own, which appear whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace convlings {

/// No file that one person writes for this course is larger.
constexpr std::uintmax_t max_text_bytes = 1U << 20U;

/// The content of a regular file of UTF-8 text, at most `most_bytes` long. Throws InputError,
/// "<shown>: there is no such file. <remedy>", when it is missing, a folder, a link to nowhere, a
/// device, too large or no text. `shown` is the name that the person knows the file by.
std::string read_text_file(const std::filesystem::path& path, std::string_view shown,
                           std::string_view remedy = "",
                           std::uintmax_t most_bytes = max_text_bytes);

/// Writes beside `path` and renames, so that a reader finds the old file or the new one, never half
/// of one. Makes missing folders. Throws InputError when the system refuses.
void write_text_file(const std::filesystem::path& path, std::string_view text);

}  // namespace convlings
