// gdb or lldb on one call of a student's function.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace convlings {

struct Debugger {
  std::string name;  ///< "gdb" or "lldb"
  std::filesystem::path path;
};

/// The one called `wanted`, or for "" the first that is there: gdb, then lldb. Looks along PATH.
std::optional<Debugger> find_debugger(const std::string& wanted);

/// How to install one, for people: "sudo apt-get install gdb".
std::string install_line(const std::string& wanted);

/// What is to be debugged.
struct Replay {
  std::filesystem::path program;  ///< built by for_debugger()
  std::filesystem::path call;     ///< the file that holds the failed call
  std::filesystem::path source;   ///< the student's file
  std::string function;           ///< where to stop
  std::string keys;               ///< lines to show at the first stop: what to type
  bool stop_at_exit = false;      ///< the function ends the program
  bool batch = false;             ///< no prompt: show where it stops, go on, show that, leave
};

/// The commands that the debugger begins with, for a file.
std::string session_text(const Debugger& debugger, const Replay& replay);

/// The command line; `session` is the file with the text above.
std::vector<std::string> debugger_command(const Debugger& debugger, const Replay& replay,
                                          const std::filesystem::path& session);

/// The same by hand: lines to type.
std::vector<std::string> lines_by_hand(const Debugger& debugger, const Replay& replay);

/// Python for gdb that shows tensors as numbers, without the rest of a session.
std::filesystem::path gdb_tensors();

}  // namespace convlings
