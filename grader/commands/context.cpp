#include "commands/context.hpp"

#include <unistd.h>

#include <cstdio>

#include "catalogue/catalogue.hpp"

namespace convlings {

ColourChoice Context::colour_choice() const {
  if (colour == "always") return ColourChoice::always;
  return colour == "never" ? ColourChoice::never : ColourChoice::automatic;
}

Style Context::style() const { return style_for(STDOUT_FILENO, colour_choice()); }

std::vector<Lesson> Context::lessons() const { return find_lessons(course); }

void say(const Context& context, const std::string& text) {
  const std::string shown = spelled(context.style(), text);
  std::fwrite(shown.data(), 1, shown.size(), stdout);
}

Busy::Busy(const Context& context, const std::string& doing) : shown_(isatty(STDERR_FILENO) == 1) {
  if (!shown_) return;
  const std::string text = spelled(context.style(), doing + " …");
  std::fprintf(stderr, "%s", text.c_str());
  std::fflush(stderr);
}

Busy::~Busy() {
  if (shown_) std::fprintf(stderr, "\r\033[K");
}

}  // namespace convlings
