// How this machine compiles and links a lesson, as CMake wrote it down.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convlings {

/// What it takes to make and check one lesson's runner.
struct LessonTools {
  std::string compiler;
  std::vector<std::string> compile;  ///< flags and include paths
  std::vector<std::string> link;     ///< flags
  std::vector<std::string> objects;  ///< runner main and call table
  std::vector<std::string> libraries;
  double seconds = 20;  ///< how long compiler and linker may take, each
  std::string checks;   ///< the checker program
  std::string slips;    ///< the misconceptions program; empty when the lesson has none

  // For variants.hpp.
  std::vector<std::string> debugging;   ///< more compiler flags, for a debugger
  std::vector<std::string> sanitizing;  ///< the same for compiler and linker, with sanitizers
  std::map<std::string, std::string> plain_headers;  ///< by the precompiled one's path
  bool sanitized = false;                            ///< made by for_sanitizers()
  std::string runner_main;                           ///< one of `objects`
  std::string replay_main;                           ///< to stand in its place
};

/// Reads toolchain.json for the lesson in folder `id`. Throws InputError when the file or the
/// lesson is missing: the course has to be built again.
LessonTools read_tools(const std::filesystem::path& toolchain, const std::string& id);

/// The folder that `#include "cnn/…"` begins in.
std::filesystem::path library_folder(const LessonTools& tools);

/// Size and time of every file that the tools name, precompiled headers included: when this text
/// is the same as before, so is what they make.
std::string identity(const LessonTools& tools);

/// "path size time" of one file; empty when there is none.
std::string identity(const std::filesystem::path& file);

}  // namespace convlings
