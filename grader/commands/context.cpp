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

std::vector<Lesson> Context::lessons_named(const std::vector<std::string>& names) const {
  std::vector<Lesson> all = lessons();
  if (names.empty()) return all;
  std::vector<Lesson> named;
  named.reserve(names.size());
  for (const std::string& name : names) named.push_back(find_lesson(all, name));
  return named;
}

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
