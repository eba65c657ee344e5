#include "mutants/edits.hpp"

#include <algorithm>

namespace convlings {

std::vector<Edit> edits(const Body& body) {
  std::vector<Edit> all = sign_edits(body);
  for (const auto& more : {value_edits(body), structure_edits(body)}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Edit& one, const Edit& other) { return one.at < other.at; });
  return all;
}

const std::vector<std::string>& edit_kinds() {
  static const std::vector<std::string> kinds = {
      "relational", "arithmetic", "assignment", "logical", "constant",  "index", "name",
      "width",      "order",      "bound",      "branch",  "statement", "return"};
  return kinds;
}

std::string edited(std::string_view source, const Edit& edit) {
  return std::string(source.substr(0, edit.at)) + edit.text +
         std::string(source.substr(edit.at + edit.length));
}

}  // namespace convlings
