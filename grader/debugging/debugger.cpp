#include "debugging/debugger.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

namespace convlings {
namespace {

namespace fs = std::filesystem;

const fs::path scripts = CONVLINGS_DEBUGGING_DIR;

std::optional<fs::path> find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const fs::path program = fs::path(folder) / name;
    if (!folder.empty() && access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

/// echo of gdb and the script of lldb's Python both take these escapes.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\\' || c == '"') {
      result += std::string("\\") + c;
    } else {
      result += c;
    }
  }
  return result;
}

std::string gdb_session(const Replay& replay) {
  std::string text = fmt::format("tbreak -qualified {}\n", replay.function);
  if (replay.stop_at_exit) text += "tbreak exit\ntbreak _exit\n";
  text += "run\nyour-arguments\n";
  if (replay.batch) return text + "backtrace\ncontinue\nbacktrace\n";
  return text + fmt::format("echo \\n{}\\n\n", escaped(replay.keys));
}

std::string lldb_session(const Replay& replay) {
  std::string text =
      "settings set target.process.thread.step-avoid-regexp ^(std|cnn)::\n"
      "settings set frame-format \"frame ${frame.index}: ${function.name-without-args} at "
      "${line.file.basename}:${line.number}\\n\"\n";
  text += fmt::format("breakpoint set --one-shot true --name {} --file {}\n", replay.function,
                      replay.source.filename().string());
  text += "breakpoint set -E c++ --on-throw true --on-catch false\n";
  if (replay.stop_at_exit) text += "breakpoint set --name exit --name _exit\n";
  text += "run\nframe variable --no-locals --depth 0\n";
  if (replay.batch) return text + "bt\ncontinue\nbt\n";
  return text + fmt::format("script print(\"\\n{}\")\n", escaped(replay.keys));
}

}  // namespace

std::optional<Debugger> find_debugger(const std::string& wanted) {
  for (const char* name : {"gdb", "lldb"}) {
    if (!wanted.empty() && wanted != name) continue;
    if (const auto path = find_program(name)) return Debugger{name, *path};
  }
  return std::nullopt;
}

std::string install_line(const std::string& wanted) {
  const std::string name = wanted.empty() ? "gdb" : wanted;
  if (find_program("apt-get")) return "sudo apt-get install " + name;
  if (find_program("dnf")) return "sudo dnf install " + name;
  if (find_program("xcode-select")) return "xcode-select --install";
  return "install " + name + " with your system's package manager";
}

std::string session_text(const Debugger& debugger, const Replay& replay) {
  return debugger.name == "gdb" ? gdb_session(replay) : lldb_session(replay);
}

std::vector<std::string> debugger_command(const Debugger& debugger, const Replay& replay,
                                          const fs::path& session) {
  std::vector<std::string> words{debugger.path.string()};
  const auto add = [&words](std::initializer_list<std::string> more) {
    words.insert(words.end(), more);
  };
  if (debugger.name == "gdb") {
    if (replay.batch) add({"-nx", "-batch"});
    add({"-q", "-iex", "set debuginfod enabled off", "-iex", "set startup-with-shell off"});
    for (const fs::path& script :
         {scripts / "gdb_plain.gdb", scripts / "gdb_session.py", session}) {
      add({"-x", script.string()});
    }
    add({"--args"});
  } else {
    if (replay.batch) add({"--no-lldbinit", "--batch"});
    const std::string import =
        fmt::format("command script import \"{}\"", (scripts / "lldb_session.py").string());
    add({"-o", import, "-s", session.string(), "--"});
  }
  add({replay.program.string(), replay.call.string()});
  return words;
}

std::vector<std::string> lines_by_hand(const Debugger& debugger, const Replay& replay) {
  const std::string program = replay.program.string();
  const std::string call = replay.call.string();
  if (debugger.name == "gdb") {
    return {fmt::format("gdb --args {} {}", program, call),
            fmt::format("source {}", gdb_tensors().string()),
            fmt::format("break -qualified {}", replay.function), "run"};
  }
  return {fmt::format("lldb -- {} {}", program, call),
          fmt::format("command script import {}", (scripts / "lldb_session.py").string()),
          fmt::format("breakpoint set --name {} --file {}", replay.function,
                      replay.source.filename().string()),
          "run"};
}

fs::path gdb_tensors() { return scripts / "gdb_tensors.py"; }

}  // namespace convlings
