#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "commands/commands.hpp"
#include "commands/data_sets.hpp"
#include "datasets/amounts.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

constexpr const char* row = "{:<13}  {:>15}  {:>8}  {}\n";
constexpr int indent = 42;  // where the last column begins

std::string get_words(const cnn::KnownDataset& set) { return "./convlings data get " + set.name; }

/// How many of the set's files this folder lacks; a few batches of CIFAR-10 are enough to be read.
int lacking(const cnn::KnownDataset& set, const cnn::DatasetPlace& place) {
  if (set.format != cnn::DatasetFormat::cifar10) return 0;
  return static_cast<int>(
      std::count_if(set.files.begin(), set.files.end(), [&](const cnn::KnownFile& file) {
        return !std::filesystem::exists(place.folder / file.name);
      }));
}

/// The last column, and lines below it.
std::string where(const Context& context, const cnn::KnownDataset& set) {
  const auto place = cnn::find_dataset(set.name, roots_of(context));
  if (!place) return "not here: " + get_words(set);
  const std::string folder = shown_folder(context, place->folder);
  const bool fits = indent + columns_of(folder) <= context.style().width;
  std::string text = (fits ? "" : "here:\n  ") + folder;
  if (place->subset) text += fmt::format("\n  a part: {}\n  all: {}", set.subset, get_words(set));
  const int lacks = lacking(set, *place);
  if (lacks > 0) {
    text +=
        fmt::format("\n  lacks {} of {} files; all: {}", lacks, set.files.size(), get_words(set));
  }
  return text;
}

int list(const Context& context) {
  std::string text = fmt::format(row, "data set", "train + test", "download", "where");
  for (const cnn::KnownDataset& set : cnn::known_datasets()) {
    text += fmt::format(
        row, set.name,
        fmt::format("{} + {}", with_commas(set.train_images), with_commas(set.test_images)),
        amount(download_bytes(set)), where(context, set));
  }
  say(context, text);
  return 0;
}

}  // namespace

void add_data_list(Command& data, const Context& context) {
  data.command("list", "Which data sets there are, and where they lie",
               "  ./convlings data list\n"s + places_words, [&context] { return list(context); });
}

}  // namespace convlings
