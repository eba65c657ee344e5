// Inputs of one's own: which random numbers a student's checks use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace convlings {

/// The seed of one student's lesson: the first eight bytes (big endian) of HMAC-SHA-256 under the
/// course key (its 64 digits, as text) of "student\nlesson". Nobody without the key can tell it,
/// and whoever has it can: printf 'ada\n01-convolution' | openssl dgst -sha256 -hmac "$(cat
/// course.key)"
std::uint64_t seed_for(std::string_view course_key, std::string_view student,
                       std::string_view lesson);

/// The key in `file`, which is made (32 random bytes as 64 hexadecimal digits, readable by its
/// owner only) when it is not there. Throws InputError for a file that holds no such key.
std::string course_key(const std::filesystem::path& file);

}  // namespace convlings
