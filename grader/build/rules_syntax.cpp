// Notes on what the compiler cannot read: punctuation, brackets, characters.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "build/plain_words.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

bool in_value(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// A name or a number, and no word of the language.
bool is_value(const std::string& word) {
  constexpr std::array<std::string_view, 18> language{
      "return", "for",  "if",   "while", "else", "throw",  "int",   "float",  "double",
      "const",  "auto", "bool", "char",  "long", "Tensor", "Shape", "struct", "unsigned"};
  return !word.empty() && std::find(language.begin(), language.end(), word) == language.end();
}

bool in_for(const Said& said, Words& /*words*/) {
  return has(said.message.code, "for (") || has(said.message.code, "for(");
}

/// `for (int i = 0, i < n, ++i)`: clang takes the second i for a second variable.
bool commas_in_for(const Said& said, Words& words) {
  if (!in_for(said, words)) return false;
  const std::string& code = said.message.code;
  const std::size_t open = code.find('(', code.find("for"));
  int depth = 0;
  for (std::size_t i = open; i < code.size(); ++i) {
    if (code[i] == ';') return false;
    if (code[i] == '(') ++depth;
    if (code[i] == ')' && --depth == 0) break;
  }
  return has(code.substr(open), ",");
}

/// The caret stands at the first word of its line, so that the mistake is in the line before.
bool at_line_start(const Said& said, Words& words) {
  if (!trimmed(before_caret(said.message)).empty() || said.message.marker.empty()) return false;
  words["mend"] = words["before"];
  return words["before"] != "0";
}

bool at_else(const Said& /*said*/, Words& words) { return words["word"] == "else"; }

/// Something like `image(row column)`: two values with nothing between them but a space.
bool two_values(const Said& said, Words& words) {
  const std::string before = before_caret(said.message);
  const std::string after = after_caret(said.message);
  if (!before.ends_with(' ') && !after.starts_with(' ')) return false;
  const std::string left = trimmed(before);
  const std::string right = trimmed(after);
  std::size_t start = left.size();
  while (start > 0 && in_value(left[start - 1])) --start;
  std::size_t end = 0;
  while (end < right.size() && in_value(right[end])) ++end;
  words["first"] = left.substr(start);
  words["second"] = right.substr(0, end);
  return is_value(words["first"]) && is_value(words["second"]);
}

/// How many ( of the line have no ); negative when there are more ).
int open_parentheses(const Said& said) {
  const std::string& code = said.message.code;
  return static_cast<int>(std::count(code.begin(), code.end(), '(') -
                          std::count(code.begin(), code.end(), ')'));
}

/// Nothing but a } or a comment follows.
bool at_statement_end(const Said& said, Words& /*words*/) {
  const std::string after = trimmed(after_caret(said.message));
  return after.empty() || after.starts_with("}") || after.starts_with("//");
}

bool order_of_signs(const Said& said, Words& words) {
  for (const auto& [wrong, right] : {std::pair{"=>", ">="}, std::pair{"=<", "<="}}) {
    if (!has(said.message.code, wrong)) continue;
    words["wrong"] = wrong;
    words["right"] = right;
    return true;
  }
  return false;
}

bool a_type(const Said& /*said*/, Words& words) {
  for (const char* type : {"int", "float", "double", "const", "auto", "bool", "unsigned", "long"}) {
    if (words["next"] == type || (words["next"].empty() && words["word"] == type)) {
      words["type"] = type;
      return true;
    }
  }
  return false;
}

/// clang warns of the open quote, and complains about what it then cannot read.
bool after_open_quote(const Said& said, Words& /*words*/) {
  return std::any_of(said.all.begin(), said.all.end(), [&](const Diagnostic& other) {
    return other.line == said.message.line && other.text.starts_with("missing terminating");
  });
}

bool at_brace(const Said& /*said*/, Words& words) {
  return words["next"] == "{" || (words["next"].empty() && words["word"] == "{");
}

/// The place where the compiler sees the unfinished function begin.
bool open_function(const Said& said, Words& words) {
  for (const Diagnostic& note : said.notes) {
    if (note.text == "to match this '{'") words["where"] = std::to_string(note.line);
  }
  return !words["where"].empty();
}

bool stars(const Said& said, Words& /*words*/) { return has(said.message.code, "**"); }

bool statement(const Said& /*said*/, Words& words) {
  const std::string& word = words["next"].empty() ? words["word"] : words["next"];
  for (const char* keyword : {"return", "for", "if", "while", "else", "throw"}) {
    if (word == keyword) {
      words["next"] = keyword;
      return true;
    }
  }
  return false;
}

constexpr const char* close_braces =
    "Count the { and the } above this line; the indentation of your editor helps.";

constexpr std::array<Rule, 28> rules{{
    {"odd_character",
     {"extended character $character is not valid", "unexpected character $character",
      "character $character not allowed in an identifier", "stray '\\$character",
      "non-ASCII characters are not allowed", "treating Unicode character $character as"},
     "Line $line has a character that only looks like one of C++: perhaps a curly quote, a long "
     "dash for a minus, or a space of a special kind. Text copied from a web page often has them.",
     "Delete it where the ^ stands and type it again on your keyboard: \" or ' or -."},
    {"quote_open",
     {"missing terminating \" character", "missing terminating '\"' character",
      "missing terminating ' character", "missing terminating ''' character"},
     "A quote is opened in line $line and not closed in it.",
     "Put the missing quote where the text ends, in the same line."},
    {"quote_open",
     {"expected expression"},
     "A quote is opened in line $line and not closed in it.",
     "Put the missing quote where the text ends, in the same line.",
     &after_open_quote},
    {"for_semicolon",
     {"redefinition of '$name'", "expected ';' in 'for' statement specifier",
      "expected ';' before"},
     "The three parts of a for loop are separated by ; and here they seem to be separated by "
     "commas.",
     "Write for (int i = 0; i < n; ++i) with your own names.",
     &commas_in_for},
    {"for_semicolon",
     {"expected ';' in 'for' statement specifier"},
     "A for loop has three parts with a ; between them, and one ; is missing.",
     "Write for (int i = 0; i < n; ++i) with your own names.",
     &in_for},
    {"semicolon",
     {"expected ';' before", "expected ',' or ';' before", "expected initializer before"},
     "A ; is missing, it seems: the statement in line $before ends without one. The compiler "
     "notices it only in line $line.",
     "Look at the end of line $before: perhaps the ; belongs there.",
     &at_line_start},
    {"comma",
     {"expected ')' before", "expected ')'", "expected ']' before", "expected ']'",
      "expected '}' before", "expected '}'"},
     "Nothing stands between $first and $second. Perhaps a comma is missing, or a sign such as *.",
     "Write what belongs between them: $first, $second or $first * $second.",
     &two_values},
    {"sign",
     {"expected initializer before", "expected ',' or ';' before", "expected ';' before",
      "expected ';' after", "expected ';' at end"},
     "Nothing stands between $first and $second. Perhaps a sign such as * is missing, or a ; that "
     "ends a statement.",
     "Write what belongs between them: $first * $second or $first; $second.",
     &two_values},
    {"parenthesis",
     {"expected ';' before", "expected ',' or ';' before", "expected ';'"},
     "Line $line opens more ( than it closes.",
     "Count the ( and the ) up to where the ^ stands, and put the missing ) in.",
     [](const Said& said, Words& /*words*/) {
       return open_parentheses(said) > 0 && trimmed(after_caret(said.message)).starts_with("{");
     }},
    {"parenthesis_extra",
     {"expected ';' before", "expected ',' or ';' before", "expected ';'",
      "extraneous ')' before ';'"},
     "Line $line closes more ( than it opens.",
     "Count the ( and the ) in it: one ) is too many, or a ( is missing.",
     [](const Said& said, Words& /*words*/) {
       return open_parentheses(said) < 0 && trimmed(after_caret(said.message)).starts_with(")");
     }},
    {"semicolon",
     {"expected ';' before", "expected ',' or ';' before", "expected ';' after",
      "expected ';' at end", "expected ';'"},
     "A ; is missing in line $line: every statement ends with one.",
     "Put a ; where the ^ stands.",
     &at_statement_end},
    {"statement_end",
     {"expected ';' before", "expected ',' or ';' before", "expected ';' after",
      "expected ';' at end", "expected ';'"},
     "The compiler thinks that the statement is over where the ^ stands, but there is no ; yet. "
     "Perhaps one is missing there, or what stands just before it is not right.",
     "Look at what stands left and right of the ^."},
    {"brace",
     {"expected '}' at end of input", "expected '}'"},
     "The file ends, and what begins with the { in line $where is still open: one } is missing, "
     "there or further inside.",
     "Count the { and the } from line $where on; the indentation of your editor helps.",
     &open_function},
    {"brace",
     {"expected '}' at end of input", "expected '}'"},
     "The file ends, and a { above has no }.",
     close_braces},
    {"brace_before_function",
     {"a function-definition is not allowed here", "function definition is not allowed here"},
     "A function begins in line $line while the one above is still open: a } is missing above, "
     "often the one that ends a loop or the function itself.",
     close_braces},
    {"brace_extra",
     {"expected declaration before '}' token", "extraneous closing brace"},
     "The } in line $line closes nothing: there is one } too many, here or above, or a { is "
     "missing.",
     close_braces},
    {"function_semicolon",
     {"expected unqualified-id before '$next'", "expected unqualified-id"},
     "A { stands here, but no function begins. Often there is a ; too many at the end of the line "
     "before: the first line of a function has none.",
     "Look at line $before, and delete its ;.",
     &at_brace},
    {"outside_function",
     {"expected unqualified-id before '$next'", "expected unqualified-id"},
     "Line $line stands outside of every function, though $next belongs inside one. Often a } "
     "above closes the function too early, or a loop's { is missing.",
     close_braces,
     &statement},
    {"else_without_if",
     {"'else' without a previous 'if'", "expected expression"},
     "This else belongs to no if. Between if (...) and else there may be one statement, or several "
     "in { }; also, no ; may stand right after the ).",
     "Put { } around what belongs to the if.",
     [](const Said& said, Words& words) {
       return at_else(said, words) || said.text.starts_with("'else'");
     }},
    {"sign_order",
     {"expected primary-expression before", "expected expression"},
     "C++ has no $wrong.",
     "Write $right, with the = last.",
     &order_of_signs},
    {"type_in_call",
     {"expected primary-expression before '$next'", "expected expression",
      "expected '(' for function-style cast or type construction"},
     "A type stands here where a value is wanted. When you call a function, only values go into "
     "its parentheses.",
     "Leave the types out: map(image, n) instead of map(const Tensor& image, int n).",
     [](const Said& said, Words& words) {
       return said.text.starts_with("expected '('") || a_type(said, words);
     }},
    {"condition_parenthesis",
     {"expected '(' before", "expected '(' after '"},
     "After if, for and while comes a ( and what belongs to it ends with a ).",
     "Write if (a == b), while (a < b) or for (int i = 0; i < n; ++i)."},
    {"parenthesis",
     {"expected ')' before", "expected ')'"},
     "A ( in line $line, or just above it, has no ) at this place.",
     "Count the ( and the ) up to where the ^ stands, and put the missing ) in."},
    {"bracket",
     {"expected ']' before", "expected ']'"},
     "A [ in line $line has no ].",
     "Put the ] right behind the number or name that it holds."},
    {"power",
     {"invalid type argument of unary '*'", "indirection requires pointer operand"},
     "C++ has no ** for powers.",
     "Write x * x, or std::pow(x, 2).",
     &stars},
    {"outside_loop",
     {"break statement not within loop", "'break' statement not in loop",
      "continue statement not within", "'continue' statement not in loop"},
     "break and continue belong inside a loop, and here none is open.",
     "Look at the { and } above: often the loop is closed too early."},
    {"no_such_header",
     {"$file: No such file or directory", "'$file' file not found"},
     "There is no file of the name $file to include.",
     "Look at its spelling. The lesson's own header is \"$header\".",
     [](const Said& said, Words& words) {
       words["header"] = said.around.header_name;
       return !said.around.header_name.empty();
     }},
    {"lonely_plus",
     {"use of unary operator that may be intended as compound assignment ($sign)"},
     "Here = and the sign stand in the wrong order: this assigns, and adds nothing.",
     "Write $sign instead."},
}};

}  // namespace

std::span<const Rule> syntax_rules() { return rules; }

}  // namespace convlings
