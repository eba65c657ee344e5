// Building with a compiler that is a shell script: when is it called, and what if it misbehaves?
#include "build/build_runner.hpp"

#include <catch2_either.hpp>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

/// A lesson whose compiler runs `script`, which notes its calls and makes the file after -o.
struct Workshop {
  explicit Workshop(const std::string& script = "") {
    const std::string note = "echo called >>" + (folder.path / "calls").string() + "\n";
    write_text_file(compiler,
                    "#!/bin/sh\n" + note + script + "for last; do :; done\necho made >\"$last\"\n");
    fs::permissions(compiler, fs::perms::owner_all);
    tools.compiler = compiler.string();
    source.path = folder.path / "lesson" / "convolution.cpp";
    source.shown = "lessons/01-convolution/convolution.cpp";
    source.text = "int one();\n";
    source.lesson_folder = folder.path / "lesson";
    source.topic = "convolution";
    write_text_file(source.lesson_folder / "convolution.hpp", "#pragma once\n");
  }

  Build build() const { return build_runner(Slot(folder.path / "slot"), tools, source); }

  int calls() const {
    std::error_code error;
    const auto size = fs::file_size(folder.path / "calls", error);
    return error ? 0 : static_cast<int>(size / 7);
  }

  TestFolder folder;
  fs::path compiler = folder.path / "compiler";
  LessonTools tools;
  Source source;
};

}  // namespace

TEST_CASE("build: an unchanged file is neither compiled nor linked again") {
  Workshop workshop;
  CHECK(workshop.build().verdict == Verdict::passed);
  CHECK(workshop.calls() == 2);
  const Build again = workshop.build();
  CHECK(again.reused);
  CHECK(again.verdict == Verdict::passed);
  CHECK(workshop.calls() == 2);
}

TEST_CASE("build: another text, flag, header or a lost runner is built again") {
  Workshop workshop;
  workshop.build();
  workshop.source.text += "// more\n";
  CHECK_FALSE(workshop.build().reused);
  workshop.tools.compile.emplace_back("-O3");
  CHECK_FALSE(workshop.build().reused);
  write_text_file(workshop.source.lesson_folder / "convolution.hpp", "#pragma once\nint two();\n");
  CHECK_FALSE(workshop.build().reused);
  const Build last = workshop.build();
  CHECK(last.reused);
  fs::remove(last.runner);
  CHECK_FALSE(workshop.build().reused);
}

TEST_CASE("build: a failure is remembered with its words, and is no riddle without them") {
  Workshop workshop("echo 'something odd' >&2\nexit 1\n");
  for (const bool reused : {false, true}) {
    const Build build = workshop.build();
    CHECK(build.reused == reused);
    CHECK(build.verdict == Verdict::does_not_build);
    CHECK(build.problem == "convolution.cpp does not compile.");
    REQUIRE(build.errors.size() == 1);
    CHECK(build.errors[0].text == "something odd\n");
  }
  CHECK(workshop.calls() == 1);
}

TEST_CASE("build: a compiler that does not end is stopped") {
  Workshop workshop("sleep 60\n");
  workshop.tools.seconds = 0.2;
  const Build build = workshop.build();
  CHECK(build.verdict == Verdict::compile_limit);
  CHECK(build.problem.find("convolution.cpp took the compiler more than 0.2 seconds") == 0);
}

TEST_CASE("build: what the build lacks is never taken for the student's mistake") {
  const TestFolder folder;
  CHECK_THROWS_AS(read_tools(folder.path / "toolchain.json", "01-convolution"), InputError);
  const auto file = folder.path / "toolchain.json";
  write_text_file(file, "{\"compiler\": ");
  CHECK_THROWS_AS(read_tools(file, "01-convolution"), InputError);
  write_text_file(file, R"({"compiler": "/bin/sh", "lessons": {"01-a": {"checks": "/none"}}})");
  CHECK_THROWS_AS(read_tools(file, "02-b"), InputError);
  CHECK_THROWS_WITH(read_tools(file, "01-a"),
                    "/none is missing. The course is not built whole; this is not your fault. "
                    "Build it again.");
}
