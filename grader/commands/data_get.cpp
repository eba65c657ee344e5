#include <fmt/format.h>

#include <memory>

#include "catalogue/errors.hpp"
#include "commands/commands.hpp"
#include "commands/data_sets.hpp"
#include "commands/download_display.hpp"
#include "commands/interrupt.hpp"
#include "datasets/download.hpp"
#include "datasets/fetch_dataset.hpp"
#include "datasets/mirror.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

struct GetOptions {
  std::string name;
  std::string to;
};

/// The place where the whole set already lies, checksums and all; empty when there is none.
fs::path whole_place(const Context& context, const cnn::KnownDataset& set) {
  const Busy busy(context, "Looking whether it is here");
  for (const cnn::DatasetPlace& place : cnn::dataset_places(set.name, roots_of(context))) {
    if (place.missing.empty() && !place.subset && is_whole(set, place.folder)) return place.folder;
  }
  return {};
}

fs::path goal_folder(const Context& context, const GetOptions& options) {
  if (!options.to.empty()) return fs::absolute(options.to).lexically_normal() / options.name;
  const fs::path cache = roots_of(context).cache;
  if (cache.empty()) {
    throw InputError("data get: HOME is not set, so there is no cache. Say where with --to.");
  }
  return cache / options.name;
}

/// Another copy that comes earlier in the order of places would be read instead of the new one.
void remark_on_order(const Context& context, const cnn::KnownDataset& set, const fs::path& goal) {
  const auto found = cnn::find_dataset(set.name, roots_of(context));
  if (found && fs::equivalent(found->folder, goal)) return;
  if (found && !found->subset) {
    say(context, fmt::format("But {} comes first and is what commands read.\n",
                             shown_folder(context, found->folder)));
  } else {
    say(context, fmt::format("For commands to find it: export CONVLINGS_DATA={}\n",
                             goal.parent_path().string()));
  }
}

int get(const Context& context, const GetOptions& options) {
  const cnn::KnownDataset& set = require_dataset(options.name);
  const std::string show = fmt::format("Look at it: ./convlings data show {}\n", set.name);
  if (options.to.empty()) {
    const fs::path here = whole_place(context, set);
    if (!here.empty()) {
      say(context, fmt::format("{} is here already, whole and right: {}\n{}", set.name,
                               shown_folder(context, here), show));
      return 0;
    }
  }
  const fs::path goal = goal_folder(context, options);
  const Interrupt interrupt;
  DownloadDisplay display(context);
  FetchWatcher watcher = display.watcher();
  watcher.stop = [&] { return interrupt.came(); };
  say(context, fmt::format("Fetching {} into {}\n", set.name, shown_folder(context, goal)));
  try {
    fetch_dataset(set, goal, mirror_of_environment(), watcher);
  } catch (const DownloadStopped& stopped) {
    display.clear();
    std::fprintf(stderr, "convlings: %s\n", stopped.what());
    return interrupted_status;
  } catch (...) {
    display.clear();
    throw;
  }
  say(context, fmt::format("{} is here, whole and right. {}", set.name, show));
  remark_on_order(context, set, goal);
  return 0;
}

}  // namespace

void add_data_get(Command& data, const Context& context) {
  auto options = std::make_shared<GetOptions>();
  data.command(
          "get", "Fetch a data set, checked and resumed where it was cut",
          "  ./convlings data get mnist\n"
          "  ./convlings data get cifar-10 --to /scratch/datasets\n"
          "  CONVLINGS_MIRROR=https://mirror.example ./convlings data get mnist\n"
          "\nCONVLINGS_MIRROR replaces https://host in the official addresses; checksums must\n"
          "be right all the same. Proxies: https_proxy. Ctrl-C keeps what came; the same\n"
          "command goes on from there.",
          [&context, options] { return get(context, *options); })
      .word("NAME", options->name, "A name from ./convlings data list")
      .option("--to", options->to, "Into a folder of its name in this one, not in the cache");
}

}  // namespace convlings
