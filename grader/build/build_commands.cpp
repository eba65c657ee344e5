#include "build/build_commands.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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
  // The driver ends in an orderly manner when the compiler proper has died.
  constexpr std::array<std::string_view, 6> last_words{
      "out of memory",  "virtual memory exhausted", "Killed signal",
      "CPU time limit", "File size limit",          "No space left on device"};
  return result.timed_out || result.too_much || result.ending.signalled ||
         std::ranges::any_of(last_words, [&](std::string_view words) {
           return result.output.find(words) != std::string::npos;
         });
}

}  // namespace convlings
