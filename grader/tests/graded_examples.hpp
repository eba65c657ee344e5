// Classes after grading, made in code: what the reports are tested with.
#pragma once

#include <string>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings::tests {

/// The class that nobody is in: two lessons, no student.
GradedClass empty_class();

/// Seven students of lessons 01 and 04, one for each way that things can go: all right (ada), wrong
/// answers with stories, a diagnosis and a file that does not build, two days late (ben), untouched
/// and missing (chi), refused files, all sorts of crashes and an answer that waits for its mark
/// (dee), undecided (eve), nothing handed in (fay), a broken archive (gus).
GradedClass small_class();

/// `students` students of 16 lessons with 425 checks: most do well, some are stuck, a few handed in
/// nothing. The same for the same number, on every machine.
GradedClass large_class(int students);

/// What people may try to be called: markup for HTML and Markdown, formulas, separators, quotes,
/// control characters, bytes that are no UTF-8. Each holds the word "payload".
std::vector<std::string> hostile_texts();

/// A student for each of these texts, which stands in every text that a student, an archive or a
/// program of theirs can fill: names, file names, answers, output, messages, compiler's words. The
/// first one is the class's title, too.
GradedClass hostile_class(const std::vector<std::string>& texts = hostile_texts());

/// The story of lesson 01's first wrong slide: image, kernel, both answers and the sum.
Story slide_story();

/// A story about inputs of a student's own. Each of its numbers has the digits 77, nothing else
/// has.
Story own_inputs_story();

}  // namespace convlings::tests
