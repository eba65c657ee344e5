#include "catalogue/toml_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

TomlNode plain(std::string key, const toml::node& node) {
  TomlNode result;
  result.key = std::move(key);
  result.line = static_cast<int>(node.source().begin.line);
  if (const toml::table* table = node.as_table()) {
    for (const auto& [name, value] : *table) {
      result.items.push_back(plain(std::string(name.str()), value));
    }
    // toml++ sorts by name; people order by meaning.
    std::stable_sort(result.items.begin(), result.items.end(),
                     [](const TomlNode& a, const TomlNode& b) { return a.line < b.line; });
  } else if (const toml::array* array = node.as_array()) {
    result.kind = TomlNode::Kind::array;
    for (const toml::node& item : *array) result.items.push_back(plain("", item));
  } else if (node.is_string()) {
    result.kind = TomlNode::Kind::text;
    result.text = node.value_or(std::string());
  } else if (node.is_number()) {
    result.kind = TomlNode::Kind::number;
    result.number = node.value_or(0.0);
  } else if (node.is_boolean()) {
    result.kind = TomlNode::Kind::yes_or_no;
    result.yes = node.value_or(false);
  } else {
    result.kind = TomlNode::Kind::other;
  }
  return result;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view name) const {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const TomlNode& item) { return item.key == name; });
  return found == items.end() ? nullptr : &*found;
}

TomlNode parse_toml(std::string_view text, std::string_view shown) {
  try {
    return plain("", toml::parse(text));
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}:{}: this is not TOML: {}.", shown, error.source().begin.line,
                                 error.description()));
  }
}

}  // namespace convlings
