// Numbers as Keras prints them.
#pragma once

#include <cstdint>
#include <string>

namespace cnn {

/// "8,660,042".
std::string with_commas(std::int64_t number);

/// "364.54 KB": two decimals, 1024 bytes to a KB, up to TB.
std::string memory_text(std::int64_t bytes);

}  // namespace cnn
