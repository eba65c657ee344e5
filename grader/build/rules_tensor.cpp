// Notes on Tensor and Shape, and on the members of the standard library's classes.
#include <algorithm>
#include <array>

#include "build/plain_words.hpp"
#include "catalogue/nearest.hpp"

namespace convlings {
namespace {

void without_const(std::string& type) {
  if (type.starts_with("const ")) type.erase(0, 6);
}

/// The word `type` names a Tensor; `$operand` and `$given` count, too.
bool tensor(const Said& /*said*/, Words& words) {
  without_const(words["type"]);
  return words["type"] == "Tensor";
}

bool shape(const Said& /*said*/, Words& words) {
  without_const(words["type"]);
  return words["type"] == "Shape";
}

bool vector(const Said& /*said*/, Words& words) {
  without_const(words["type"]);
  return words["type"].starts_with("std::vector<");
}

bool shape_declared(const Said& said, Words& /*words*/) {
  return std::any_of(said.notes.begin(), said.notes.end(),
                     [](const Diagnostic& note) { return note.text == "'shape' declared here"; });
}

/// g++ complains about the constructor again when something inside its braces is wrong.
bool not_in_braces(const Said& said, Words& words) {
  without_const(words["type"]);
  const bool again = words["given"].starts_with("<brace-enclosed") && has(said.message.code, "({");
  return words["type"] == "Tensor" && !again;
}

bool extent(const Said& said, Words& words) {
  constexpr std::array<std::string_view, 13> names{
      "rows", "cols",   "columns", "height", "width",      "channels",      "depth",
      "row",  "column", "ndim",    "dims",   "dimensions", "number_of_rows"};
  return tensor(said, words) &&
         std::find(names.begin(), names.end(), words["member"]) != names.end();
}

bool other_member(const Said& /*said*/, Words& words) {
  without_const(words["type"]);
  std::vector<std::string> members;
  if (words["type"] == "Tensor") {
    members = {"shape", "size", "values", "data", "begin", "end", "reshaped", "resize"};
  } else if (words["type"] == "Shape") {
    members = {"rank", "size", "begin", "end"};
  } else if (words["type"].starts_with("std::vector<") || words["type"] == "std::string") {
    members = {"size", "push_back", "begin", "end", "front", "back", "empty", "resize", "data"};
  } else {
    return false;
  }
  words["type"] = words["type"].substr(0, words["type"].find('<'));
  std::string list;
  for (const std::string& member : members) {
    list += (list.empty() ? "" : member == members.back() ? " and " : ", ") + member + "()";
  }
  words["members"] = list;
  std::string meant = nearest(words["member"], members);
  if (words["member"] == "length") meant = "size";
  if (words["member"] == "append" || words["member"] == "add") meant = "push_back";
  words["meant"] = meant.empty() ? "" : " Is " + meant + "() what you mean?";
  return true;
}

bool no_class(const Said& said, Words& /*words*/) { return !has(said.text, "Tensor"); }

bool arithmetic_on_tensor(const Said& /*said*/, Words& words) {
  if (words["sign"] == "=") return false;
  without_const(words["left"]);
  without_const(words["right"]);
  if (words["sign"].empty()) words["sign"] = words["word"];
  return words["left"] == "Tensor" || words["right"] == "Tensor";
}

bool modulo(const Said& /*said*/, Words& words) {
  if (words["sign"].empty()) words["sign"] = words["word"];
  return words["sign"] == "%";
}

bool caret(const Said& /*said*/, Words& words) {
  if (words["sign"].empty()) words["sign"] = words["word"];
  return words["sign"] == "^";
}

constexpr std::array<std::string_view, 8> operands{
    "no match for 'operator$sign' (operand types are '$left' and '$right')",
    "invalid operands of types '$left' and '$right' to binary 'operator$sign'",
    "invalid operands to binary expression ('$left' and '$right')"};

constexpr std::array<std::string_view, 8> missing_member{"'$type' has no member named '$member'",
                                                         "no member named '$member' in '$type'"};

constexpr const char* write_cell =
    "Write one cell as image(row, column), or image(row, column, channel).";

constexpr std::array<Rule, 17> rules{{
    {"tensor_subscript",
     {"no match for 'operator[]' (operand types are '$type' and",
      "type '$type' does not provide a "
      "subscript operator"},
     "A Tensor has no [ ]. Its cells are written with round brackets, all indices in one pair.",
     write_cell,
     &tensor},
    {"tensor_subscript",
     {"invalid types 'float[$index]' for array subscript"},
     "[ ] stands behind a single number. All indices of a Tensor's cell go into one pair of round "
     "brackets.",
     write_cell},
    {"tensor_cell",
     {"no match for call to '($type)", "no matching function for call to object of type '$type'"},
     "A cell of a Tensor is found with one whole number for each of its axes, one to four of them; "
     "what stands in these parentheses is something else.",
     write_cell,
     &tensor},
    {"shape_brackets",
     {"no match for call to '($type)", "type '$type' does not provide a call operator"},
     "A Shape has its extents in square brackets.",
     "Write image.shape()[0] for the height and image.shape()[1] for the width.",
     &shape},
    {"shape_brackets",
     {"no matching function for call to 'Tensor::shape("},
     "shape() takes nothing between its parentheses; the number of the axis stands behind them.",
     "Write image.shape()[0] for the height and image.shape()[1] for the width."},
    {"shape_brackets",
     {"too many arguments to function call, expected 0"},
     "shape() takes nothing between its parentheses; the number of the axis stands behind them.",
     "Write image.shape()[0] for the height and image.shape()[1] for the width.",
     &shape_declared},
    {"vector_brackets",
     {"no match for call to '($type)", "type '$type' does not provide a call operator"},
     "A std::vector has its elements in square brackets.",
     "Write numbers[i] with the vector's own name.",
     &vector},
    {"member_without_call",
     {"invalid types '<unresolved overloaded function type>[", "invalid use of member function",
      "invalid use of non-static member function",
      "reference to non-static member function must "
      "be called",
      "cannot convert 'Tensor::$name' from type"},
     "A function of a class is named here without its parentheses ().",
     "Write image.shape()[0], image.size(): always with () behind the name."},
    {"tensor_made_of_shape",
     {"no matching function for call to 'Tensor::Tensor($given)'",
      "could not convert '$what' from '<brace-enclosed initializer list>' to '$type'",
      "converting to '$type' from initializer list would use explicit constructor",
      "no matching constructor for initialization of '$type'",
      "chosen constructor is explicit in copy-initialization"},
     "A Tensor is made from its shape, which stands in { } inside the parentheses.",
     "Write Tensor output({height, width}); with as many numbers as it has axes.",
     [](const Said& said, Words& words) {
       if (words["type"].empty()) words["type"] = "Tensor";
       return not_in_braces(said, words);
     }},
    {"no_extent", missing_member, "A Tensor has no $member. Its extents are in its shape.",
     "Write image.shape()[0] for the height (rows), [1] for the width (columns), [2] for the "
     "channels.",
     &extent},
    {"no_member", missing_member, "$type has no $member.$meant", "It has $members, among others.",
     &other_member},
    {"number_has_no_members",
     {"request for member '$member' in '$name', which is of non-class type '$type'",
      "member reference base type '$type' is not a structure or union"},
     "What stands before the dot is a $type: a single value, which has no functions behind a dot.",
     "Is it the variable that you mean? Look at how it is declared.",
     &no_class},
    {"arrow",
     {"base operand of '->' has non-pointer type '$type'",
      "member reference type '$type' is not a pointer"},
     "-> is for pointers, and this is none.",
     "Write a dot instead: image.shape()."},
    {"tensor_arithmetic", operands,
     "$sign does not work on a whole Tensor here: $left $sign $right.",
     "Work with single cells, such as a(i, j), in a loop over the indices.", &arithmetic_on_tensor},
    {"remainder", operands,
     "% is the remainder of whole numbers, and one of these is none: $left % $right.",
     "For floats there is std::fmod(a, b).", &modulo},
    {"power", operands, "^ is no power in C++.", "Write x * x, or std::pow(x, 2).", &caret},
    {"operand_types", operands, "A $left and a $right cannot stand on the two sides of this sign.",
     "Look at how both are declared: one of them is perhaps not what you think.",
     [](const Said& /*said*/, Words& words) { return words["sign"] != "="; }},
}};

}  // namespace

std::span<const Rule> tensor_rules() { return rules; }

}  // namespace convlings
