// Watch: the loop in which files, keys, signals and checks meet.
#pragma once

#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"
#include "report/terminal.hpp"

namespace convlings {

struct WatchOptions {
  Course course;
  std::vector<Lesson> lessons;
  int start = -1;  ///< index of the lesson; -1: the first that is not done
  ColourChoice colour = ColourChoice::automatic;
  std::string colour_word = "auto";  ///< the same, for a debugger that is started
};

/// Takes the terminal of standard input and output until somebody quits; gives the exit status.
/// Throws InputError when there is no terminal.
int watch_course(const WatchOptions& options);

}  // namespace convlings
