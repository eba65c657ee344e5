#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/data/load_dataset.hpp"
#include "cnn/nn/data/splits.hpp"
#include "cnn/nn/view/example_sheet.hpp"
#include "commands/commands.hpp"
#include "commands/data_sets.hpp"
#include "datasets/amounts.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

struct ShowOptions {
  std::string source;
  std::string part = "train";
  std::string out;
  int count = 40;
  std::uint64_t seed = 1;
};

/// A name, or what lies at a path.
cnn::Dataset load(const Context& context, const ShowOptions& options) {
  cnn::LoadOptions loading{.roots = roots_of(context)};
  std::error_code ignored;  // what cannot be looked at is not there
  if (!fs::exists(options.source, ignored)) require_dataset(options.source);
  // Pictures of any size need one; other sets have their own.
  if (fs::is_directory(options.source, ignored)) loading.image_shape = {64, 64, 3};
  return cnn::load_dataset(options.source,
                           options.part == "train" ? cnn::Part::train : cnn::Part::test, loading);
}

fs::path picture_file(const ShowOptions& options) {
  if (!options.out.empty()) return options.out;
  const fs::path source = fs::path(options.source).lexically_normal();
  const fs::path named = source.has_filename() ? source : source.parent_path();
  return fmt::format("{}-{}.png", named.stem().string(), options.part);
}

int show(const Context& context, const ShowOptions& options) {
  const fs::path file = picture_file(options);
  {
    const Busy busy(context, "Drawing");
    const cnn::Dataset data = load(context, options);
    std::vector<int> indices = cnn::shuffled_indices(data.size(), options.seed);
    indices.resize(std::min(indices.size(), static_cast<std::size_t>(options.count)));
    const cnn::view::Header header{.title = data.name(),
                                   .note = fmt::format("{} of {}, seed {}", indices.size(),
                                                       with_commas(data.size()), options.seed)};
    cnn::write_png(file, cnn::view::example_sheet(header, data, indices));
  }
  say(context, fmt::format("written: {}\n", file.string()));
  return 0;
}

}  // namespace

void add_data_show(Command& data, const Context& context) {
  auto options = std::make_shared<ShowOptions>();
  data.command("show", "Draw some pictures of a data set, their classes under them",
               "  ./convlings data show mnist\n"
               "  ./convlings data show fashion-mnist --part test --count 100 --out clothes.png\n"
               "  ./convlings data show my-photos/     a folder with one folder a class",
               [&context, options] { return show(context, *options); })
      .word("NAME", options->source, "A name from ./convlings data list, or a folder or CSV file")
      .option("--part", options->part, "What to learn from, or to be judged by", {"train", "test"})
      .option("--count", options->count, "How many pictures, 40", 1, 1000)
      .option("--seed", options->seed, "Which ones")
      .option("--out", options->out, "The PNG file; NAME-PART.png here if left out");
}

}  // namespace convlings
