// Notes on what compiles, but hardly means what its author meant.
#include <array>

#include "build/plain_words.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

/// `for (...);`: the loop does nothing, and what stands under it runs once.
bool ends_at_once(const Said& said, Words& /*words*/) {
  std::string code = said.message.code.substr(0, said.message.code.find("//"));
  code = trimmed(code);
  return code.ends_with(");") &&
         (code.starts_with("for") || code.starts_with("if") || code.starts_with("while"));
}

bool compares(const Said& said, Words& /*words*/) {
  return said.message.code.find("==") != std::string::npos;
}

constexpr const char* empty_meaning =
    "The ; right after the ) ends the if or the loop: what stands under it is not part of it, and "
    "runs once, always.";

constexpr std::array<Rule, 11> rules{{
    {"assignment_in_condition",
     {"suggest parentheses around assignment used as truth value",
      "using the result of an assignment as a condition without parentheses"},
     "A single = assigns: it changes the variable on its left. Two, ==, compare.",
     "If you want to compare, write ==."},
    {"comparison_unused",
     {"equality comparison result unused", "statement has no effect", "value computed is not used"},
     "== compares and changes nothing, and nobody uses the answer.",
     "To assign write a single =.",
     &compares},
    {"comma_in_brackets",
     {"left operand of comma operator has no effect", "top-level comma expression in array"},
     "Inside these brackets the comma does not separate two indices: only the last one counts.",
     "For a Tensor write image(row, column); look at the brackets."},
    {"result_unused",
     {"statement has no effect", "expression result unused", "value computed is not used",
      "ignoring return value of"},
     "This is computed, and then nobody uses the result.",
     "Put it into a variable (sum = ... or sum += ...), or return it."},
    {"empty_body",
     {"suggest braces around empty body", "if statement has empty body", "for loop has empty body",
      "while loop has empty body"},
     empty_meaning,
     "Delete that ;."},
    {"empty_body",
     {"this '$clause' clause does not guard"},
     empty_meaning,
     "Delete that ;.",
     &ends_at_once},
    {"indentation",
     {"this '$clause' clause does not guard",
      "misleading indentation; statement is not part of "
      "the previous '$clause'"},
     "Without { } only one statement belongs to the $clause; the next one is indented as if it did "
     "too, but runs after it, once.",
     "Put { } around all that belongs to the $clause."},
    {"chained_comparison",
     {"comparisons like 'X<=Y<=Z'",
      "result of comparison of constant $n with expression of type "
      "'bool' is always"},
     "a < b < c does not mean what it means in mathematics: it compares true or false with c.",
     "Write a < b && b < c."},
    {"signed_unsigned",
     {"comparison of integer expressions of different signedness",
      "comparison of integers of different signs"},
     "One side can be negative and the other cannot. It goes wrong only when a negative number "
     "comes up; often this is harmless.",
     "Convert the size: i < static_cast<int>(values.size())."},
    {"division_by_zero",
     {"division by zero", "remainder by zero"},
     "Dividing a whole number by 0 stops the program.",
     "Look at what stands right of the / or %."},
    {"local_returned",
     {"reference to local variable '$name' returned",
      "reference to stack memory associated with "
      "local variable '$name' returned",
      "returning reference to temporary"},
     "What this refers to is gone when the function returns.",
     "Return a value, not a reference (no & behind the type of the result)."},
}};

}  // namespace

std::span<const Rule> warning_rules() { return rules; }

}  // namespace convlings
