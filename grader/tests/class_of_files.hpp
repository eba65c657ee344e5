// A course of three lessons and a folder of submissions, for tests.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "catalogue/lesson.hpp"
#include "submissions/intake.hpp"
#include "test_folder.hpp"

namespace convlings::tests {

inline const std::vector<Lesson>& three_lessons() {
  static const std::vector<Lesson> lessons = [] {
    std::vector<Lesson> made(3);
    const char* const topics[] = {"convolution", "padding", "max_pooling"};
    const char* const ids[] = {"01-convolution", "02-padding", "06-max-pooling"};
    const char* const questions[] = {"answer_rows", "zeros_before", "rows_after_pooling"};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i].id = ids[i];
      made[i].number = made[i].id.substr(0, 2);
      made[i].topic = topics[i];
      made[i].predictions.push_back({questions[i], "How many?", 1});
      made[i].written.push_back({std::string("why_") + topics[i], "Why?", 2});
    }
    return made;
  }();
  return lessons;
}

struct ClassFolder : TestFolder {
  void write(const std::filesystem::path& name, const std::string& bytes) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }

  Submission one(const std::filesystem::path& name, const IntakeLimits& limits = {}) const {
    return read_submission(path / name, three_lessons(), limits);
  }

  std::vector<Submission> all(const std::vector<Enrolled>& roster = {}) const {
    return read_submissions(path, roster, three_lessons());
  }
};

/// The sources that were taken, by lesson id.
inline std::map<std::string, std::string> sources(const Submission& submission) {
  std::map<std::string, std::string> found;
  for (const auto& [lesson, texts] : submission.lessons) {
    if (!texts.source.empty()) found[lesson] = texts.source;
  }
  return found;
}

/// The reason for not taking `what`; "(taken)" when it is not listed.
inline std::string reason_for(const Submission& submission, const std::string& what) {
  const auto found = std::find_if(submission.not_taken.begin(), submission.not_taken.end(),
                                  [&](const NotTaken& item) { return item.what == what; });
  return found == submission.not_taken.end() ? "(taken)" : found->reason;
}

}  // namespace convlings::tests
