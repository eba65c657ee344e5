#include "mutants/survivors.hpp"

#include <fmt/format.h>

#include "catalogue/errors.hpp"
#include "catalogue/toml_file.hpp"

namespace convlings {
namespace {

std::string text_of(const TomlNode& entry, std::string_view key, std::string_view shown) {
  const TomlNode* node = entry.find(key);
  if (node == nullptr || node->kind != TomlNode::Kind::text || node->text.empty()) {
    throw InputError(fmt::format("{}:{}: a survivor needs {} = \"…\"", shown, entry.line, key));
  }
  return node->text;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

}  // namespace

bool Survivor::is(const Mutant& other) const {
  return lesson == other.lesson && exercise == other.exercise && line == other.line &&
         mutant == other.changed;
}

std::vector<Survivor> parse_survivors(std::string_view text, std::string_view shown) {
  const TomlNode file = parse_toml(text, shown);
  std::vector<Survivor> survivors;
  const TomlNode* entries = file.find("survivor");
  if (entries == nullptr) return survivors;
  for (const TomlNode& entry : entries->items) {
    Survivor survivor{text_of(entry, "lesson", shown), text_of(entry, "exercise", shown),
                      text_of(entry, "line", shown), text_of(entry, "mutant", shown),
                      text_of(entry, "why", shown)};
    if (!survivor.equivalent() && !survivor.chance() && !survivor.why.starts_with("unseen: ")) {
      throw InputError(
          fmt::format("{}:{}: why begins with the word equivalent, chance or unseen, and a colon",
                      shown, entry.line));
    }
    survivors.push_back(std::move(survivor));
  }
  return survivors;
}

std::string survivor_entry(const Mutant& mutant) {
  return fmt::format(
      "[[survivor]]\nlesson = {}\nexercise = {}\nline = {}\nmutant = {}\nwhy = \"\"\n",
      quoted(mutant.lesson), quoted(mutant.exercise), quoted(mutant.line), quoted(mutant.changed));
}

}  // namespace convlings
