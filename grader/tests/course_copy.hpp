// A course with one lesson only, in a folder of its own, and the application that works on it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

/// Starts with an untouched stub. The runner and the checks are those of this build.
class CourseCopy {
 public:
  explicit CourseCopy(const std::string& lesson = "01-convolution",
                      const std::string& topic = "convolution");

  const std::filesystem::path& home() const { return folder_.path; }
  std::filesystem::path source() const { return lesson() / file_; }
  std::filesystem::path lesson() const { return home() / "lessons" / lesson_; }
  std::filesystem::path solution() const { return home() / "solutions" / lesson_ / file_; }

  /// Puts `text` in the stub's place.
  void write(const std::string& text) const;
  std::string read(const std::filesystem::path& file) const;

  /// Runs `convlings <words>` without a terminal; standard output and error together.
  convlings::RunResult convlings(std::vector<std::string> words,
                                 const std::vector<std::string>& environment = {}) const;

 private:
  TestFolder folder_;
  std::string lesson_;
  std::string file_;
};

/// True when `text` contains `part`.
inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
