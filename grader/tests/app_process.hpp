// The application as a process of its own, for tests that send it signals.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <string>
#include <vector>

#include "test_folder.hpp"

/// Runs from its birth until `wait`, or until it dies with the object.
class AppProcess {
 public:
  /// `convlings <words>`; standard output and error go to a file together.
  explicit AppProcess(const std::vector<std::string>& words);
  ~AppProcess();
  AppProcess(const AppProcess&) = delete;
  AppProcess& operator=(const AppProcess&) = delete;

  void send(int signal) const { kill(pid_, signal); }

  /// Its exit status; 128 and the signal's number when a signal killed it, as shells say.
  int wait();

  /// What it has printed.
  std::string output() const;

 private:
  TestFolder folder_;
  pid_t pid_ = -1;
};

/// Status and output of a whole run.
struct AppResult {
  int status = 0;
  std::string output;
};
AppResult run_app(const std::vector<std::string>& words);
