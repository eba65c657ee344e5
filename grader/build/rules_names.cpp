// Notes on names that the compiler does not know, or knows twice.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "build/known_names.hpp"
#include "build/plain_words.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

constexpr std::size_t shortest_guess = 3;  // a name of one or two letters is near to everything

/// The one that `name` was most likely meant to be; empty when none is near.
std::string meant(const std::string& name, std::vector<std::string> candidates) {
  if (name.size() < shortest_guess) return "";
  std::erase_if(candidates, [&](const std::string& candidate) {
    return candidate == name || candidate.size() < shortest_guess;
  });
  return nearest(name, candidates);
}

bool header_left_out(const Said& said, Words& words) {
  const auto names = identifiers(said.around.header);
  words["header"] = said.around.header_name;
  return !said.around.header_name.empty() &&
         !includes(said.around.source, said.around.header_name) &&
         std::find(names.begin(), names.end(), words["name"]) != names.end();
}

/// What follows the name in the line of code; empty when the caret stands elsewhere.
std::string after_name(const Said& said, const Words& words) {
  const std::string& name = words.find("name")->second;
  const std::string after = after_caret(said.message);
  return after.starts_with(name) ? trimmed(after.substr(name.size())) : "";
}

bool other_language(const Said& said, Words& words) {
  words["cpp"] = in_cpp(words["name"]);
  const bool call = words["name"] == "len" || words["name"] == "range" || words["name"] == "print";
  return !words["cpp"].empty() && (!call || after_name(said, words).starts_with('('));
}

bool is_error_line(const Said& said, int line) {
  return std::any_of(said.all.begin(), said.all.end(), [&](const Diagnostic& other) {
    return other.severity == Diagnostic::Severity::error && other.line == line &&
           other.file == said.message.file;
  });
}

bool declared_in_block_above(const Said& said, Words& words) {
  const int where = declared_above(said.around.source, said.message.line, words["name"]);
  words["where"] = std::to_string(where);
  return where > 0 && !is_error_line(said, where);
}

bool declared_later(const Said& said, Words& words) {
  const int where = declared_below(said.around.source, said.message.line, words["name"]);
  words["where"] = std::to_string(where);
  return where > 0;
}

/// A name of the standard library. What the file lacks of prefix and #include is told.
bool standard(const Said& said, Words& words) {
  const std::string_view header = standard_header(words["name"]);
  words["header"] = header;
  words["include"] = includes(said.around.source, "<" + std::string(header) + ">")
                         ? ""
                         : ", and #include <" + std::string(header) +
                               "> at the top of the file if it is not there";
  return !header.empty();
}

/// A variable of one's own may be called count or map: this looks like a use of the library's.
bool standard_use(const Said& said, Words& words) {
  constexpr std::array<std::string_view, 11> templates{"vector",
                                                       "array",
                                                       "numeric_limits",
                                                       "map",
                                                       "set",
                                                       "optional",
                                                       "pair",
                                                       "tuple",
                                                       "unique_ptr",
                                                       "shared_ptr",
                                                       "uniform_real_distribution"};
  const std::string after = after_name(said, words);
  const bool is_template =
      std::find(templates.begin(), templates.end(), words["name"]) != templates.end();
  const bool stream = words["name"] == "endl" || after.starts_with("<<") || after.starts_with(">>");
  const bool type = !after.empty() && std::isalpha(static_cast<unsigned char>(after.front())) != 0;
  const bool used = is_template
                        ? after.starts_with('<')
                        : after.starts_with('(') || after.starts_with('<') || stream || type;
  return used && standard(said, words);
}

bool needs_header(const Said& said, Words& words) {
  return standard(said, words) && !includes(said.around.source, "<" + words["header"] + ">");
}

bool like_standard(const Said& /*said*/, Words& words) {
  words["meant"] = meant(words["name"], standard_names());
  return !words["meant"].empty();
}

