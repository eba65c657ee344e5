// Compiler and linker messages for the terminal.
#pragma once

#include <string>
#include <vector>

#include "build/complaints.hpp"
#include "story/render.hpp"

namespace convlings {

/// Place and message, the line of code with its marker, cut to the width around the marker, and
/// what it means in plain words.
std::string complaint_text(const Complaint& complaint, const Style& style);

/// What a message means and what to do about it, after `indent` spaces; empty when nobody knows.
std::string plain_words_text(const Complaint& complaint, const Style& style, int indent);

/// The first error, and how many more there are; with `all` each of them.
std::string errors_text(const std::vector<Complaint>& errors, const Style& style, bool all);

}  // namespace convlings
