#include "build/build_commands.hpp"

namespace convlings {
namespace {

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
}

}  // namespace

Limits compiler_limits(double seconds) {
  Limits limits;
  limits.wall_seconds = seconds;
  limits.cpu_seconds = 1 + static_cast<int>(seconds);
  limits.memory_bytes = std::int64_t{3} << 30;
  limits.file_bytes = std::int64_t{256} << 20;
  limits.output_bytes = std::int64_t{4} << 20;
  return limits;
}

std::vector<std::string> compile_command(const LessonTools& tools, const Source& source,
                                         const std::filesystem::path& object) {
  std::vector<std::string> command{tools.compiler};
  append(command, tools.compile);
  append(command,
         {"-iquote", source.lesson_folder.string(), "-fdiagnostics-color=never", "-fmax-errors=20",
          "-x", "c++", "-c", source.path.string(), "-o", object.string()});
  return command;
}

std::vector<std::string> link_command(const LessonTools& tools, const std::filesystem::path& object,
                                      const std::filesystem::path& runner) {
  std::vector<std::string> command{tools.compiler};
  append(command, tools.link);
  command.push_back(object.string());
  append(command, tools.objects);
  append(command, tools.libraries);
  append(command, {"-o", runner.string()});
  return command;
}

bool ran_out(const RunResult& result) {
  const bool compiler_died = result.output.find("out of memory") != std::string::npos ||
                             result.output.find("Killed signal") != std::string::npos ||
                             result.output.find("CPU time limit") != std::string::npos;
  return result.timed_out || result.ending.signalled || compiler_died;
}

}  // namespace convlings
