// Commands, their options and their help. CLI11, which is slow to compile, stays in one .cpp file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace convlings {

/// The name by which everybody calls this program.
constexpr const char* program = "./convlings";
constexpr const char* program_version = "0.1.0";

/// Gives the exit status.
using RunCommand = std::function<int()>;

/// One command while it is being described. Values are written into the variables given here, which
/// must live until the command has run.
class Command {
 public:
  using Runs = std::map<const CLI::App*, RunCommand>;
  Command(CLI::App* app, Runs* runs) : app_(app), runs_(runs) {}

  /// A word in its place; `name` as help shows it: "lesson".
  Command& word(const std::string& name, std::string& value, const std::string& help,
                bool required = true);
  /// Any number of words, none included.
  Command& words(const std::string& name, std::vector<std::string>& values,
                 const std::string& help);

  Command& flag(const std::string& name, bool& value, const std::string& help);
  Command& option(const std::string& name, std::string& value, const std::string& help,
                  bool required = false);
  /// One of `choices`.
  Command& option(const std::string& name, std::string& value, const std::string& help,
                  const std::vector<std::string>& choices);
  Command& option(const std::string& name, int& value, const std::string& help, int low, int high);
  Command& option(const std::string& name, std::uint64_t& value, const std::string& help);
  Command& option(const std::string& name, double& value, const std::string& help, double low,
                  double high);
  Command& option(const std::string& name, std::optional<double>& value, const std::string& help);

  /// Several values, separated by commas: "--batch-sizes 32,64". At least one.
  Command& list(const std::string& name, std::vector<int>& values, const std::string& help, int low,
                int high);
  Command& list(const std::string& name, std::vector<std::string>& values, const std::string& help,
                const std::vector<std::string>& choices);
  Command& list(const std::string& name, std::vector<std::string>& values, const std::string& help);

  /// A command below this one, such as stubs below dev.
  Command command(const std::string& name, const std::string& summary, const std::string& examples,
                  RunCommand run);

 private:
  CLI::App* app_;
  Runs* runs_;
};

class CommandLine {
 public:
  explicit CommandLine(const std::string& summary, const std::string& examples);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// `examples` stand at the end of its help. Without `run` it needs a command below it.
  Command command(const std::string& name, const std::string& summary, const std::string& examples,
                  RunCommand run);

  /// For options that every command takes.
  Command everywhere();

  /// Parses and runs; `bare` when there is no command. Help is status 0; bad usage throws
  /// InputError, one line with a suggestion.
  int run(int argc, const char* const* argv, const RunCommand& bare);

 private:
  std::unique_ptr<CLI::App> app_;
  Command::Runs runs_;
};

}  // namespace convlings
