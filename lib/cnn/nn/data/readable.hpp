// Text from outside, made fit for a terminal, a picture's caption or JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cnn {

/// The text with a `?` for every control character and every byte that is no UTF-8; cut after
/// `most` bytes, "…" added, never inside a character.
std::string readable(std::string_view text, std::size_t most);

}  // namespace cnn
