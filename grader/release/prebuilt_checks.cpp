#include "release/prebuilt_checks.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <algorithm>
#include <string>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shown_output = 2000;

/// Runs CMake in the course's folder.
void run_cmake(const Course& course, std::vector<std::string> words) {
  words.insert(words.begin(),
               {CONVLINGS_CMAKE, "-E", "chdir", course.home.string(), CONVLINGS_CMAKE});
  Limits limits;
  limits.wall_seconds = 3600;
  limits.cpu_seconds = 0;
  const RunResult result =
      run(words, {"LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"}, limits);
  if (result.succeeded()) return;
  const std::string& output = result.output;
  throw InputError(fmt::format(
      "release: the checkers do not build as programs for other machines. Release them as source, "
      "or see what is missing:\n{}",
      output.substr(output.size() - std::min(output.size(), shown_output))));
}

std::string this_machine() {
  utsname system{};
  uname(&system);
  return fmt::format("{}, {}; static, so its libraries do not matter.\n", system.sysname,
                     system.machine);
}

}  // namespace

fs::path prebuilt_folder(const Course& course) {
  return course.home / ".build" / "prebuilt" / "grader";
}

void build_prebuilt_checks(const Course& course, const std::vector<Lesson>& lessons) {
  run_cmake(course, {"--preset", "prebuilt"});
  std::vector<std::string> build{"--build", "--preset", "prebuilt", "--target"};
  for (const Lesson& lesson : lessons) build.push_back("checks_" + lesson.id);
  run_cmake(course, build);
}

void copy_prebuilt_checks(const Course& course, const std::vector<Lesson>& lessons,
                          const fs::path& folder) {
  fs::create_directories(folder);
  for (const Lesson& lesson : lessons) {
    const std::string name = "checks_" + lesson.id;
    fs::copy_file(prebuilt_folder(course) / name, folder / name);
  }
  write_text_file(folder / "machine.txt", this_machine());
}

}  // namespace convlings
