// What the higher levels add: filtered, sandboxed, contained.
#include <csignal>
#include <string>

#include "sandbox/listening.hpp"
#include "sandbox_place.hpp"

using namespace convlings;
using namespace convlings::sandbox_tests;

TEST_CASE("sandbox: from filtered on, dangerous system calls are denied") {
  if (!offered() || level() < Isolation::filtered) return;
  Place place;
  const Listening listening;
  CHECK(place.denies({"connect", std::to_string(listening.port())}));
  for (const char* call : {"vsock", "unshare", "io-uring", "shared-memory", "ptrace"}) {
    CHECK(place.denies({call}));
  }
}

TEST_CASE("sandbox: from filtered on, a program can still end itself by a signal") {
  if (!offered() || level() < Isolation::filtered) return;
  Place place;
  const RunResult result = place.shell("kill -ABRT $$");
  CHECK(result.ending.signalled);
  CHECK(result.ending.code == SIGABRT);
}

TEST_CASE("sandbox: from sandboxed on, the machine's files and processes are not there") {
  if (!offered() || level() < Isolation::sandboxed) return;
  Place place;
  CHECK(place.denies({"passwd"}));
  CHECK(place.denies({"processes"}));
  CHECK(place.denies({"write-outside"}));
  const std::string source = CONVLINGS_SOURCE_DIR;
  CHECK(place.shell("ls /home /root /tmp /proc /sys /etc/shadow " + source + " 2>/dev/null")
            .output.empty());
  CHECK(place.shell("ls /dev").output == "null\nurandom\n");
  CHECK(place.shell("echo x > /usr/bin/x; echo x > /x; echo x > /dev/x; ls / | grep x")
            .output.find("\nx\n") == std::string::npos);
}

TEST_CASE("sandbox: from sandboxed on, a full box is full, and no harm to the next program") {
  if (!offered() || level() < Isolation::sandboxed) return;
  Place place;
  CHECK(place.denies({"fill", "64"}));
  CHECK_THROWS_AS(place.sandbox().put("more", std::string(1 << 20, 'x')), SandboxError);
  CHECK(place.shell("rm -f fill-*; echo room > again; cat again").output == "room\n");
}

TEST_CASE("sandbox: from sandboxed on, what is mounted can be read where the plan says, only") {
  if (!offered() || level() < Isolation::sandboxed) return;
  SandboxPlan plan = Place::small_plan();
  const std::filesystem::path header =
      std::filesystem::path(CONVLINGS_SOURCE_DIR) / "grader/sandbox/sandbox.hpp";
  plan.mounts = {{header, "/course/deep/sandbox.hpp"}};
  Place place(plan);
  CHECK(place.shell("cat /course/deep/sandbox.hpp").output == content(header));
  CHECK(place.shell("echo x >> /course/deep/sandbox.hpp").ending.code != 0);
  CHECK(place.shell("ls /course/deep").output == "sandbox.hpp\n");
}

TEST_CASE("sandbox: a compiler and a linker work in it") {
  if (!offered()) return;
  Place place;
  place.sandbox().put("a.cpp", "#include <vector>\nint main() { return std::vector{7}[0]; }\n");
  const RunResult built = place.sandbox().run(
      {{CONVLINGS_COMPILER, "-std=c++20", "a.cpp", "-o", "a"},
       {"PATH=/usr/bin:/bin", "TMPDIR=" + place.sandbox().box().string()},
       {.wall_seconds = 60, .cpu_seconds = 60, .memory_bytes = std::int64_t{3} << 30},
       false});
  CHECK(built.output.empty());
  CHECK(built.succeeded());
  CHECK(place.shell("./a").ending.code == 7);
}

TEST_CASE("sandbox: contained, all together have an end, and the end is told from others") {
  if (!offered() || level() < Isolation::contained) return;
  SandboxPlan plan = Place::small_plan();
  plan.memory_bytes = 96 << 20;
  Place place(plan);
  CHECK(place.denies({"memory-together", "3", "60"}));
  const RunResult hog = place.attempt({"memory", "300"});
  CHECK(hog.ending.signalled);
  CHECK(hog.ending.out_of_memory);
  CHECK_FALSE(place.attempt({"fork", "10"}).ending.out_of_memory);
  CHECK_FALSE(place.attempt({"burn"}, {.wall_seconds = 0.2}).ending.out_of_memory);
}
