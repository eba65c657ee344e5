// What is written into .vscode/launch.json, and what is left alone.
#include "debugging/launch_json.hpp"

#include <catch2_either.hpp>
#include <nlohmann/json.hpp>

using namespace convlings;
using Json = nlohmann::json;

namespace {

Replay replay_of(const std::string& function) {
  Replay replay;
  replay.program = "/course/.convlings/cache/04-channels.debug/runner";
  replay.call = "/course/.convlings/cache/04-channels/calls/" + function + ".call";
  replay.source = "/course/lessons/04-channels/channels.cpp";
  replay.function = function;
  return replay;
}

std::string configuration(const std::string& function) {
  return launch_configuration({"gdb", "/usr/bin/gdb"}, replay_of(function), "/course");
}

}  // namespace

TEST_CASE("launch.json: a new one holds our configuration, as VS Code wants it") {
  const auto text = with_configuration("", configuration("conv2d"));
  REQUIRE(text);
  const Json file = Json::parse(*text);
  CHECK(file.at("version") == "0.2.0");
  REQUIRE(file.at("configurations").size() == 1);
  const Json& ours = file.at("configurations").at(0);
  CHECK(ours.at("name") == launch_name);
  CHECK(ours.at("type") == "cppdbg");
  CHECK(ours.at("request") == "launch");
  CHECK(ours.at("program") == "/course/.convlings/cache/04-channels.debug/runner");
  CHECK(ours.at("args") == Json{"/course/.convlings/cache/04-channels/calls/conv2d.call"});
  CHECK(ours.at("cwd") == "/course");
  CHECK(ours.at("stopAtEntry") == false);
  CHECK(ours.at("MIMode") == "gdb");
}

TEST_CASE("launch.json: a student's own configurations stay, in their order; ours is replaced") {
  const std::string theirs =
      R"({"inputs": [1], "configurations": [{"name": "mine"}, {"name": "also"}], "version": "0.1"})";
  const auto first = with_configuration(theirs, configuration("conv2d"));
  REQUIRE(first);
  const auto second = with_configuration(*first, configuration("patch_at"));
  REQUIRE(second);
  CHECK(second->find("inputs") < second->find("configurations"));
  const Json file = Json::parse(*second);
  CHECK(file.at("inputs") == Json{1});
  CHECK(file.at("version") == "0.1");
  const Json& all = file.at("configurations");
  REQUIRE(all.size() == 3);
  CHECK(all.at(0) == Json{{"name", "mine"}});
  CHECK(all.at(1) == Json{{"name", "also"}});
  CHECK(all.at(2).at("args") == Json{"/course/.convlings/cache/04-channels/calls/patch_at.call"});
}

TEST_CASE("launch.json: a file that would lose something is not touched") {
  for (const char* theirs : {"// mine\n{\"configurations\": []}", "{\"configurations\": [],}", "[]",
                             "{\"configurations\": 3}", "{"}) {
    INFO(theirs);
    CHECK_FALSE(with_configuration(theirs, configuration("conv2d")));
  }
}
