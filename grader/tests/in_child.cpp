#include "in_child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

Forked::Forked(const std::function<void(int)>& work) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  std::fflush(stdout);
  pid_ = fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) {
    close(ends[0]);
    try {
      work(ends[1]);
    } catch (const std::exception& error) {
      dprintf(ends[1], "threw: %s", error.what());
    }
    _exit(0);  // nothing of the test program's ends here
  }
  close(ends[1]);
  pipe_ = ends[0];
}

Forked::~Forked() {
  kill_now();
  close(pipe_);
}

bool Forked::wait_for_byte() {
  char byte = 0;
  return read(pipe_, &byte, 1) == 1;
}

void Forked::kill_now() {
  if (pid_ < 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

std::string Forked::rest() {
  std::string text;
  std::array<char, 4096> block{};
  for (ssize_t size = 1; size > 0;) {
    size = read(pipe_, block.data(), block.size());
    if (size > 0) text.append(block.data(), static_cast<std::size_t>(size));
  }
  if (pid_ > 0) waitpid(pid_, nullptr, 0);
  pid_ = -1;
  return text;
}

std::string in_child(const std::function<std::string()>& work) {
  Forked child([&work](int descriptor) { dprintf(descriptor, "%s", work().c_str()); });
  return child.rest();
}
