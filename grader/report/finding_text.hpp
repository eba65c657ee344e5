// What a sanitizer found in a check, for the terminal.
#pragma once

#include <optional>
#include <string>

#include "debugging/finding.hpp"
#include "report/lesson_result.hpp"
#include "story/render.hpp"

namespace convlings {

/// What the sanitizer's report of a failed check says about the student's file.
/// Nothing when there is no report.
std::optional<SanitizerFinding> finding_of(const CheckEvent& check, const LessonResult& result);

/// The sentence, the line of code, and what to do. Ends with a newline.
std::string finding_text(const SanitizerFinding& finding, const Style& style);

/// What to say of a whole run with sanitizers that found nothing; empty when they did.
std::string nothing_found(const LessonResult& result);

}  // namespace convlings
