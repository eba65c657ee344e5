// What a student gets back: marks, every check, the story of each failure.
#pragma once

#include <filesystem>
#include <string>

#include "grading/graded_class.hpp"

namespace convlings {

/// How much feedback tells.
struct FeedbackOptions {
  bool show_hidden_inputs =
      false;  ///< else checks with inputs of the student's own tell no numbers
};

/// Markdown (CommonMark with tables); whatever a student's code or name said cannot become markup.
std::string feedback_markdown(const GradedClass& graded, const GradedStudent& student,
                              const FeedbackOptions& options);

/// The same as one HTML file: no scripts, nothing fetched.
std::string feedback_html(const GradedClass& graded, const GradedStudent& student,
                          const FeedbackOptions& options);

}  // namespace convlings
