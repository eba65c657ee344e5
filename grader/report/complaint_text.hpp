// Compiler and linker messages for the terminal.
#pragma once

#include <string>
#include <vector>

#include "build/complaints.hpp"
#include "story/render.hpp"

namespace convlings {

/// Place and message, then the line of code with its marker, cut to the width around the marker.
std::string complaint_text(const Complaint& complaint, const Style& style);

/// The first error whole, the others in a line each: few unless `all`.
std::string errors_text(const std::vector<Complaint>& errors, const Style& style, bool all);

}  // namespace convlings
