// What holds at every level, run once for each: CONVLINGS_TEST_LEVEL says which.
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>

#include "sandbox_place.hpp"

using namespace convlings;
using namespace convlings::sandbox_tests;

TEST_CASE("sandbox: output, exit status, an empty input, and no environment but what was given") {
  if (!offered()) return;
  Place place;
  const RunResult result = place.shell("cat; echo out; echo err >&2; pwd; exit 3");
  CHECK(result.output == "out\nerr\n" + place.sandbox().box().string() + "\n");
  CHECK(result.ending.code == 3);
  CHECK_FALSE(result.ending.signalled);
  CHECK(place.shell("env | grep -v -e ^PWD= -e ^SHLVL= -e ^_=").output == "PATH=/usr/bin:/bin\n");
  CHECK(place.sandbox().run({{"/nowhere/at/all"}, {}, {}, false}).ending.code == 127);
  CHECK(place.sandbox().used().level == level());
  CHECK(place.sandbox().used().other_uid == (geteuid() == 0));
}

TEST_CASE("sandbox: a program has the descriptors 0, 1 and 2, and 3 where there is a channel") {
  if (!offered()) return;
  Place place;
  const std::string list = "for i in 3 4 5 6 7 8 9; do (: <&$i) 2>/dev/null && echo $i; done; :";
  CHECK(place.shell(list).output.empty());
  Job job{{"/bin/sh", "-c", list + "; echo hello >&3; sleep 100"}, {"PATH=/usr/bin"}, {}, true};
  const auto child = SandboxLink(place.sandbox().descriptor()).start(job);
  pollfd ready{child->channel(), POLLIN, 0};
  REQUIRE(poll(&ready, 1, 10'000) == 1);
  char text[6] = {};
  CHECK(recv(child->channel(), text, 6, 0) == 6);
  CHECK(std::string(text, 5) == "hello");
  CHECK_FALSE(child->has_ended());
  CHECK(child->finish().code == SIGKILL);
  char output[8] = {};
  CHECK(read(child->output(), output, sizeof output) == 2);
  CHECK(std::string(output) == "3\n");
}

TEST_CASE("sandbox: files are put anew, never through a link that a program has laid") {
  if (!offered()) return;
  Place place;
  place.sandbox().put("a.txt", "one");
  CHECK(place.shell("cat a.txt").output == "one");
  place.shell("echo kept > victim; ln -s victim link");
  place.sandbox().put("link", "two");
  CHECK(place.shell("cat victim link").output == "kept\ntwo");
  const std::string large(300'000, 'x');
  place.sandbox().put("large", large);
  CHECK(place.shell("wc -c < large").output == "300000\n");
}

TEST_CASE("sandbox: a flood of output, a loop that ignores TERM, and processor time have ends") {
  if (!offered()) return;
  Place place;
  CHECK(place.attempt({"flood"}, {.output_bytes = 100'000}).too_much);
  CHECK(place.attempt({"burn"}, {.wall_seconds = 0.2}).timed_out);
  const RunResult spent = place.attempt({"burn"}, {.wall_seconds = 300, .cpu_seconds = 1});
  CHECK(spent.ending.signalled);
  CHECK_FALSE(spent.timed_out);
  CHECK(living(place.mark()) == 0);
}

TEST_CASE("sandbox: somebody who no longer wants to know ends the program") {
  if (!offered()) return;
  Place place;
  const std::atomic<bool> stop{true};
  {
    const Stoppable stoppable(stop);
    CHECK_THROWS_AS(place.attempt({"burn"}), RunStopped);
  }
  CHECK(living(place.mark()) == 0);
  CHECK(place.shell("echo still").output == "still\n");
}

TEST_CASE("sandbox: a daemon and children in the background die with the program") {
  if (!offered()) return;
  Place place;
  CHECK(place.attempt({"daemon"}).output == "possible\n");
  CHECK(living(place.mark()) == 0);
  const RunResult result =
      place.shell("sleep " + own_nap() + " & sleep " + own_nap() + " & echo end");
  CHECK(result.output == "end\n");
  CHECK(result.succeeded());
  CHECK(living(own_nap()) == 0);
}

TEST_CASE("sandbox: of three thousand forks none survives") {
  if (!offered()) return;
  Place place;
  const RunResult result = place.attempt({"fork", "3000"}, {.wall_seconds = 20});
  INFO(result.output);
  if (counted_apart()) CHECK(result.output.rfind("denied", 0) == 0);
  CHECK(result.succeeded());
  CHECK(living(place.mark()) == 0);
  CHECK(place.shell("echo still").output == "still\n");
}

TEST_CASE("sandbox: memory has an end") {
  if (!offered()) return;
#if !defined(CONVLINGS_WITH_SANITIZERS)  // there are no limits of addresses then
  Place place;
  const RunResult result = place.attempt({"memory", "300"}, {.memory_bytes = 100 << 20});
  CHECK(result.output.rfind("denied", 0) == 0);
#endif
}

TEST_CASE("sandbox: who killed is not who is killed: signals to everybody hit nobody else") {
  if (!offered() || defenceless()) return;
  Place place;
  place.attempt({"kill-everybody"});
  CHECK(place.denies({"kill-parent"}));
  CHECK(place.shell("kill -9 -1; kill -9 1; kill -9 $PPID; echo still").output.find("still") !=
        std::string::npos);
}

TEST_CASE("sandbox: the warden's memory and environment are closed to programs") {
  if (!offered()) return;
  Place place;
  CHECK(place.denies({"ptrace"}));
  CHECK(place.denies({"environment"}));
}

TEST_CASE("sandbox: a starter that went away leaves nothing to the next one") {
  if (!offered()) return;
  Place place;
  const pid_t starter = fork();
  if (starter == 0) {
    const auto child = SandboxLink(place.sandbox().descriptor()).start(place.job({"burn"}));
    for (int i = 0; i < 500 && living(place.mark()) == 0; ++i) usleep(10'000);
    _exit(0);
  }
  waitpid(starter, nullptr, 0);
  CHECK(living(place.mark()) == 1);
  CHECK(place.shell("echo next").output == "next\n");
  CHECK(living(place.mark()) == 0);
}

TEST_CASE("sandbox: nothing of a killed grader is left, nor in the way of the next") {
  if (!offered()) return;
  int told[2];
  REQUIRE(pipe(told) == 0);
  const pid_t grader = fork();
  if (grader == 0) {
    Place place;
    const auto child = SandboxLink(place.sandbox().descriptor()).start(place.job({"burn"}));
    if (write(told[1], place.mark().c_str(), place.mark().size()) < 0) _exit(1);
    for (;;) pause();
  }
  char mark[64] = {};
  REQUIRE(read(told[0], mark, sizeof mark - 1) > 0);
  kill(grader, SIGKILL);
  waitpid(grader, nullptr, 0);
  close(told[0]);
  close(told[1]);
  CHECK(all_gone(mark));
  Place next;
  CHECK(next.shell("echo next").output == "next\n");
}

TEST_CASE("sandbox: a warden that is gone is the grader's trouble, said as such") {
  if (!offered()) return;
  Place place;
  shutdown(place.sandbox().descriptor(), SHUT_RDWR);
  CHECK_THROWS_AS(place.shell("echo"), SandboxError);
  CHECK_THROWS_AS(place.shell("echo"), SandboxError);
  CHECK_THROWS_AS(place.sandbox().put("a", "b"), SandboxError);
}

TEST_CASE("sandbox: a hundred programs and ten sandboxes leave no descriptor, process or folder") {
  if (!offered()) return;
  const std::string folder = "/tmp/convlings-" + std::to_string(geteuid());
  std::string inside;
  { Place first; }
  const int descriptors = entries("/proc/self/fd");
  for (int i = 0; i < 10; ++i) {
    Place place;
    if (level() < Isolation::sandboxed) inside = place.sandbox().box().string();
    for (int k = 0; k < 10; ++k) CHECK(place.shell("sleep " + own_nap() + " & :").succeeded());
  }
  CHECK(entries("/proc/self/fd") == descriptors);
  CHECK(living(own_nap()) == 0);
  if (!inside.empty()) CHECK_FALSE(std::filesystem::exists(inside));
}

TEST_CASE("sandbox: files that a program leaves elsewhere go with the sandbox of another user") {
  if (!offered() || geteuid() != 0) return;
  const std::string name = "/tmp/left-" + std::to_string(getpid());
  {
    Place place;
    place.shell("mkdir " + name + "; touch " + name + "/deep; ln -s /etc " + name + "-link");
    CHECK(std::filesystem::exists(name) == (level() < Isolation::sandboxed));
  }
  CHECK_FALSE(std::filesystem::exists(name));
  CHECK_FALSE(std::filesystem::is_symlink(name + "-link"));
  CHECK(std::filesystem::exists("/etc/passwd"));
}

TEST_CASE("sandbox: several at once share nothing") {
  if (!offered()) return;
  Place first;
  Place second;
  first.shell("echo secret > mine; chmod 600 mine");
  const std::string path = (first.sandbox().box() / "mine").string();
  if (level() >= Isolation::sandboxed || geteuid() == 0) {
    CHECK(second.shell("cat " + path + " 2>/dev/null").output.empty());
  }
  const auto child = SandboxLink(first.sandbox().descriptor()).start(first.job({"burn"}));
  if (!defenceless()) second.attempt({"kill-everybody"});
  CHECK(second.shell("echo two").output == "two\n");
  CHECK_FALSE(child->has_ended());
}
