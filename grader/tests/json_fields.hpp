// Holds a JSON object against a format's list of fields.
#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace convlings::tests {

/// One field of a format as its documentation tells it.
struct JsonField {
  enum class Kind { text, number, boolean, list, object };
  std::string name;
  Kind kind = Kind::text;
  bool required = false;
  std::vector<std::string> values = {};  ///< all that a text may be; empty: anything
  std::size_t most = 0;                  ///< characters of a text; 0: any number
};

/// What is wrong with `object`: a field that is missing, unknown, of another kind, or not among its
/// values. Empty when all is well.
inline std::vector<std::string> field_faults(const nlohmann::json& object,
                                             const std::vector<JsonField>& fields) {
  using Kind = JsonField::Kind;
  std::vector<std::string> faults;
  for (const auto& [name, value] : object.items()) {
    const auto known = std::ranges::find(fields, name, &JsonField::name);
    if (known == fields.end()) faults.push_back("unknown: " + name);
  }
  for (const JsonField& field : fields) {
    const auto found = object.find(field.name);
    if (found == object.end()) {
      if (field.required) faults.push_back("missing: " + field.name);
      continue;
    }
    const bool kind_fits = field.kind == Kind::text      ? found->is_string()
                           : field.kind == Kind::number  ? found->is_number()
                           : field.kind == Kind::boolean ? found->is_boolean()
                           : field.kind == Kind::list    ? found->is_array()
                                                         : found->is_object();
    if (!kind_fits) {
      faults.push_back("wrong kind: " + field.name);
    } else if (field.kind == Kind::text) {
      const auto text = found->get<std::string>();
      const auto characters = static_cast<std::size_t>(std::ranges::count_if(
          text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
      if (field.most > 0 && characters > field.most) faults.push_back("too long: " + field.name);
      const bool listed =
          field.values.empty() || std::ranges::find(field.values, text) != field.values.end();
      if (!listed) faults.push_back("not allowed: " + field.name + " = " + text);
    }
  }
  return faults;
}

}  // namespace convlings::tests
