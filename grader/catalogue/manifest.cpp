#include "catalogue/manifest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/toml_file.hpp"

namespace convlings {
namespace {

using Kind = TomlNode::Kind;

/// Takes values out of one table and complains with its place.
class TableReader {
 public:
  TableReader(const TomlNode& table, std::string_view shown, std::string where)
      : table_(table), shown_(shown), where_(std::move(where)) {}

  [[noreturn]] void refuse(int line, const std::string& rule) const {
    throw InputError(fmt::format("{}:{}: {}", shown_, line, rule));
  }

  void allow_only(const std::vector<std::string>& keys) const {
    for (const TomlNode& item : table_.items) {
      if (std::find(keys.begin(), keys.end(), item.key) != keys.end()) continue;
      refuse(item.line, fmt::format("{} has no key \"{}\".{} Keys: {}.", where_, item.key,
                                    did_you_mean(item.key, keys), fmt::join(keys, ", ")));
    }
  }

  std::string text(std::string_view key) const {
    const TomlNode& node = need(key);
    if (node.kind != Kind::text || blank(node.text)) {
      refuse(node.line, fmt::format("{} of {} must be a text that is not empty.", key, where_));
    }
    return node.text;
  }

  int count(std::string_view key) const {
    const TomlNode& node = need(key);
    const bool whole = node.kind == Kind::number && node.number == std::floor(node.number) &&
                       node.number <= std::numeric_limits<int>::max();
    if (!whole || node.number < 1) {
      refuse(node.line, fmt::format("{} of {} must be a whole number from 1 on.", key, where_));
    }
    return static_cast<int>(node.number);
  }

  std::array<std::string, 3> hints() const {
    const TomlNode& node = need("hints");
    std::array<std::string, 3> hints;
    bool good = node.kind == Kind::array && node.items.size() == hints.size();
    for (std::size_t i = 0; good && i < hints.size(); ++i) {
      good = node.items[i].kind == Kind::text && !blank(node.items[i].text);
      hints.at(i) = node.items[i].text;
    }
    if (!good) {
      refuse(node.line, fmt::format("{} needs exactly three hints, none empty: a nudge, the "
                                    "formula, near-code.",
                                    where_));
    }
    return hints;
  }

  /// The optional credit = "proportional" or "all-or-nothing".
  bool all_or_nothing() const {
    if (table_.find("credit") == nullptr) return false;
    const std::string credit = text("credit");
    if (credit != "proportional" && credit != "all-or-nothing") {
      refuse(table_.find("credit")->line,
             fmt::format("credit of {} must be \"proportional\" or \"all-or-nothing\". "
                         "Received \"{}\".",
                         where_, credit));
    }
    return credit == "all-or-nothing";
  }

  /// The tables of [[key]]; none when the key is absent.
  std::vector<TableReader> tables(std::string_view key) const {
    std::vector<TableReader> readers;
    const TomlNode* node = table_.find(key);
    if (node == nullptr) return readers;
    std::set<std::string> names;
    for (const TomlNode& item : node->items) {
      if (item.kind != Kind::table) refuse(node->line, fmt::format("write [[{}]] tables.", key));
      TableReader reader(item, shown_, fmt::format("[[{}]]", key));
      const std::string name = reader.text("name");
      if (!names.insert(name).second) {
        refuse(item.line, fmt::format("a second [[{}]] is called {}.", key, name));
      }
      reader.where_ += " " + name;
      readers.push_back(std::move(reader));
    }
    if (readers.empty()) refuse(node->line, fmt::format("write [[{}]] tables.", key));
    return readers;
  }

 private:
  static bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
  }

  const TomlNode& need(std::string_view key) const {
    const TomlNode* node = table_.find(key);
    if (node == nullptr) {
      refuse(std::max(1, table_.line), fmt::format("{} needs the key \"{}\".", where_, key));
    }
    return *node;
  }

  const TomlNode& table_;
  std::string_view shown_;
  std::string where_;
};

}  // namespace

int Lesson::max_points() const {
  int total = 0;
  for (const Exercise& exercise : exercises) total += exercise.points;
  for (const Prediction& prediction : predictions) total += prediction.points;
  return total;
}

Lesson read_manifest(std::string_view text, std::string_view id, std::string_view shown) {
  const TomlNode file = parse_toml(text, shown);
  const TableReader reader(file, shown, "the lesson");
  reader.allow_only({"title", "topic", "links", "summary", "exercise", "prediction", "written"});
  Lesson lesson;
  lesson.id = id;
  lesson.number = lesson.id.substr(0, 2);
  lesson.title = reader.text("title");
  lesson.topic = reader.text("topic");
  lesson.links = reader.text("links");
  lesson.summary = reader.text("summary");
  if (lesson.links != "core" && lesson.links != "nn") {
    reader.refuse(file.find("links")->line, fmt::format("links must be \"core\" or \"nn\". "
                                                        "Received \"{}\".",
                                                        lesson.links));
  }
  for (const TableReader& table : reader.tables("exercise")) {
    table.allow_only({"name", "points", "lines", "hints", "credit"});
    lesson.exercises.push_back({table.text("name"), table.count("points"), table.count("lines"),
                                table.hints(), table.all_or_nothing()});
  }
  if (lesson.exercises.empty()) reader.refuse(1, "the lesson needs at least one [[exercise]].");
  for (const TableReader& table : reader.tables("prediction")) {
    table.allow_only({"name", "question", "points"});
    lesson.predictions.push_back(
        {table.text("name"), table.text("question"), table.count("points")});
  }
  for (const TableReader& table : reader.tables("written")) {
    table.allow_only({"name", "question", "marks"});
    lesson.written.push_back({table.text("name"), table.text("question"), table.count("marks")});
  }
  return lesson;
}

}  // namespace convlings
