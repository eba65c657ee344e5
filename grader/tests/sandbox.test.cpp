#include <sys/wait.h>
#include <unistd.h>

#include <catch2_either.hpp>
#include <csignal>

#include "sandbox/run.hpp"

using namespace convlings;

namespace {

RunResult shell(const std::string& script, const Limits& limits = {}) {
  return run({"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, limits);
}

}  // namespace

TEST_CASE("sandbox: output and exit status come back") {
  const RunResult result = shell("echo out; echo err >&2; exit 3");
  CHECK(result.output == "out\nerr\n");
  CHECK_FALSE(result.ending.signalled);
  CHECK(result.ending.code == 3);
  CHECK_FALSE(result.succeeded());
  CHECK(shell("true").succeeded());
}

TEST_CASE("sandbox: standard input is empty and the environment is what was given") {
  CHECK(shell("cat; env | sort | grep -v -e PWD -e SHLVL -e _=").output == "PATH=/usr/bin:/bin\n");
}

TEST_CASE("sandbox: a command that ignores TERM and waits for ever is killed by the clock") {
  const RunResult result = shell("trap '' TERM; while :; do sleep 10; done", {.wall_seconds = 0.2});
  CHECK(result.timed_out);
}

TEST_CASE("sandbox: a command that moves into its parent's process group is killed all the same") {
  const RunResult result = run({"/usr/bin/perl", "-e", "setpgrp(0, getpgrp(getppid())); sleep 100"},
                               {"PATH=/usr/bin:/bin"}, {.wall_seconds = 0.3});
  CHECK(result.timed_out);
}

TEST_CASE("sandbox: children in the background die with the command") {
  const RunResult result = shell("sleep 100 & echo $!");
  const pid_t child = std::stoi(result.output);
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {
    gone = kill(child, 0) != 0;
    if (!gone) {  // dead already, but its new parent has not looked yet
      const RunResult state = shell("cat /proc/" + std::to_string(child) + "/stat");
      gone = state.output.find(") Z") != std::string::npos || state.output.empty();
    }
  }
  CHECK(gone);
}

TEST_CASE("sandbox: a flood of output ends the command") {
  const RunResult result = shell("yes", {.output_bytes = 100'000});
  CHECK(result.too_much);
}

TEST_CASE("sandbox: processor time ends by a signal") {
  const RunResult result = shell("while :; do :; done", {.wall_seconds = 20, .cpu_seconds = 1});
  CHECK(result.ending.signalled);
  CHECK_FALSE(result.timed_out);
}

TEST_CASE("sandbox: a program that is not there exits with 127") {
  CHECK(run({"/nowhere/at/all"}, {}, {}).ending.code == 127);
}

TEST_CASE("sandbox: descriptors that are handed down have the wanted numbers, even crosswise") {
  int pipes[2][2];
  REQUIRE(pipe(pipes[0]) == 0);
  REQUIRE(pipe(pipes[1]) == 0);
  const int first = pipes[0][1];
  const int second = pipes[1][1];
  const std::string script =
      "echo one >&" + std::to_string(second) + "; echo two >&" + std::to_string(first);
  const RunResult result = run({"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, {},
                               {{first, second}, {second, first}});
  CHECK(result.succeeded());
  char text[4] = {};
  CHECK(read(pipes[0][0], text, 4) == 4);
  CHECK(std::string(text, 3) == "one");
  CHECK(read(pipes[1][0], text, 4) == 4);
  CHECK(std::string(text, 3) == "two");
  for (const auto& ends : pipes) {
    close(ends[0]);
    close(ends[1]);
  }
}
