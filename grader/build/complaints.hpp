// What is wrong with a student's file, for the student: the own lines first, without the noise.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/diagnostics.hpp"
#include "build/link_errors.hpp"
#include "build/plain_words.hpp"

namespace convlings {

/// The names by which a compiler and the student know the files of one lesson.
struct FileNames {
  std::string source;         ///< as the compiler was told
  std::string shown;          ///< "lessons/01-convolution/convolution.cpp"
  std::string lesson_folder;  ///< as the compiler was told; its headers are shown by name
};

/// Something to mend, in the order in which to mend it.
struct Complaint {
  std::string place;   ///< "lessons/01-convolution/convolution.cpp:23", or empty
  std::string text;    ///< "error: 'i' was not declared in this scope"
  std::string code;    ///< the line of code, or empty
  std::string marker;  ///< ^~~~ under it, or empty
  std::optional<PlainWords> words = std::nullopt;  ///< what it means, where that is known
};

/// The errors, each once: the student's own file first, then the lesson's header, then others. A
/// missing return comes last: misplaced braces bring it about, too. Only the first error of a
/// function has plain words: what follows it is often no mistake of its own.
std::vector<Complaint> compile_errors(const std::vector<Diagnostic>& diagnostics,
                                      const FileNames& names, const Surroundings& around);

/// The warnings about the student's own file, each once.
std::vector<Complaint> own_warnings(const std::vector<Diagnostic>& diagnostics,
                                    const FileNames& names, const Surroundings& around);

/// Undefined and duplicate functions in words.
std::vector<Complaint> link_complaints(const LinkErrors& errors, const FileNames& names,
                                       const Surroundings& around);

}  // namespace convlings
