// The terminal while watch has it: keys come one by one and unseen, and what stood there before is
// back at the end, even after a crash.
#pragma once

#include <uv.h>

#include <string>
#include <string_view>

#include "watch/screen.hpp"

namespace convlings {

class TerminalScreen {
 public:
  /// Takes the terminal; `keys` reads standard input.
  explicit TerminalScreen(uv_tty_t* keys);
  ~TerminalScreen();
  TerminalScreen(const TerminalScreen&) = delete;
  TerminalScreen& operator=(const TerminalScreen&) = delete;

  void enter();
  void leave();
  /// Keys come one by one, on whatever screen there is.
  void take_keys();
  bool entered() const { return entered_; }

  /// Draws what differs from what was drawn last.
  void draw(const Screenful& frame);

  ScreenSize size() const;

 private:
  uv_tty_t* keys_;
  bool entered_ = false;
  std::string drawn_;
};

/// Writes all of it to standard output; gives up when the terminal is gone.
void write_to_terminal(std::string_view bytes);

}  // namespace convlings