bool like_name_in_reach(const Said& said, Words& words) {
  std::vector<std::string> names = names_in_reach(said.around, said.message.line);
  for (const char* word : {"int", "float", "double", "bool", "auto", "const", "return", "while",
                           "else", "std", "true", "false", "Tensor", "Shape"}) {
    names.emplace_back(word);
  }
  words["meant"] = meant(words["name"], std::move(names));
  return !words["meant"].empty();
}

/// `total = 1;` or `for (i = 0; …`: the place where a variable is to come into being.
bool first_assignment(const Said& said, Words& words) {
  const std::string before = trimmed(before_caret(said.message));
  const std::string rest = after_name(said, words);
  return (before.empty() || before == "for (" || before == "for(") && rest.starts_with('=') &&
         !rest.starts_with("==");
}

bool range_over_number(const Said& said, Words& /*words*/) {
  return said.message.code.find(" : ") != std::string::npos ||
         said.text.starts_with("invalid range");
}

/// At the left margin of the file a type is wanted; here a statement stands.
bool statement_outside(const Said& said, Words& words) {
  const std::string rest = after_name(said, words);
  return rest.starts_with('=') || rest.starts_with("+=") || rest.starts_with('(') ||
         rest.starts_with('.');
}

/// Where the compiler's note says that the first one stands.
std::string first_place(const Said& said) {
  if (said.notes.empty()) return "above";
  const Diagnostic& note = said.notes.front();
  if (note.file == said.message.file) return "in line " + std::to_string(note.line);
  return "in " + note.file.substr(note.file.rfind('/') + 1);
}

/// A variable that is declared again; types and functions are something else.
bool variable_twice(const Said& said, Words& words) {
  if (words["name"].find('(') != std::string::npos || words["name"].starts_with("struct ")) {
    return false;
  }
  const std::string before = trimmed(before_caret(said.message));
  if (before.ends_with("struct") || before.ends_with("class")) return false;
  const auto names = identifiers(words["name"]);  // g++ says "int cells"
  if (!names.empty()) words["name"] = names.back();
  words["where"] = first_place(said);
  return true;
}

/// Clang calls functions and variables alike; a function's redefinition is followed by a `(`.
bool function_twice(const Said& said, Words& words) {
  const bool signature = words["name"].find('(') != std::string::npos;
  const auto names = identifiers(words["name"].substr(0, words["name"].find('(')));
  if (!names.empty()) words["name"] = names.back();
  words["where"] = first_place(said);
  const std::string rest = trimmed(after_caret(said.message));
  return signature || (rest.starts_with(words["name"] + "(") && !rest.ends_with(';'));
}

bool in_lesson_header(const Said& said, Words& words) {
  const Surroundings header{"", said.around.header, said.around.header_name};
  words["declaration"] = declaration_of(words["word"], header);
  return !words["declaration"].empty();
}

constexpr std::array<std::string_view, 8> unknown{
    "'$name' was not declared",  "use of undeclared identifier '$name'",
    "unknown type name '$name'", "'$name' does not name a type",
    "no template named '$name'", "'$name' has not been declared"};

