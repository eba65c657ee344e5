#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "catalogue/errors.hpp"
#include "commands/commands.hpp"
#include "exports/autograder_zip.hpp"

namespace convlings {
namespace {

struct GradescopeOptions {
  std::string zip;
  std::string policy;
  std::string key;
};

int gradescope(const Context& context, const GradescopeOptions& options) {
  const std::filesystem::path zip = options.zip;
  if (zip.extension() != ".zip") {
    throw InputError(
        fmt::format("gradescope: the file's name must end in .zip. Received {}. Try: {} gradescope "
                    "autograder.zip",
                    options.zip, program));
  }
  const std::vector<PackedFile> files =
      autograder_files(context.course, {.policy = options.policy, .key = options.key});
  write_autograder(files, zip);
  const double megabytes = static_cast<double>(std::filesystem::file_size(zip)) / 1e6;
  say(context,
      fmt::format("{}: {} files, {:.1f} MB.\n"
                  "On Gradescope: Configure Autograder, base image Ubuntu 24.04 or newer, upload, "
                  "Update Autograder.\n"
                  "Solutions are inside: give it to nobody else.\n",
                  options.zip, files.size(), megabytes));
  return 0;
}

}  // namespace

void add_gradescope(CommandLine& line, const Context& context) {
  auto options = std::make_shared<GradescopeOptions>();
  line.command("gradescope", "For instructors: an autograder to upload to Gradescope",
               "  ./convlings gradescope autograder.zip\n"
               "  ./convlings gradescope autograder.zip --policy policy.toml --key course.key",
               [&context, options] { return gradescope(context, *options); })
      .word("file", options->zip, "the zip file to write")
      .option("--policy", options->policy, "How to mark, as for grade")
      .option("--key", options->key, "The course key, so that inputs are as in grade");
}

}  // namespace convlings
