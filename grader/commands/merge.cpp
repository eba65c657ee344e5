#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "catalogue/errors.hpp"
#include "commands/commands.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/merge_gradebooks.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct MergeOptions {
  std::vector<std::string> shards;
  std::string into;
};

/// "all/gradebook.sqlite: 480 students, 4800 lessons".
std::string holdings(const fs::path& file) {
  const std::vector<GradedRow> rows = Gradebook(file).rows();
  std::set<std::string> students;
  for (const GradedRow& row : rows) students.insert(row.student);
  return fmt::format("{}: {} student{}, {} lesson{}\n", file.string(), students.size(),
                     students.size() == 1 ? "" : "s", rows.size(), rows.size() == 1 ? "" : "s");
}

int merge(const Context& context, const MergeOptions& options) {
  if (options.shards.empty()) {
    throw InputError(
        fmt::format("merge: nothing to merge. Name gradebooks or folders that grade "
                    "wrote: {} merge out-1 out-2 --into all",
                    program));
  }
  const std::vector<fs::path> files(options.shards.begin(), options.shards.end());
  std::string text;
  for (const MergedShard& shard : merge_gradebooks(files, options.into)) {
    text += fmt::format("{}: {} new\n", shard.file.string(), shard.new_outcomes);
  }
  say(context, text + holdings(gradebook_named(options.into)));
  return 0;
}

}  // namespace

void add_merge(CommandLine& line, const Context& context) {
  auto options = std::make_shared<MergeOptions>();
  line.command("merge", "Make one gradebook of several, graded in parts",
               "  ./convlings merge out-1 out-2 out-3 out-4 --into all\n"
               "  ./convlings merge out-*/gradebook.sqlite --into all.sqlite\n"
               "Of what two of them hold the younger is kept. Merging again changes nothing.",
               [&context, options] { return merge(context, *options); })
      .words("shards", options->shards, "gradebooks, or folders that grade wrote")
      .option("--into", options->into,
              "The gradebook, or the folder for it, that takes over what they hold; may be there",
              true);
}

}  // namespace convlings
