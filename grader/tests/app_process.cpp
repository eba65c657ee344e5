#include "app_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "cnn/core/file.hpp"

AppProcess::AppProcess(const std::vector<std::string>& words) {
  const std::string file = (folder_.path / "output").string();
  std::vector<char*> arguments{const_cast<char*>(CONVLINGS_APP)};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("AppProcess: fork failed");
  if (pid_ > 0) return;
  const int output = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  execv(CONVLINGS_APP, arguments.data());
  _exit(127);
}

AppProcess::~AppProcess() {
  if (pid_ <= 0) return;
  send(SIGKILL);
  wait();
}

int AppProcess::wait() {
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string AppProcess::output() const {
  return cnn::read_file(folder_.path / "output", 1'000'000);
}

AppResult run_app(const std::vector<std::string>& words) {
  AppProcess app(words);
  const int status = app.wait();
  return {status, app.output()};
}
