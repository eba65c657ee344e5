#include "commands/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"

namespace convlings {
namespace {

std::string called(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : called(*parent) + " " + app.get_name();
}

std::string help_pointer(const CLI::App& app) { return fmt::format(" Try {} --help", called(app)); }

/// The last command that was recognised.
CLI::App& deepest(CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : deepest(*parsed.front());
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      if (!option->get_positional()) names.push_back(option->get_name());
    }
  }
  return names;
}

/// What is wrong with the words that no command took.
std::string unexpected(const CLI::App& app, const std::string& word) {
  if (word.starts_with("-")) {
    return fmt::format("{} has no option {}.{}{}", called(app), word,
                       did_you_mean(word, names_of_options(app)), help_pointer(app));
  }
  const std::vector<std::string> commands = names_of_commands(app);
  if (commands.empty()) {
    return fmt::format("{} does not take \"{}\".{}", called(app), word, help_pointer(app));
  }
  return fmt::format("There is no command \"{}\".{}{}", word, did_you_mean(word, commands),
                     help_pointer(app));
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

/// A check of bounds that leaves them out of the help, where they are noise.
template <typename Number>
CLI::Validator within(Number low, Number high) {
  return CLI::Range(low, high).description("");
}

void describe(CLI::App& app, const std::string& examples) {
  app.footer("Examples:\n" + examples);
  app.get_formatter()->column_width(20);
  app.fallthrough();
}

}  // namespace

Command& Command::word(const std::string& name, std::string& value, const std::string& help,
                       bool required) {
  app_->add_option(name, value, help)->required(required)->type_name("");
  return *this;
}

Command& Command::words(const std::string& name, std::vector<std::string>& values,
                        const std::string& help) {
  app_->add_option(name, values, help)->type_name("");
  return *this;
}

Command& Command::flag(const std::string& name, bool& value, const std::string& help) {
  app_->add_flag(name, value, help);
  return *this;
}

Command& Command::option(const std::string& name, std::string& value, const std::string& help,
                         bool required) {
  app_->add_option(name, value, help)->required(required);
  return *this;
}

Command& Command::option(const std::string& name, std::string& value, const std::string& help,
                         const std::vector<std::string>& choices) {
  app_->add_option(name, value, help)->check(CLI::IsMember(choices))->capture_default_str();
  return *this;
}

Command& Command::option(const std::string& name, int& value, const std::string& help, int low,
                         int high) {
  app_->add_option(name, value, help)->check(within(low, high));
  return *this;
}

Command& Command::option(const std::string& name, std::uint64_t& value, const std::string& help) {
  app_->add_option(name, value, help)->capture_default_str();
  return *this;
}

Command& Command::option(const std::string& name, double& value, const std::string& help,
                         double low, double high) {
  app_->add_option(name, value, help)->check(within(low, high));
  return *this;
}

Command& Command::option(const std::string& name, std::optional<double>& value,
                         const std::string& help) {
  app_->add_option(name, value, help);
  return *this;
}

Command& Command::list(const std::string& name, std::vector<int>& values, const std::string& help,
                       int low, int high) {
  app_->add_option(name, values, help)
      ->delimiter(',')
      ->check(within(low, high))
      ->allow_extra_args(false)
      ->type_name("INT,INT");
  return *this;
}

Command& Command::list(const std::string& name, std::vector<std::string>& values,
                       const std::string& help, const std::vector<std::string>& choices) {
  app_->add_option(name, values, help)
      ->delimiter(',')
      ->check(CLI::IsMember(choices))
      ->allow_extra_args(false)
      ->type_name("WORD,WORD");
  return *this;
}

Command& Command::list(const std::string& name, std::vector<std::string>& values,
                       const std::string& help) {
  app_->add_option(name, values, help)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("WORD,WORD");
  return *this;
}

Command Command::command(const std::string& name, const std::string& summary,
                         const std::string& examples, RunCommand run) {
  CLI::App* sub = app_->add_subcommand(name, summary);
  describe(*sub, examples);
  if (run) {
    (*runs_)[sub] = std::move(run);
  } else {
    sub->require_subcommand(1);
  }
  return {sub, runs_};
}

CommandLine::CommandLine(const std::string& summary, const std::string& examples)
    : app_(std::make_unique<CLI::App>(summary, program)) {
  describe(*app_, examples);
  app_->set_version_flag("--version", fmt::format("convlings {}", program_version));
}

CommandLine::~CommandLine() = default;

Command CommandLine::command(const std::string& name, const std::string& summary,
                             const std::string& examples, RunCommand run) {
  return everywhere().command(name, summary, examples, std::move(run));
}

Command CommandLine::everywhere() { return {app_.get(), &runs_}; }

int CommandLine::run(int argc, const char* const* argv, const RunCommand& bare) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help or --version
    return app_->exit(asked);
  } catch (const CLI::ParseError& error) {
    const CLI::App& app = deepest(*app_);
    const std::vector<std::string> rest = app_->remaining(true);
    if (!rest.empty()) throw InputError(unexpected(app, rest.front()));
    throw InputError(
        fmt::format("{}: {}.{}", called(app), one_line(error.what()), help_pointer(app)));
  }
  const auto found = runs_.find(&deepest(*app_));
  return found == runs_.end() ? bare() : found->second();
}

}  // namespace convlings
