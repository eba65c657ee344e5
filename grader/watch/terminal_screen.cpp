#include "watch/terminal_screen.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace convlings {
namespace {

constexpr std::string_view other_screen = "\033[?1049h\033[?25l\033[2J";  // no cursor on it
constexpr std::string_view first_screen = "\033[?25h\033[?1049l";
constexpr std::array crashes{SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

/// Our own fault, but the terminal shall not suffer: only calls that are safe in a signal handler.
void give_back(int signal) {
  uv_tty_reset_mode();
  [[maybe_unused]] const ssize_t written =
      write(STDOUT_FILENO, first_screen.data(), first_screen.size());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void write_to_terminal(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{STDOUT_FILENO, POLLOUT, 0};
      if (poll(&ready, 1, 1000) <= 0) return;
    } else if (errno != EINTR) {
      return;
    }
  }
}

TerminalScreen::TerminalScreen(uv_tty_t* keys) : keys_(keys) {
  for (const int signal : crashes) std::signal(signal, give_back);
  enter();
}

TerminalScreen::~TerminalScreen() {
  leave();
  for (const int signal : crashes) std::signal(signal, SIG_DFL);
}

void TerminalScreen::take_keys() {
  uv_tty_set_mode(keys_, UV_TTY_MODE_NORMAL);  // so that raw is set anew, whoever changed it
  uv_tty_set_mode(keys_, UV_TTY_MODE_RAW);
}

void TerminalScreen::enter() {
  take_keys();
  write_to_terminal(other_screen);
  entered_ = true;
  drawn_.clear();
}

void TerminalScreen::leave() {
  if (!entered_) return;
  entered_ = false;
  write_to_terminal(first_screen);
  uv_tty_set_mode(keys_, UV_TTY_MODE_NORMAL);
}

void TerminalScreen::draw(const Screenful& frame) {
  std::string bytes = drawn(frame);
  if (!entered_ || bytes == drawn_) return;
  write_to_terminal(bytes);
  drawn_ = std::move(bytes);
}

ScreenSize TerminalScreen::size() const {
  winsize window{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0) {
    return {};
  }
  return {window.ws_row, window.ws_col};
}

}  // namespace convlings
