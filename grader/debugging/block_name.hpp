// What a student calls a block of memory, read off the lines of the file.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// A line of a text, 1-based, without the spaces around it; empty when there is none.
std::string line_of(std::string_view text, int line);

/// The variable that a line makes: "output" of "Tensor output({n, 5});". Empty when it makes none
/// that we recognise.
std::string made_in(const std::string& code);

/// What a line takes numbers out of with []: "image" of "sum += image.data()[i]". Empty when there
/// is no such thing, or more than one.
std::string indexed_in(const std::string& code);

}  // namespace convlings
