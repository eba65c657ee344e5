#include "debugging/launch_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace convlings {
namespace {

using Json = nlohmann::ordered_json;  // what a person ordered stays ordered

Json set_up(const std::string& description, const std::string& text) {
  return {{"description", description}, {"text", text}, {"ignoreFailures", true}};
}

}  // namespace

std::string launch_configuration(const Debugger& debugger, const Replay& replay,
                                 const std::filesystem::path& home) {
  Json configuration = {
      {"name", launch_name},
      {"type", "cppdbg"},
      {"request", "launch"},
      {"program", replay.program.string()},
      {"args", {replay.call.string()}},
      {"cwd", home.string()},
      {"environment", Json::array()},
      {"stopAtEntry", false},
      {"externalConsole", false},
      {"MIMode", debugger.name},
  };
  if (debugger.name == "gdb") {
    configuration["miDebuggerPath"] = debugger.path.string();
    configuration["setupCommands"] = {
        set_up("Show containers as what they hold", "-enable-pretty-printing"),
        set_up("Show tensors as numbers", fmt::format("source {}", gdb_tensors().string())),
        set_up("Step over the library", "skip -rfu ^(std|cnn)::"),
    };
  }
  return configuration.dump(4);
}

std::optional<std::string> with_configuration(std::string_view existing,
                                              std::string_view configuration) {
  const Json added = Json::parse(configuration);
  const bool blank = existing.find_first_not_of(" \t\r\n") == std::string_view::npos;
  Json file = blank ? Json{{"version", "0.2.0"}, {"configurations", Json::array()}}
                    : Json::parse(existing, nullptr, false);
  if (!file.is_object()) return std::nullopt;
  if (!file.contains("configurations")) file["configurations"] = Json::array();
  Json& configurations = file["configurations"];
  if (!configurations.is_array()) return std::nullopt;
  const auto ours =
      std::find_if(configurations.begin(), configurations.end(), [](const Json& each) {
        return each.is_object() && each.value("name", Json()) == launch_name;
      });
  if (ours == configurations.end()) {
    configurations.push_back(added);
  } else {
    *ours = added;
  }
  return file.dump(4) + "\n";
}

}  // namespace convlings
