#include "build/build_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "build/build_commands.hpp"
#include "build/explain_build.hpp"
#include "catalogue/text_file.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr const char* outcome_file = "outcome.txt";
constexpr const char* temporary = "tmp";  // a compiler that is killed leaves files behind

/// Plain English in ASCII, and temporary files where they are cleared away with the slot.
std::vector<std::string> compiler_environment(const Slot& slot) {
  std::vector<std::string> environment{"LC_ALL=C", "TMPDIR=" + slot.file(temporary).string()};
  for (const char* name : {"PATH", "HOME"}) {
    if (const char* value = std::getenv(name))
      environment.push_back(fmt::format("{}={}", name, value));
  }
  return environment;
}

/// The lesson's headers are part of what a runner is made from.
std::string headers_identity(const fs::path& folder) {
  std::vector<std::string> lines;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".hpp") lines.push_back(identity(entry.path()));
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

double run_timed(const std::vector<std::string>& command, const Slot& slot, double seconds,
                 RunResult& result) {
  const auto start = std::chrono::steady_clock::now();
  result = run(command, compiler_environment(slot), compiler_limits(seconds));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Verdict compile_and_link(Build& build, const Slot& slot, const LessonTools& tools,
                         const Source& source) {
  const fs::path object = slot.file("student.o");
  RunResult result;
  build.compile_seconds =
      run_timed(compile_command(tools, source, object), slot, tools.seconds, result);
  slot.write("compiler.txt", result.output);
  if (ran_out(result)) return Verdict::compile_limit;
  if (!result.succeeded()) return Verdict::does_not_build;
  build.link_seconds =
      run_timed(link_command(tools, object, build.runner), slot, tools.seconds, result);
  if (result.succeeded()) return Verdict::passed;
  slot.write("linker.txt", result.output);
  return ran_out(result) ? Verdict::compile_limit : Verdict::does_not_build;
}

}  // namespace

Build build_runner(const Slot& slot, const LessonTools& tools, const Source& source) {
  Build build;
  build.runner = slot.file("runner");
  const std::string key =
      identity(tools) + headers_identity(source.lesson_folder) + source.path.string() + "\n";
  build.key = key;
  const std::optional<Verdict> before = parse_verdict(slot.read(outcome_file));
  const bool same = before && slot.read("key.txt") == key && slot.read("source.txt") == source.text;
  if (same && (*before != Verdict::passed || fs::exists(build.runner))) {
    build.verdict = *before;
    build.reused = true;
  } else {
    for (const char* name : {outcome_file, "runner", "linker.txt", "events.key"}) slot.remove(name);
    slot.write("header.txt", [&] {
      const fs::path header = source.lesson_folder / (source.topic + ".hpp");
      return fs::exists(header) ? read_text_file(header, source.topic + ".hpp") : std::string();
    }());
    fs::create_directories(slot.file(temporary));
    build.verdict = compile_and_link(build, slot, tools, source);
    slot.remove("student.o");
    slot.remove(temporary);
    slot.write("source.txt", source.text);
    slot.write("key.txt", key);
    slot.write(outcome_file, to_string(build.verdict));
  }
  const BuildLog log{slot.read("compiler.txt"), slot.read("linker.txt"), slot.read("header.txt")};
  explain_build(build, log, source, tools.seconds);
  return build;
}

}  // namespace convlings
