// A sanitizer's report in a student's words.
#pragma once

#include <string>
#include <string_view>

#include "debugging/sanitizer_report.hpp"

namespace convlings {

/// The file that a report is told about.
struct OwnFile {
  std::string path;   ///< as the compiler was told
  std::string shown;  ///< as the student knows it
  std::string text;
};

/// What went wrong, where, and what to do about it.
struct SanitizerFinding {
  int line = 0;          ///< in the student's file; 0 when no line of it took part
  std::string sentence;  ///< "convolution.cpp:20 writes past the end of `output` …"
  std::string code;      ///< that line
  std::string remedy;    ///< what to do
};

SanitizerFinding explain(const SanitizerReport& report, const OwnFile& file);

}  // namespace convlings
