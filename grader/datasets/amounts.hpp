// Sizes of files as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace convlings {

/// "512 bytes", "29.5 kB", "26.4 MB", "1.2 GB": decimal, as shops and browsers count.
std::string amount(std::int64_t bytes);

/// "26,421,880".
std::string with_commas(std::int64_t number);

}  // namespace convlings
