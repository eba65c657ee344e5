// `debug`: the failed call is kept, made again under a debugger, and stops where it should.
#include <algorithm>
#include <catch2_either.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "course_copy.hpp"
#include "debugging/debugger.hpp"
#include "protocol/call.hpp"

namespace fs = std::filesystem;

namespace {

/// Lesson 04 with its solution, but for one change.
struct ChannelsCourse : CourseCopy {
  ChannelsCourse() : CourseCopy("04-channels", "channels") {}

  void write_with(const std::string& right, const std::string& wrong) const {
    std::string text = read(solution());
    const std::size_t at = text.find(right);
    REQUIRE(at != std::string::npos);
    write(text.replace(at, right.size(), wrong));
  }

  fs::path call_of(const std::string& exercise) const {
    return home() / ".convlings/cache/04-channels/calls" / (exercise + ".call");
  }
};

convlings::CallMessage read_call(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return convlings::decode_call(
      convlings::Bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
}

/// The 1-based line on which `part` first stands in the student's file.
std::string place_of(const ChannelsCourse& course, const std::string& part) {
  const std::string text = course.read(course.source());
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(part));
  return "channels.cpp:" + std::to_string(1 + std::count(text.begin(), end, '\n'));
}

bool without_debugger(const std::string& name) {
  if (convlings::find_debugger(name)) return false;
  WARN("skipped: " + name + " is not installed");
  return true;
}

}  // namespace

TEST_CASE("debug: a failed check leaves its call behind, and a right answer removes it") {
  const ChannelsCourse course;
  course.write_with("float sum = bias(filter);", "float sum = 2 * bias(filter);");
  course.convlings({"check", "04"});
  CHECK_FALSE(fs::exists(course.call_of("patch_at")));
  const convlings::CallMessage call = read_call(course.call_of("patch_response"));
  CHECK(call.function == "patch_response");
  REQUIRE(call.arguments.size() == 4);
  CHECK(std::holds_alternative<cnn::Tensor>(call.arguments[0]));
  CHECK(std::holds_alternative<std::int64_t>(call.arguments[3]));

  course.write(course.read(course.solution()));
  course.convlings({"check", "04"});
  CHECK_FALSE(fs::exists(course.call_of("patch_response")));
}

TEST_CASE("debug: what is not written, passes, or does not build is told, and nothing starts") {
  const ChannelsCourse course;
  const auto stub = course.convlings({"debug", "04"});
  CHECK(stub.ending.code == 1);
  CHECK(has(stub.output, "patch_at is not written yet."));
  course.write(course.read(course.solution()));
  const auto right = course.convlings({"debug", "04"});
  CHECK(right.ending.code == 0);
  CHECK(has(right.output, "Lesson 04 passes every check: there is nothing to debug."));
  course.write_with("int receptive_field(int layers, int kernel_size) {",
                    "int receptive_field(int layers, int kernel_size) { oops");
  const auto broken = course.convlings({"debug", "04"});
  CHECK(broken.ending.code == 1);
  CHECK(has(broken.output, "channels.cpp does not compile."));
  const auto unknown = course.convlings({"debug", "04", "--debugger", "ddd"});
  CHECK(unknown.ending.code == 2);
}

TEST_CASE("debug: without a debugger it says how to install one; --print needs none") {
  const ChannelsCourse course;
  course.write_with("float sum = bias(filter);", "float sum = 2 * bias(filter);");
  course.convlings({"check", "04"});  // the compiler needs PATH
  const std::vector<std::string> bare = {"PATH=" + course.home().string()};
  const auto missing = course.convlings({"debug", "04"}, bare);
  CHECK(missing.ending.code == 2);
  CHECK(has(missing.output, "neither gdb nor lldb is installed. Install it: "));

  const auto printed = course.convlings({"debug", "04", "--print"});
  CHECK(printed.ending.code == 0);
  CHECK(has(printed.output, "patch_response.call"));
  CHECK(has(printed.output, ".vscode/launch.json now has"));
  const fs::path file = course.home() / ".vscode/launch.json";
  const auto launch = nlohmann::json::parse(course.read(file));
  const fs::path program = launch.at("configurations").at(0).at("program").get<std::string>();
  CHECK(fs::exists(program));

  convlings::Limits limits;
  const auto replayed =
      convlings::run({program.string(), course.call_of("patch_response").string()}, {}, limits);
  CHECK(replayed.succeeded());
  CHECK(has(replayed.output, "patch_response returned "));
}

TEST_CASE("debug: gdb stands in the student's function, then where the exception is thrown",
          "[.gdb]") {
  if (without_debugger("gdb")) return;
  const ChannelsCourse course;
  course.write_with("const int filters = kernels.shape()[3];",
                    "const int filters = kernels.shape()[3] + 1;");
  const auto result = course.convlings({"debug", "04", "--debugger", "gdb", "--batch"});
  INFO(result.output);
  CHECK(has(result.output, "It threw an exception: index (4) is outside a (4,) tensor"));
  const std::size_t first = result.output.find("conv2d (");
  REQUIRE(first != std::string::npos);
  const std::string begin = "const Shape size = {kernels.shape()[0], kernels.shape()[1]};";
  CHECK(result.output.find(place_of(course, begin), first) != std::string::npos);
  CHECK(has(result.output, begin));
  CHECK(has(result.output, "bias = tensor (4,)\n    0 0 0 0\n"));
  CHECK(has(result.output, "An exception is thrown, in this line of yours:"));
  CHECK(has(result.output, "patch_response (filter=4)"));
  CHECK(has(result.output, place_of(course, "float sum = bias(filter);")));
}

TEST_CASE("debug: gdb stops at the line that crashes", "[.gdb]") {
  if (without_debugger("gdb")) return;
  const ChannelsCourse course;
  course.write_with("  return 1 + layers * (kernel_size - 1);",
                    "  volatile int* nowhere = nullptr;\n  *nowhere = layers;\n  return 1;");
  const auto result =
      course.convlings({"debug", "04", "receptive_field", "--debugger", "gdb", "--batch"});
  INFO(result.output);
  CHECK(has(result.output, "layers = "));
  CHECK(has(result.output, "It crashes, in this line of yours:"));
  CHECK(has(result.output, place_of(course, "*nowhere = layers;") + "\n"));
}

TEST_CASE("debug: lldb stands in the student's function", "[.lldb]") {
  if (without_debugger("lldb")) return;
  const ChannelsCourse course;
  course.write_with("float sum = bias(filter);", "float sum = 2 * bias(filter);");
  const auto result = course.convlings({"debug", "04", "--debugger", "lldb", "--batch"});
  INFO(result.output);
  CHECK(has(result.output, "frame 0: patch_response at " +
                               place_of(course, "const Shape& size = patch.shape();")));
}
