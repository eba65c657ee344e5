#include <map>

#include "mutants/edits.hpp"

namespace convlings {
namespace {

struct Change {
  const char* kind;
  std::vector<std::string> others;
};

/// Signs between two operands. Those of templates and declarations have no space on both sides.
const std::map<std::string_view, Change>& binary_changes() {
  static const std::map<std::string_view, Change> changes = {
      {"<", {"relational", {"<="}}},       {"<=", {"relational", {"<"}}},
      {">", {"relational", {">="}}},       {">=", {"relational", {">"}}},
      {"==", {"relational", {"!="}}},      {"!=", {"relational", {"=="}}},
      {"+", {"arithmetic", {"-"}}},        {"-", {"arithmetic", {"+"}}},
      {"*", {"arithmetic", {"/"}}},        {"/", {"arithmetic", {"*"}}},
      {"%", {"arithmetic", {"*"}}},        {"+=", {"assignment", {"-=", "="}}},
      {"-=", {"assignment", {"+=", "="}}}, {"*=", {"assignment", {"/="}}},
      {"/=", {"assignment", {"*="}}},      {"&&", {"logical", {"||"}}},
      {"||", {"logical", {"&&"}}}};
  return changes;
}

bool begins_condition(const Token& before) {
  return before.is("=") || before.is("(") || before.is(",") || before.is("return") ||
         before.is(":");
}

/// A sign in front of its operand, and ++ where it is a whole statement: in the head of a loop it
/// would only make the loop run away.
void add_unary(const std::vector<Token>& tokens, std::size_t i, std::vector<Edit>& found) {
  const Token& token = tokens[i];
  const Token& next = tokens[i + 1];
  const bool in_front = !token.space_after && (token.space_before || tokens[i - 1].is("("));
  if (token.is("-") && in_front) found.push_back({"arithmetic", token.at, 1, ""});
  if (token.is("!")) found.push_back({"logical", token.at, 1, ""});
  const auto statement_ends = [&] {
    for (std::size_t k = i + 1; k < tokens.size(); ++k) {
      if (tokens[k].is(";")) return true;
      if (tokens[k].is(")")) return false;
    }
    return false;
  };
  if (token.is("++") && next.kind == TokenKind::word && statement_ends()) {
    found.push_back({"assignment", token.at, 2, "--"});
  }
}

}  // namespace

std::vector<Edit> sign_edits(const Body& body) {
  const std::vector<Token>& tokens = body.tokens;
  std::vector<Edit> found;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.binary()) {
      const auto change = binary_changes().find(token.text);
      if (change != binary_changes().end()) {
        for (const std::string& other : change->second.others) {
          found.push_back({change->second.kind, token.at, token.text.size(), other});
        }
      }
    } else if (token.kind == TokenKind::sign) {
      add_unary(tokens, i, found);
    }
    if (token.kind == TokenKind::word && tokens[i + 1].is("?") && begins_condition(tokens[i - 1])) {
      found.push_back({"logical", token.at, 0, "!"});
    }
  }
  return found;
}

}  // namespace convlings
