// Everything that comes of a graded class, as files of one folder.
#pragma once

#include <filesystem>

#include "feedback/student_feedback.hpp"
#include "grading/graded_class.hpp"

namespace convlings {

/// Writes class.html, marks.csv, checks.csv, canvas.csv, and for each student feedback/ID.md and
/// .html, gradescope/ID.json, junit/ID.xml, exercism/ID/NN.json. A file appears whole or not at
/// all; one that is right already is not touched. Throws InputError when the disk is full.
void write_reports(const std::filesystem::path& folder, const GradedClass& graded,
                   const FeedbackOptions& options);

}  // namespace convlings
