// What one student handed in, after a look at every file.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convlings {

/// The files of one lesson that were taken. A text is empty when its file was not handed in.
struct HandedIn {
  std::string source;   ///< <topic>.cpp
  std::string answers;  ///< answers.toml
};

/// Something that was handed in and not taken.
struct NotTaken {
  std::string what;      ///< the name, printable, as it was handed in
  std::string reason;    ///< one sentence
  bool refused = false;  ///< dangerous or broken, to be shown; false: merely not asked for
};

/// A student's work. `id` is unique in a class and safe as a file name: [A-Za-z0-9._-], no dot
/// first.
struct Submission {
  std::string id;
  std::string name;   ///< for people: printable UTF-8; the id where nobody said better
  std::string email;  ///< this and the next two from the roster, or empty
  std::string section;
  std::string canvas_id;
  std::filesystem::path from;  ///< the folder or archive; empty: on the roster, handed in nothing
  std::map<std::string, HandedIn> lessons;      ///< by lesson id, "01-convolution"
  std::map<std::string, std::string> rejected;  ///< by lesson id: why its file is not taken
  std::vector<NotTaken> not_taken;
  std::string problem;  ///< why nothing at all could be taken; empty when it could
};

}  // namespace convlings
