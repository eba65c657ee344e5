// Notes on values of the wrong type, and on what may not be written to.
#include <algorithm>
#include <array>

#include "build/plain_words.hpp"
#include "build/short_text.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

/// "const Tensor&" is "Tensor".
std::string plain_type(std::string text) {
  if (text.starts_with("const ")) text.erase(0, 6);
  while (!text.empty() && (text.back() == '&' || text.back() == ' ')) text.pop_back();
  return text;
}

bool number(const std::string& type) {
  constexpr std::array<std::string_view, 7> types{"int",  "float",   "double",      "long",
                                                  "bool", "int64_t", "std::int64_t"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool both(Words& words) {
  words["given"] = plain_type(words["given"]);
  words["wanted"] = plain_type(words["wanted"]);
  if (words["given"].starts_with("char*") || words["given"].starts_with("char[")) {
    words["given"] = "text";
  }
  return !has(words["given"], "<") && !has(words["given"], "(") && !words["given"].empty() &&
         words["given"] != words["wanted"];
}

bool tensor_for_number(const Said& /*said*/, Words& words) {
  return both(words) && words["given"] == "Tensor" && number(words["wanted"]);
}

bool number_for_tensor(const Said& /*said*/, Words& words) {
  return both(words) && number(words["given"]) && words["wanted"] == "Tensor";
}

bool shape_for_number(const Said& /*said*/, Words& words) {
  return both(words) && words["given"] == "Shape" && number(words["wanted"]);
}

/// Text between single quotes is a number to C++.
bool single_quotes(const Said& said, Words& words) {
  if (!both(words) || words["wanted"] != "std::string" || words["given"] != "int") return false;
  const std::string& code = said.message.code;
  const std::size_t open = code.find('\'');
  const std::size_t close = open == std::string::npos ? open : code.find('\'', open + 1);
  return close != std::string::npos && close > open + 2;
}

bool any_types(const Said& said, Words& words) {
  for (const Diagnostic& note : said.notes) {  // clang: no viable overloaded '='
    if (!words["given"].empty()) break;
    matches(
        "candidate function (the implicit copy assignment operator) not viable: no known "
        "conversion from '$given' to '$wanted' for",
        short_text(note.text), words);
  }
  return both(words);
}

bool assigned_number_to_tensor(const Said& said, Words& words) {
  return any_types(said, words) && number_for_tensor(said, words);
}

bool const_object(const Said& said, Words& words) {
  const bool clang_says = std::any_of(
      said.notes.begin(), said.notes.end(),
      [](const Diagnostic& note) { return has(note.text, "'this' argument has type 'const "); });
  words["name"] = "This";
  return clang_says || said.text.starts_with("passing 'const ") ||
         said.text.starts_with("'this' argument");
}

/// The name at the beginning of what stands left of the `=`.
std::string assigned_name(const Said& said) {
  const std::string left = said.message.code.substr(0, said.message.code.find('='));
  const std::size_t start = left.find_last_of("{;");
  const auto names = identifiers(start == std::string::npos ? left : left.substr(start));
  return names.empty() ? "" : names.front();
}

bool constant_tensor(const Said& said, Words& words) {
  words["name"] = assigned_name(said);
  const std::string signature = signature_above(said.around.source, said.message.line);
  return !words["name"].empty() && (has(signature, "const Tensor& " + words["name"] + ",") ||
                                    has(signature, "const Tensor& " + words["name"] + ")"));
}

bool shape_of_tensor(const Said& said, Words& /*words*/) {
  return has(said.message.code.substr(0, said.message.code.find('=')), ".shape()");
}

bool with_function(const Said& said, Words& words) {
  const std::string signature = signature_above(said.around.source, said.message.line);
  const auto names = identifiers(signature.substr(0, signature.find('(')));
  words["function"] = names.empty() ? "This function" : names.back();
  return true;
}

bool returned(const Said& said, Words& words) {
  const bool here = said.text.ends_with("in return") || has(said.text, "returned value") ||
                    trimmed(said.message.code).starts_with("return");
  return here && both(words) && with_function(said, words);
}

constexpr std::array<std::string_view, 8> conversions{
    "cannot convert '$given' to '$wanted'",
    "could not convert '$what' from '$given' to '$wanted'",
    "conversion from '$given' to non-scalar type '$wanted' requested",
    "no viable conversion from returned value of type '$given' to function return type '$wanted'",
    "no viable conversion from '$given' to '$wanted'",
    "assigning to '$wanted' from incompatible type '$given'",
    "no match for 'operator=' (operand types are '$wanted' and '$given')",
    "invalid conversion from '$given' to '$wanted'"};

constexpr const char* own_tensor =
    "Make a Tensor of your own, fill that, and return it: Tensor output({height, width}); or "
    "Tensor output = input; for a copy.";

constexpr std::array<Rule, 19> rules{{
    {"single_quotes", conversions,
     "Text stands in double quotes; single quotes are for one letter.",
     "Write \"text\" instead of 'text'.", &single_quotes},
    {"returned_type", conversions,
     "$function returns a $wanted: the type stands in front of its name. What you return here is "
     "a $given.",
     "Return a $wanted. For a single number of a Tensor, return one cell or a sum over its cells.",
     [](const Said& said, Words& words) {
       return tensor_for_number(said, words) && returned(said, words);
     }},
    {"returned_type", conversions,
     "$function returns a $wanted: the type stands in front of its name. What you return here is "
     "a $given.",
     "Look at what is to be returned, and return that.", &returned},
    {"tensor_for_number", conversions,
     "A single number ($wanted) is wanted here, and this is a whole Tensor.",
     "Take one cell, image(row, column), or add up the cells in a loop.", &tensor_for_number},
    {"number_for_tensor",
     {"no viable overloaded '='",
      "no match for 'operator=' (operand types are '$wanted' and "
      "'$given')",
      "conversion from '$given' to non-scalar type '$wanted' requested",
      "no viable conversion from '$given' to '$wanted'",
      "could not convert '$what' from '$given' "
      "to '$wanted'"},
     "A whole Tensor is wanted here, and this is a single number ($given).",
     "To set one cell write output(row, column) = ... with its indices.",
     &assigned_number_to_tensor},
    {"shape_for_number", conversions,
     "A Shape holds one extent for each axis; a single number ($wanted) is wanted here.",
     "Take one: image.shape()[0] is the height, image.shape()[1] the width.", &shape_for_number},
    {"write_to_const",
     {"passing 'const $type' as 'this' argument discards qualifiers",
      "'this' argument to member function", "no viable overloaded '='"},
     "What stands here is const: it may be read, but not changed. The inputs of these functions "
     "are const.",
     own_tensor,
     &const_object},
    {"wrong_type", conversions, "A $wanted is wanted here, and this is a $given.",
     "Look at how both sides are declared, and use what has the right type.", &any_types},
    {"wrong_type",
     {"cannot initialize a variable of type '$wanted' with an $kind of type '$given'",
      "cannot initialize return object of type '$wanted' with an $kind of type '$given'"},
     "A $wanted is wanted here, and this is a $given.",
     "Look at how both sides are declared, and use what has the right type.",
     &any_types},
    {"write_to_const",
     {"lvalue required as left operand of assignment", "expression is not assignable"},
     "$name is a const Tensor&: you may read it, but not change it. It belongs to the caller.",
     own_tensor,
     &constant_tensor},
    {"shape_is_fixed",
     {"lvalue required as left operand of assignment", "expression is not assignable"},
     "The shape of a Tensor cannot be changed by assigning to it.",
     "Make a Tensor of the right shape at once: Tensor output({height, width}).",
     &shape_of_tensor},
    {"left_of_assignment",
     {"lvalue required as left operand of assignment", "expression is not assignable"},
     "= puts the value on its right into what stands on its left, and that must be a variable or a "
     "cell of a Tensor that you made.",
     "Look at the parentheses on the left side. To compare, write == instead."},
    {"write_to_const",
     {"assignment of read-only variable '$name'", "increment of read-only variable '$name'",
      "decrement of read-only variable '$name'", "assignment of read-only parameter '$name'",
      "cannot assign to variable '$name' with const-qualified type",
      "assignment of read-only reference '$name'"},
     "$name is const: it keeps its first value.",
     "If it is to change, leave const out where it is declared; else use another variable."},
    {"write_to_const",
     {"assignment of read-only location", "read-only variable is not assignable",
      "cannot assign to return value because"},
     "What stands on the left side is const: it may be read, but not changed.",
     own_tensor},
    {"write_to_const",
     {"binding reference of type '$first' to 'const $type' discards qualifiers",
      "binding reference of type '$first' to value of type 'const $type' drops 'const'"},
     "The & makes it possible to change the original, and the original is const.",
     "Work on a copy (Tensor result = values;), or only read: const float& or float."},
    {"return_missing",
     {"no return statement in function returning non-void",
      "non-void function does not return a value in all control paths",
      "control reaches end of non-void function", "non-void function does not return a value",
      "control may reach end of non-void function"},
     "$function must give something back, but its end in line $line can be reached without a "
     "return.",
     "Write return and its result at the end, for all cases that no return above covers.",
     &with_function},
    {"return_empty",
     {"return-statement with no value, in function returning '$type'",
      "non-void function '$name' should return a value"},
     "$function must give something back, and this return has no value.",
     "Write the result between return and the ;.",
     &with_function},
    {"narrowing",
     {"narrowing conversion of '$what' from '$given' to '$wanted'",
      "type '$given' cannot be narrowed to '$wanted'",
      "non-constant-expression cannot be narrowed from type '$given' to '$wanted'",
      "constant expression evaluates to $what which cannot be narrowed to type '$wanted'"},
     "Inside { } C++ turns no value into a type that could lose a part of it; a $wanted is wanted "
     "here.",
     "Compute it in $wanted from the start (/ 2 instead of / 2.0), or convert it yourself: "
     "static_cast<$wanted>(...)."},
    {"single_quotes",
     {"multi-character character constant", "character constant too long", "character too large"},
     "Text stands in double quotes; single quotes are for one letter.",
     "Write \"text\" instead of 'text'."},
}};

}  // namespace

std::span<const Rule> type_rules() { return rules; }

}  // namespace convlings
