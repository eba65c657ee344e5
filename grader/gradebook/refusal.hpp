// What SQLite complains of, in words for the person who grades.
#pragma once

#include <filesystem>
#include <string>

namespace convlings {

/// A complaint of SQLite's: its extended result code, what the system had said (errno, or 0), and
/// its own few words.
struct Refusal {
  int code = 0;
  int system_error = 0;
  std::string words;
};

/// "out/gradebook.sqlite: the disk is full. …": which file, what happened, what to do.
std::string refusal_text(const std::filesystem::path& file, const Refusal& refusal);

}  // namespace convlings
