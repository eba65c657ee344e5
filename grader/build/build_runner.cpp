#include "build/build_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "catalogue/text_file.hpp"
#include "catalogue/utf8.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr const char* outcome_file = "outcome.txt";
constexpr const char* temporary = "tmp";  // a compiler that is killed leaves files behind

Limits compiler_limits(double seconds) {
  Limits limits;
  limits.wall_seconds = seconds;
  limits.cpu_seconds = 1 + static_cast<int>(seconds);
  limits.memory_bytes = std::int64_t{3} << 30;
  limits.file_bytes = std::int64_t{256} << 20;
  limits.output_bytes = std::int64_t{4} << 20;
  return limits;
}

/// Plain English in ASCII, and temporary files where they are cleared away with the slot.
std::vector<std::string> compiler_environment(const Slot& slot) {
  std::vector<std::string> environment{"LC_ALL=C", "TMPDIR=" + slot.file(temporary).string()};
  for (const char* name : {"PATH", "HOME"}) {
    if (const char* value = std::getenv(name))
      environment.push_back(fmt::format("{}={}", name, value));
  }
  return environment;
}

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
}

std::vector<std::string> compile_command(const LessonTools& tools, const Source& source,
                                         const fs::path& object) {
  std::vector<std::string> command{tools.compiler};
  append(command, tools.compile);
  append(command,
         {"-iquote", source.lesson_folder.string(), "-fdiagnostics-color=never", "-fmax-errors=20",
          "-x", "c++", "-c", source.path.string(), "-o", object.string()});
  return command;
}

std::vector<std::string> link_command(const LessonTools& tools, const fs::path& object,
                                      const fs::path& runner) {
  std::vector<std::string> command{tools.compiler};
  append(command, tools.link);
  command.push_back(object.string());
  append(command, tools.objects);
  append(command, tools.libraries);
  append(command, {"-o", runner.string()});
  return command;
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

bool ran_out(const RunResult& result) {
  const bool compiler_died = result.output.find("out of memory") != std::string::npos ||
                             result.output.find("Killed signal") != std::string::npos ||
                             result.output.find("CPU time limit") != std::string::npos;
  return result.timed_out || result.ending.signalled || compiler_died;
}

FileNames names_of(const Source& source) {
  return {source.path.string(), source.shown, source.lesson_folder.string()};
}

/// Fills in what the compiler said, remembered in the slot.
void explain(Build& build, const Slot& slot, const LessonTools& tools, const Source& source) {
  const FileNames names = names_of(source);
  const auto diagnostics = parse_diagnostics(slot.read("compiler.txt"), names.source);
  if (build.verdict == Verdict::passed && diagnostics.empty()) return;
  const Surroundings around{source.text, slot.read("header.txt"), source.topic + ".hpp"};
  build.warnings = own_warnings(diagnostics, names, around);
  if (build.verdict == Verdict::passed) return;
  build.errors = compile_errors(diagnostics, names, around);
  const std::string linker = slot.read("linker.txt");
  for (auto& complaint : link_complaints(parse_link_errors(linker), names, around)) {
    build.errors.push_back(std::move(complaint));
  }
  const std::string file = fs::path(source.shown).filename().string();
  if (build.verdict == Verdict::compile_limit) {
    build.problem = fmt::format(
        "{} took the compiler more than {} seconds or 3 GB. Something in it makes the compiler "
        "work without end: a template or constexpr that calls itself, a giant array.",
        file, tools.seconds);
  } else {
    build.problem = linker.empty() ? file + " does not compile." : file + " does not link.";
    if (build.errors.empty()) {
      const std::string said = linker.empty() ? slot.read("compiler.txt") : linker;
      build.errors.push_back({source.shown, printable(said.substr(0, 600)), "", ""});
    }
  }
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
  explain(build, slot, tools, source);
  return build;
}

}  // namespace convlings
