// A student's text on a page of ours.
#pragma once

#include <string>

#include "grading/manual_answers.hpp"

namespace convlings {

/// The answer as a Markdown quotation: every line begins with ">", and nothing in it is markup,
/// whatever it is. Longer than 10,000 bytes it is cut, and says so. "> *no answer*", which no
/// student can write, when there is none.
std::string quotation(const WrittenAnswer& answer);

}  // namespace convlings
