// What every command knows: the course, and how to talk to the person.
#pragma once

#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"
#include "report/terminal.hpp"

namespace convlings {

struct Context {
  Course course = this_course();
  std::string colour = "auto";  ///< --color

  ColourChoice colour_choice() const;

  /// How text on standard output may look.
  Style style() const;

  /// All lessons of the course.
  std::vector<Lesson> lessons() const;

  /// Those that somebody named, by number or id; all when none is named. Throws InputError for a
  /// name that no lesson has.
  std::vector<Lesson> lessons_named(const std::vector<std::string>& names) const;
};

/// Writes to standard output, spelled as the terminal can show it.
void say(const Context& context, const std::string& text);

/// "Checking 01-convolution …" on a terminal while this lives; nothing elsewhere.
class Busy {
 public:
  Busy(const Context& context, const std::string& doing);
  ~Busy();
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;

 private:
  bool shown_;
};

}  // namespace convlings
