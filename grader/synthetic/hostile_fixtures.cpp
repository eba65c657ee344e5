#include "synthetic/hostile_fixtures.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <sstream>

#include "catalogue/errors.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& fixture, const std::string& why) {
  throw InputError(fmt::format("hostile.toml: {}: {}", fixture, why));
}

ExpectedVerdicts read_verdicts(const toml::table& table) {
  ExpectedVerdicts verdicts;
  for (const auto& [exercise, value] : table) {
    std::vector<std::string>& words = verdicts[std::string(exercise.str())];
    if (const auto* list = value.as_array()) {
      for (const auto& word : *list) words.push_back(word.value_or(std::string()));
    } else {
      words.push_back(value.value_or(std::string()));
    }
  }
  return verdicts;
}

HostileFixture read_fixture(const toml::table& table, const fs::path& folder) {
  HostileFixture fixture;
  fixture.name = table["name"].value_or(std::string());
  fixture.lesson = table["lesson"].value_or(std::string());
  fixture.tries = table["tries"].value_or(std::string());
  fixture.make = table["make"].value_or(std::string());
  if (fixture.name.empty() || fixture.lesson.empty()) refuse(fixture.name, "lacks name or lesson.");
  const toml::table* expects = table["expects"].as_table();
  if (expects == nullptr) refuse(fixture.name, "lacks what it expects.");
  fixture.expects = read_verdicts(*expects);
  if (const auto needs = table["needs"].value<std::string>()) {
    const auto level = parse_isolation(*needs);
    if (!level) refuse(fixture.name, fmt::format("there is no level {}.", *needs));
    fixture.needs = *level;
  }
  if (const auto* below = table["below"].as_table()) fixture.below = read_verdicts(*below);
  if (fixture.make.empty()) {
    const std::string file = fixture.name + ".txt";
    fixture.text = read_text_file(folder / file, file);
  }
  return fixture;
}

/// The text after every `// BEGIN SOLUTION` of an exercise that a `// IN` line names.
std::string with_insertions(std::string_view solution, const std::vector<std::string>& exercises,
                            const std::map<std::string, std::string>& insertions) {
  constexpr std::string_view begin = "// BEGIN SOLUTION\n";
  std::string text(solution);
  std::size_t at = 0;
  for (const std::string& exercise : exercises) {
    at = text.find(begin, at);
    if (at == std::string::npos) break;
    at += begin.size();
    const auto found = insertions.find(exercise);
    if (found != insertions.end()) text.insert(at, "  " + found->second + "\n");
  }
  return text;
}

std::string macros(const HostileNames& names) {
  return fmt::format(
      "#define HOSTILE_MARK \"{}\"\n#define HOSTILE_HOME \"{}\"\n#define HOSTILE_OUT \"{}\"\n"
      "#define HOSTILE_CLASS \"{}\"\n#define HOSTILE_PORT {}\n#define HOSTILE_KEY {}\n"
      "#define HOSTILE_SOLUTION \"{}/solutions/01-convolution/convolution.cpp\"\n"
      "#ifdef __linux__\n#include <sys/prctl.h>\n"
      "[[maybe_unused]] static const int hostile_name = prctl(PR_SET_NAME, HOSTILE_MARK);\n"
      "#endif\n",
      names.mark, names.home.string(), names.out.string(), names.class_folder.string(), names.port,
      names.key, names.home.string());
}

}  // namespace

std::optional<ExpectedVerdicts> HostileFixture::expected_at(Isolation level) const {
  if (level >= needs) return expects;
  return below;
}

std::vector<HostileFixture> read_hostile_fixtures(const fs::path& folder) {
  toml::table document;
  try {
    document = toml::parse(read_text_file(folder / "hostile.toml", "hostile.toml"));
  } catch (const toml::parse_error& error) {
    throw InputError(
        fmt::format("hostile.toml:{}: {}", error.source().begin.line, error.description()));
  }
  std::vector<HostileFixture> fixtures;
  if (const auto* list = document["fixture"].as_array()) {
    for (const auto& each : *list) {
      if (const auto* table = each.as_table()) fixtures.push_back(read_fixture(*table, folder));
    }
  }
  return fixtures;
}

std::string hostile_source(const HostileFixture& fixture, std::string_view solution,
                           const std::vector<std::string>& exercises, const HostileNames& names) {
  constexpr std::string_view in = "// IN ";
  std::map<std::string, std::string> insertions;
  std::string text = macros(names);
  std::istringstream lines(fixture.text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with(in) && colon != std::string::npos) {
      insertions[line.substr(in.size(), colon - in.size())] = line.substr(colon + 2);
    } else if (line == "// ANSWERS") {
      text += without_marks(with_insertions(solution, exercises, insertions));
    } else {
      text += line + "\n";
    }
  }
  return text;
}

}  // namespace convlings
