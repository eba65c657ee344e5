// SHA-256, to compare files and decoded pictures with published sums.
#pragma once

#include <string>
#include <string_view>

/// The digest of `bytes` as 64 lower-case hexadecimal digits. FIPS 180-4.
std::string sha256(std::string_view bytes);
