#include <algorithm>
#include <array>

#include "mutants/edits.hpp"

namespace convlings {
namespace {

using Tokens = std::vector<Token>;

bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return token.is(word); });
}

bool is_keyword(const Token& token) {
  return one_of(token, {"auto", "bool", "const", "double", "else", "float", "for", "if", "int",
                        "return", "throw", "while"});
}

/// Walks over the tokens of one function.
class Walk {
 public:
  explicit Walk(const Body& body)
      : body_(body), tokens_(body.tokens), partner_(partners(body.tokens)) {}

  std::vector<Edit> edits() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.is("(") || token.is("{")) add_order(i);
      if (token.is("for")) add_loop(i);
      if (token.is("if")) add_branch(i);
      if (token.is("return")) add_return(i);
      if (token.is("begin") || token.is("end")) add_range(i);
      if (begins_statement(i)) add_statement(i);
    }
    return std::move(found_);
  }

 private:
  std::string text(std::size_t from, std::size_t to) const {
    return std::string(body_.source.substr(from, to - from));
  }
  void replace(const char* kind, std::size_t from, std::size_t to, std::string text) {
    found_.push_back({kind, from, to - from, std::move(text)});
  }
  void insert(const char* kind, std::size_t at, std::string text) {
    replace(kind, at, at, std::move(text));
  }

  /// The place of the first token `sign` from `i` on that stands in no bracket opened after `i`.
  std::size_t next(std::size_t i, std::string_view sign) const {
    while (i < tokens_.size() && !tokens_[i].is(sign)) i = std::max(partner_[i], i) + 1;
    return i;
  }

  bool is_list(std::size_t open) const {
    if (open == 0 || partner_[open] == open) return false;
    const Token& before = tokens_[open - 1];
    if (tokens_[open].is("{")) return one_of(before, {"(", ",", "=", "return", "{"});
    return before.kind == TokenKind::word && !is_keyword(before) &&
           !one_of(before, {"max", "min"});  // which do not mind
  }

  void add_order(std::size_t open) {
    if (!is_list(open)) return;
    const std::size_t close = partner_[open];
    std::vector<std::size_t> ends;  // of each argument, a token's place
    for (std::size_t i = next(open + 1, ","); i < close; i = next(i + 1, ",")) ends.push_back(i);
    ends.push_back(close);
    std::size_t first = open + 1;
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
      const std::size_t second = ends[k] + 1;
      if (second >= ends[k + 1]) return;
      swap(first, second, ends[k + 1]);
      first = second;
    }
  }

  /// Arguments from token `first` to the comma before `second`, and from there to `end`.
  void swap(std::size_t first, std::size_t second, std::size_t end) {
    if (tokens_[first].is(".") || tokens_[second].is(".")) return;  // named: order is fixed
    const std::size_t start = tokens_[first].at;
    const std::size_t stop = tokens_[end - 1].end();
    const std::string one = text(start, tokens_[second - 2].end());
    const std::string between = text(tokens_[second - 2].end(), tokens_[second].at);
    const std::string other = text(tokens_[second].at, stop);
    if (one != other) replace("order", start, stop, other + between + one);
  }

  void add_loop(std::size_t i) {
    const std::size_t head = i + 1;
    if (head >= tokens_.size()) return;
    const std::size_t condition = next(head + 1, ";") + 1;
    const std::size_t end = next(condition, ";");
    if (end >= partner_[head]) return;  // a loop over a range
    bool downwards = false;
    for (std::size_t k = condition; k < end; ++k) downwards = downwards || tokens_[k].is(">");
    insert("bound", tokens_[end].at, downwards ? " + 1" : " - 1");
  }

  void add_range(std::size_t i) {
    if (i == 0 || !tokens_[i - 1].is(".") || i + 3 >= tokens_.size()) return;
    if (!tokens_[i + 1].is("(") || tokens_[i + 3].is("[")) return;
    insert("bound", tokens_[i + 2].end(), tokens_[i].is("begin") ? " + 1" : " - 1");
  }

  void add_branch(std::size_t i) {
    if (i + 1 >= tokens_.size()) return;
    const std::size_t from = tokens_[i + 1].end();
    const std::size_t to = tokens_[partner_[i + 1]].at;
    replace("branch", from, to, "true");
    replace("branch", from, to, "false");
  }

  void add_return(std::size_t i) {
    const std::size_t end = next(i, ";");
    if (!body_.gives_number || end >= tokens_.size() || end == i + 1) return;
    const std::size_t from = tokens_[i + 1].at;
    replace("return", from, tokens_[end].at, "(" + text(from, tokens_[end].at) + ") + 1");
  }

  bool begins_statement(std::size_t i) const {
    if (i == 0) return true;
    const Token& before = tokens_[i - 1];
    if (before.is(")")) {  // the end of a head
      const std::size_t open = partner_[i - 1];
      return open > 0 && one_of(tokens_[open - 1], {"for", "if", "while"});
    }
    if (before.is("{")) return is_block(i - 1);
    if (!one_of(before, {";", "}"})) return false;
    const std::size_t around = enclosing(i);
    return around == tokens_.size() || is_block(around);
  }

  /// A { of statements, not of values.
  bool is_block(std::size_t open) const {
    if (!tokens_[open].is("{")) return false;
    return open == 0 || one_of(tokens_[open - 1], {")", ";", "}", "else"});
  }

  /// The bracket that is open at token `i`, or tokens_.size().
  std::size_t enclosing(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;) {
      if (partner_[k] < k) {
        k = partner_[k];
      } else if (partner_[k] > k) {
        return k;
      }
    }
    return tokens_.size();
  }

  /// "Tensor output(…)", "const int n = …", "float& v = …", "std::vector<int> list(…)".
  bool is_declaration(std::size_t i) const {
    if (is_keyword(tokens_[i])) return true;
    for (; i + 1 < tokens_.size() && !one_of(tokens_[i], {"(", "[", ";", ".", "->"}); ++i) {
      if (tokens_[i].binary()) return false;
      const bool type_ends =
          tokens_[i].kind == TokenKind::word || one_of(tokens_[i], {">", ">>", "&"});
      if (type_ends && tokens_[i + 1].kind == TokenKind::word) return true;
    }
    return false;
  }

  void add_statement(std::size_t i) {
    const std::size_t end = next(i, ";");
    const bool whole = tokens_[i].kind == TokenKind::word || tokens_[i].is("++");
    if (!whole || end >= tokens_.size() || is_declaration(i)) return;
    replace("statement", tokens_[i].at, tokens_[end].at, "");
  }

  const Body& body_;
  const Tokens& tokens_;
  std::vector<std::size_t> partner_;
  std::vector<Edit> found_;
};

}  // namespace

std::vector<Edit> structure_edits(const Body& body) { return Walk(body).edits(); }

}  // namespace convlings
