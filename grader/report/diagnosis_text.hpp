// Tells what probably went wrong.
#pragma once

#include <string>

#include "catalogue/lesson.hpp"
#include "story/diagnosis.hpp"
#include "story/render.hpp"

namespace convlings {

/// The mistake's own sentence and where in the lesson to read about it; of two suspects both, said
/// as such. Ends with a newline.
std::string diagnosis_text(const Diagnosis& diagnosis, const Lesson& lesson, const Style& style);

}  // namespace convlings