constexpr std::array<Rule, 21> rules{{
    {"lesson_header", unknown,
     "$name comes from the lesson's header, and your file does not include it.",
     "Write #include \"$header\" as the first line of the file.", &header_left_out},
    {"range_over_number",
     {"'begin' was not declared", "invalid range expression of type"},
     "A loop of the form for (x : many) needs many things to walk over; what stands behind the : "
     "here is a single value.",
     "To count, write for (int i = 0; i < n; ++i).",
     &range_over_number},
    {"out_of_scope", unknown,
     "$name is declared in line $where, but it lives only until the } of its block (or the end of "
     "its for loop), and that is over here.",
     "Declare it before the block or loop opens, in front of its {.", &declared_in_block_above},
    {"used_before", unknown,
     "$name is used in line $line, but declared only in line $where, further below.",
     "Move the declaration above its first use.", &declared_later},
    {"other_language", unknown, "$name is no word of C++.", "C++ says: $cpp.", &other_language},
    {"missing_std", unknown,
     "The compiler does not know $name alone. There is a std::$name in the standard library.",
     "Write std::$name$include.", &standard_use},
    {"misspelt", unknown,
     "The compiler does not know the name $name. There is $meant: is that what you mean?",
     "Spell it as where it was declared; capital and small letters differ.", &like_name_in_reach},
    {"no_type", unknown, "$name gets a value here, but no declaration of it is in reach.",
     "A variable begins with its type, written once: int $name = ... or float $name = ...",
     &first_assignment},
    {"outside_function",
     {"'$name' does not name a type"},
     "Line $line stands outside of every function. Often a } above closes the function too early.",
     "Count the { and the } above this line; the indentation of your editor helps.",
     &statement_outside},
    {"unknown_name", unknown, "The compiler does not know the name $name at this place.",
     "Is it declared above, with its type, inside the same { }? Is it spelt the same there?"},
    {"missing_include",
     {"'$name' is not a member of 'std'", "no member named '$name' in namespace 'std'",
      "no template named '$name' in namespace 'std'"},
     "std::$name needs a line that fetches it: it lives in the standard header <$header>.",
     "Write #include <$header> at the top of the file.",
     &needs_header},
    {"not_in_std",
     {"'$name' is not a member of 'std'", "no member named '$name' in namespace 'std'",
      "no template named '$name' in namespace 'std'"},
     "The standard library has no $name. It has std::$meant: is that what you mean?",
     "Correct the name.",
     &like_standard},
    {"function_twice",
     {"redefinition of '$name'"},
     "The function $name is written twice: here and $where.",
     "Delete one of the two.",
     &function_twice},
    {"declared_twice",
     {"redeclaration of '$name'", "conflicting declaration '$name'",
      "redefinition of '$name' with a different type", "redefinition of '$name'"},
     "There is a $name already, declared $where. A type in front of a name makes a new variable.",
     "To change the one that is there, leave the type out: $name = ...; or take another name.",
     &variable_twice},
    {"declared_twice",
     {"declaration of '$name' shadows a parameter"},
     "$name is a parameter of this function: it is there already, with the value that the caller "
     "gives.",
     "Leave this declaration out, or take another name.",
     &variable_twice},
    {"return_type_changed",
     {"ambiguating new declaration of", "functions that differ only in their return type"},
     "The lesson's header declares this function with another type of result.",
     "The first line of the function must be as the header has it:\n$declaration",
     &in_lesson_header},
    {"shadow",
     {"declaration of '$name' shadows a previous local",
      "declaration of '$name' shadows a parameter", "declaration shadows a local variable"},
     "This makes a second variable of the same name, which hides the first one and ends with its "
     "block: the first one does not change.",
     "To change the first one, leave the type out; otherwise take another name."},
    {"unused_variable",
     {"unused variable '$name'", "variable '$name' set but not used",
      "parameter '$name' set but not used"},
     "Nothing ever reads $name. Perhaps another name stands where this one was meant.",
     "Use it, or delete it."},
    {"uninitialised",
     {"'$name' may be used uninitialized", "variable '$name' may be uninitialized",
      "variable '$name' is used uninitialized whenever"},
     "$name is perhaps read before it has a value. A variable without a first value holds garbage, "
     "not 0.",
     "Give it one where it is declared, for example = 0."},
    {"uninitialised",
     {"'$name' is used uninitialized", "variable '$name' is uninitialized when used"},
     "$name is read before it has a value. A variable without a first value holds garbage, not 0.",
     "Give it one where it is declared, for example = 0."},
    {"private_member",
     {"'$name' is private within this context", "'$name' is a private member of"},
     "$name is private: only the class itself may use it.",
     "Use its functions, such as shape(), size() and (row, column).",
     [](const Said& /*said*/, Words& words) {
       const auto names = identifiers(words["name"]);  // g++ says "Shape Tensor::shape_"
       if (!names.empty()) words["name"] = names.back();
       return true;
     }},
}};

}  // namespace

std::span<const Rule> name_rules() { return rules; }

}  // namespace convlings
