#include "build/toolchain.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* remedy =
    "The course is not built whole; this is not your fault. Build it again.";

std::vector<std::string> texts(const Json& object, const char* key) {
  return object.value(key, std::vector<std::string>());
}

void require_built(const LessonTools& tools) {
  std::vector<std::string> files{tools.compiler, tools.checks};
  files.insert(files.end(), tools.objects.begin(), tools.objects.end());
  files.insert(files.end(), tools.libraries.begin(), tools.libraries.end());
  for (const std::string& file : files) {
    if (!fs::exists(file)) throw InputError(fmt::format("{} is missing. {}", file, remedy));
  }
}

}  // namespace

LessonTools read_tools(const fs::path& toolchain, const std::string& id) {
  std::ifstream in(toolchain);
  if (!in) throw InputError(fmt::format("{} is missing. {}", toolchain.string(), remedy));
  try {
    const Json file = Json::parse(in);
    const Json& lessons = file.at("lessons");
    if (!lessons.contains(id)) {
      throw InputError(fmt::format("Lesson {} has no checks in this build. {}", id, remedy));
    }
    const Json& lesson = lessons.at(id);
    LessonTools tools;
    tools.compiler = file.at("compiler").get<std::string>();
    tools.compile = texts(lesson, "compile");
    tools.link = texts(file, "link");
    tools.objects = texts(lesson, "objects");
    tools.libraries = texts(lesson, "libraries");
    tools.checks = lesson.at("checks").get<std::string>();
    tools.slips = lesson.value("slips", std::string());
    tools.debugging = texts(file, "debugging");
    tools.sanitizing = texts(file, "sanitizing");
    tools.plain_headers = file.value("plain_headers", tools.plain_headers);
    tools.runner_main = file.value("runner_main", "");
    tools.replay_main = file.value("replay_main", "");
    require_built(tools);
    return tools;
  } catch (const Json::exception&) {
    throw InputError(fmt::format("{} is damaged. {}", toolchain.string(), remedy));
  }
}

fs::path library_folder(const LessonTools& tools) {
  std::error_code error;
  for (const std::string& word : tools.compile) {
    if (word.starts_with("-I") && fs::is_directory(fs::path(word.substr(2)) / "cnn", error)) {
      return word.substr(2);
    }
  }
  throw InputError(fmt::format("The library's headers are missing. {}", remedy));
}

std::string identity(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return "";
  const auto size = fs::file_size(file, error);
  const auto time = fs::last_write_time(file, error).time_since_epoch().count();
  return error ? "" : fmt::format("{} {} {}\n", file.string(), size, time);
}

std::string identity(const LessonTools& tools) {
  std::string text = identity(tools.compiler);
  for (const auto* words : {&tools.compile, &tools.link, &tools.objects, &tools.libraries}) {
    for (const std::string& word : *words) {
      text += word + "\n" + identity(word) + identity(word + ".gch");
    }
  }
  return text;
}

}  // namespace convlings
