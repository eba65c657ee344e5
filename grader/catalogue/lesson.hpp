// What a lesson consists of, as its manifest lesson.toml says.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace convlings {

/// One function that the student writes. Checks that mark it carry its name as their tag.
struct Exercise {
  std::string name;  ///< the function
  int points = 0;
  int lines = 0;                     ///< how many a good answer needs
  std::array<std::string, 3> hints;  ///< nudge, formula, near-code
  bool all_or_nothing = false;       ///< points only when every check passes; else in proportion
};

/// A number or word to be foretold in answers.toml before any code is written.
struct Prediction {
  std::string name;
  std::string question;
  int points = 0;
};

/// A question that a person marks.
struct Written {
  std::string name;
  std::string question;
  int marks = 0;
};

struct Lesson {
  std::string id;      ///< the folder: "01-convolution"
  std::string number;  ///< "01"
  std::string title;
  std::string topic;    ///< the student edits <topic>.cpp
  std::string links;    ///< "core" or "nn"
  std::string summary;  ///< one line for the board
  std::vector<Exercise> exercises;
  std::vector<Prediction> predictions;
  std::vector<Written> written;

  /// "lessons/01-convolution/convolution.cpp", as the student knows the file.
  std::string source_name() const { return "lessons/" + id + "/" + topic + ".cpp"; }

  /// What exercises and predictions are worth together; a person's marks are apart.
  int max_points() const;
};

}  // namespace convlings
