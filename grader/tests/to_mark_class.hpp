// A class with one written question, and the folder of its page to mark.
#pragma once

#include <algorithm>
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "catalogue/errors.hpp"
#include "grading/marks.hpp"
#include "test_folder.hpp"

namespace to_mark {

namespace fs = std::filesystem;
using namespace convlings;

inline std::string toml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char code[8];
    std::snprintf(code, sizeof code, "\\u%04X", byte);
    quoted += byte < 0x20 || c == '"' || c == '\\' || byte == 0x7F ? std::string(code)
                                                                   : std::string(1, c);
  }
  return quoted + "\"";
}

inline GradedLesson answered(const std::string& answer) {
  GradedLesson graded;
  graded.state = LessonState::graded;
  graded.written_answers = "[written]\nwhy = " + toml_text(answer) + "\n";
  return graded;
}

/// Lesson 01 asks why, for 3 marks.
inline GradedClass class_of(const std::map<std::string, std::string>& answers) {
  GradedClass graded;
  Lesson lesson;
  lesson.id = "01-convolution";
  lesson.number = "01";
  lesson.topic = "convolution";
  lesson.written = {{"why", "Why a kernel?", 3}};
  graded.lessons = {lesson};
  for (const auto& [id, answer] : answers) {
    GradedStudent student;
    student.submission.id = id;
    student.lessons = {answered(answer)};
    graded.students.push_back(student);
  }
  return graded;
}

inline std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void put(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// `text` with the line that begins with `start`, after the heading of `id`, replaced.
inline std::string with_line(const std::string& text, const std::string& id,
                             const std::string& start, const std::string& line) {
  const std::size_t heading = text.find("\n## " + id + "\n");
  REQUIRE(heading != std::string::npos);
  const std::size_t begin = text.find("\n" + start, heading) + 1;
  REQUIRE(begin != 0);
  return text.substr(0, begin) + line + text.substr(text.find('\n', begin));
}

struct ToMark {
  TestFolder folder;
  fs::path page = folder.path / "to-mark" / "01-why.md";

  void write(const GradedClass& graded) const {
    write_pages_to_mark(folder.path / "to-mark", graded);
  }
  ManualMarks read(const GradedClass& graded, const std::string& csv = "") const {
    WholeClass whole{{}, graded.lessons};
    for (const GradedStudent& student : graded.students) {
      whole.ids.push_back(student.submission.id);
    }
    return read(graded, csv, whole);
  }
  ManualMarks read(const GradedClass& graded, const std::string& csv,
                   const WholeClass& whole) const {
    const fs::path file = csv.empty() ? fs::path() : folder.path / "marks.csv";
    if (!csv.empty()) put(file, csv);
    return read_manual_marks(folder.path / "to-mark", file, graded, whole);
  }
  void type(const std::string& id, const std::string& start, const std::string& line) const {
    put(page, with_line(content(page), id, start, line));
  }
  /// What is wrong, from the file's name on.
  template <typename Act>
  std::string complaint(const Act& act) const {
    try {
      act();
    } catch (const InputError& error) {
      const std::string what = error.what();
      const std::size_t name = std::min(what.find("01-why.md"), what.find("marks.csv"));
      return what.substr(std::min(name, what.size()));
    }
    return "none";
  }
};

inline const std::pair<std::string, std::string> ada = {"ada", "01-convolution"};
inline const std::pair<std::string, std::string> ben = {"ben", "01-convolution"};

}  // namespace to_mark
