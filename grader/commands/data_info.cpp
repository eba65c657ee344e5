#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "cnn/nn/data/load_dataset.hpp"
#include "commands/commands.hpp"
#include "commands/data_sets.hpp"
#include "datasets/amounts.hpp"
#include "datasets/file_state.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

std::string facts(const Context& context, const cnn::KnownDataset& set) {
  const cnn::Shape& shape = set.image_shape;
  const auto fact = [&](const char* name, const std::string& text) {
    return wrap(fmt::format("  {:<9} {}", name, text), context.style().width,
                std::string(12, ' ')) +
           "\n";
  };
  return fmt::format("{}: {}\n", set.name, set.title) +
         fact("pictures", fmt::format("{} to train, {} to test; {}x{}, {}",
                                      with_commas(set.train_images), with_commas(set.test_images),
                                      shape[0], shape[1], shape[2] == 1 ? "grey" : "colour")) +
         fact("download", amount(download_bytes(set))) + fact("licence", set.licence);
}

std::string place_line(const Context& context, const cnn::DatasetPlace& place, bool chosen) {
  std::string remark = place.why;
  if (place.missing == place.folder.string()) {
    remark += ": nothing there";
  } else if (!place.missing.empty()) {
    remark += ": lacks " + place.missing;
  } else if (place.subset) {
    remark += ": a part";
  } else if (!chosen) {
    remark += ": there too, comes later";
  }
  const Style style = context.style();
  const std::string text = shown_folder(context, place.folder) + " (" + remark + ")";
  return fmt::format("  {} {}\n", mark(style, chosen ? Mark::passed : Mark::open),
                     wrap(text, style.width - 4, "      "));
}

/// The table of checksums' states; `damaged` becomes true when one of the files is not what it
/// should be.
std::string file_lines(const Context& context, const cnn::KnownDataset& set,
                       const std::filesystem::path& folder, bool& damaged) {
  std::string text = "\nFiles, compared with the published checksums (SHA-256)\n";
  for (const cnn::KnownFile& file : set.files) {
    const FileState state = state_of(file, folder);
    damaged = damaged || state == FileState::different;
    const Mark sign = is_right(state)               ? Mark::passed
                      : state == FileState::missing ? Mark::open
                                                    : Mark::failed;
    text += fmt::format("  {} {:<26} {:>8}  {}\n", mark(context.style(), sign), file.name,
                        amount(file.bytes), words_for(state));
  }
  return text;
}

std::vector<std::int64_t> class_counts(const Context& context, const cnn::KnownDataset& set,
                                       cnn::Part part) {
  const cnn::Dataset data = cnn::load_dataset(set.name, part, {.roots = roots_of(context)});
  std::vector<std::int64_t> counts(set.class_names.size());
  for (const int label : data.labels()) ++counts.at(static_cast<std::size_t>(label));
  return counts;
}

std::string class_lines(const Context& context, const cnn::KnownDataset& set) {
  const std::vector<std::int64_t> train = class_counts(context, set, cnn::Part::train);
  const std::vector<std::int64_t> test = class_counts(context, set, cnn::Part::test);
  std::string text = "\n  class               train    test\n";
  for (std::size_t i = 0; i < train.size(); ++i) {
    text += fmt::format("  {:>2} {:<14} {:>7} {:>7}\n", i, set.class_names[i],
                        with_commas(train[i]), with_commas(test[i]));
  }
  return text;
}

int info(const Context& context, const std::string& name) {
  const cnn::KnownDataset& set = require_dataset(name);
  std::string text = facts(context, set) + "\nPlaces, in this order\n";
  std::optional<cnn::DatasetPlace> found;
  for (const cnn::DatasetPlace& place : cnn::dataset_places(set.name, roots_of(context))) {
    const bool chosen = !found && place.missing.empty();
    if (chosen) found = place;
    text += place_line(context, place, chosen);
  }
  say(context, text);
  if (!found) {
    say(context, fmt::format("\nClasses: {}\n\nNot here yet: ./convlings data get {}\n",
                             fmt::join(set.class_names, ", "), set.name));
    return 0;
  }
  bool damaged = false;
  if (!found->subset) {
    const Busy busy(context, "Comparing checksums");
    text = file_lines(context, set, found->folder, damaged);
  } else {
    text = fmt::format("\nOnly a part is here: {}.\nAll of it: ./convlings data get {}\n",
                       set.subset, set.name);
  }
  say(context, text);
  say(context, class_lines(context, set));
  return damaged ? 2 : 0;
}

}  // namespace

void add_data_info(Command& data, const Context& context) {
  auto name = std::make_shared<std::string>();
  data.command("info", "A data set's shape, classes, licence, places and checksums",
               "  ./convlings data info mnist\n"
               "\nStatus 2 when a file is there and is not what was published.\n"s +
                   places_words,
               [&context, name] { return info(context, *name); })
      .word("NAME", *name, "A name from ./convlings data list");
}

}  // namespace convlings
