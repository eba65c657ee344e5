// Every command adds itself to the command line. `context` must outlive it.
#pragma once

#include <string>

#include "commands/command_line.hpp"
#include "commands/context.hpp"

namespace convlings {

/// What `./convlings` alone does: the board, and the next thing to do.
int show_board(const Context& context);

void add_check(CommandLine& line, const Context& context);
void add_debug(CommandLine& line, const Context& context);
void add_doctor(CommandLine& line, const Context& context);
void add_gradescope(CommandLine& line, const Context& context);
void add_hint(CommandLine& line, const Context& context);
void add_reset(CommandLine& line, const Context& context);
void add_solution(CommandLine& line, const Context& context);
void add_summary(CommandLine& line, const Context& context);
void add_walkthrough(CommandLine& line, const Context& context);
void add_featuremaps(CommandLine& line, const Context& context);
void add_filters(CommandLine& line, const Context& context);
void add_experiment(CommandLine& line, const Context& context);
void add_train(CommandLine& line, const Context& context);
void add_evaluate(CommandLine& line, const Context& context);
void add_predict(CommandLine& line, const Context& context);
void add_watch(CommandLine& line, const Context& context);

/// "data list", "data info", "data get" and "data show".
void add_data(CommandLine& line, const Context& context);
void add_data_get(Command& data, const Context& context);
void add_data_info(Command& data, const Context& context);
void add_data_list(Command& data, const Context& context);
void add_data_show(Command& data, const Context& context);

/// For those who teach or write lessons: grade, merge, release and dev. None in the student's
/// edition.
void add_commands_of_whole_course(CommandLine& line, const Context& context);
/// What stands for them in the program's help; starts a line.
std::string examples_of_whole_course();

void add_grade(CommandLine& line, const Context& context);
void add_merge(CommandLine& line, const Context& context);
void add_release(CommandLine& line, const Context& context);

/// "dev class", "dev mutants", "dev pictures", "dev stubs" and "dev verify".
void add_dev(CommandLine& line, const Context& context);
void add_dev_mutants(Command& dev, const Context& context);
void add_dev_pictures(Command& dev, const Context& context);
void add_dev_class(Command& dev, const Context& context);
void add_dev_corpus(Command& dev, const Context& context);
void add_dev_kills(Command& dev, const Context& context);
void add_dev_stubs(Command& dev, const Context& context);
void add_dev_verify(Command& dev, const Context& context);

}  // namespace convlings
