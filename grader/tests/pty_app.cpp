#include "pty_app.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds(20);

winsize size_of(int rows, int columns) {
  winsize size{};
  size.ws_row = static_cast<unsigned short>(rows);
  size.ws_col = static_cast<unsigned short>(columns);
  return size;
}

}  // namespace

PtyApp::PtyApp(const std::string& home, const std::vector<std::string>& words, int rows,
               int columns) {
  std::vector<char*> arguments{const_cast<char*>(CONVLINGS_APP)};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  winsize size = size_of(rows, columns);
  pid_ = forkpty(&master_, nullptr, nullptr, &size);
  if (pid_ < 0) throw std::runtime_error("PtyApp: forkpty failed");
  if (pid_ > 0) return;
  setenv("CONVLINGS_HOME", home.c_str(), 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("TERM", "xterm", 1);
  execv(CONVLINGS_APP, arguments.data());
  _exit(127);
}

PtyApp::~PtyApp() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    wait();
  }
  close(master_);
}

void PtyApp::type(const std::string& keys) const {
  if (write(master_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
    throw std::runtime_error("PtyApp: the terminal takes no keys");
  }
}

void PtyApp::resize(int rows, int columns) const {
  const winsize size = size_of(rows, columns);
  ioctl(master_, TIOCSWINSZ, &size);
}

void PtyApp::send(int signal) const { kill(pid_, signal); }

/// False when nothing can come any more.
bool PtyApp::read_some() {
  pollfd ready{master_, POLLIN, 0};
  if (poll(&ready, 1, 100) <= 0) return true;
  char buffer[4096];
  const ssize_t count = read(master_, buffer, sizeof buffer);
  if (count <= 0) return false;
  output_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

bool PtyApp::shows(const std::string& text) {
  const auto deadline = Clock::now() + patience;
  bool open = true;
  while (open && screen().find(text) == std::string::npos && Clock::now() < deadline) {
    open = read_some();
  }
  return screen().find(text) != std::string::npos;
}

bool PtyApp::shows_no_more(const std::string& text) {
  const auto deadline = Clock::now() + patience;
  while (screen().find(text) != std::string::npos && Clock::now() < deadline) {
    if (!read_some()) break;
  }
  return screen().find(text) == std::string::npos;
}

std::string PtyApp::screen() const {
  const std::size_t start = output_.rfind("\033[H");
  std::string text;
  for (std::size_t i = start == std::string::npos ? 0 : start; i < output_.size(); ++i) {
    if (output_[i] == '\033') {  // "\033[", parameters, a letter
      i += 2;
      while (i < output_.size() && (output_[i] < '@' || output_[i] > '~')) ++i;
    } else if (output_[i] != '\r') {
      text += output_[i];
    }
  }
  return text;
}

bool PtyApp::is_ordinary() const {
  termios modes{};
  return tcgetattr(master_, &modes) == 0 && (modes.c_lflag & ICANON) != 0 &&
         (modes.c_lflag & ECHO) != 0 && (modes.c_lflag & ISIG) != 0;
}

int PtyApp::wait() {
  while (pid_ > 0) {  // reads on, so that a full terminal holds nobody up
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      while (read_some()) {
        pollfd ready{master_, POLLIN, 0};
        if (poll(&ready, 1, 0) <= 0) break;
      }
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    if (!read_some()) usleep(1000);
  }
  return -1;
}
