#include <algorithm>
#include <charconv>
#include <map>

#include "mutants/edits.hpp"

namespace convlings {
namespace {

/// Words that take each other's place, and `std::` functions that are left out.
const std::map<std::string_view, std::string_view>& other_words() {
  static const std::map<std::string_view, std::string_view> words = {
      {"max", "min"},
      {"min", "max"},
      {"max_element", "min_element"},
      {"min_element", "max_element"},
      {"floor", "ceil"},
      {"ceil", "floor"},
      {"exp", "exp2"},
      {"log", "log2"},
      {"front", "back"},
      {"back", "front"},
      {"true", "false"},
      {"false", "true"},
      {"relu", "sigmoid"},
      {"sigmoid", "relu"},
      {"softmax", "sigmoid"},
      {"valid", "same"},
      {"same", "valid"},
      {"full", "same"},
      {"MaxPooling2D", "AveragePooling2D"},
      {"AveragePooling2D", "MaxPooling2D"}};
  return words;
}

/// Variables that are taken for each other.
const std::map<std::string_view, std::string_view>& other_variables() {
  static const std::map<std::string_view, std::string_view> words = {
      {"row", "column"},   {"column", "row"},   {"rows", "columns"},   {"columns", "rows"},
      {"height", "width"}, {"width", "height"}, {"before", "after"},   {"after", "before"},
      {"i", "j"},          {"j", "i"},          {"least", "greatest"}, {"greatest", "least"},
      {"above", "below"},  {"below", "above"}};
  return words;
}

bool may_be_left_out(const Token& word) {
  return word.is("abs") || word.is("round") || word.is("sqrt");
}

/// "255.0F" and 1 make "256.0F"; empty when the number has no whole part or would be negative.
std::string moved(std::string_view number, int by) {
  int whole = 0;
  const char* first = number.data();
  const auto [end, error] = std::from_chars(first, first + number.size(), whole);
  if (error != std::errc() || whole + by < 0) return "";
  return std::to_string(whole + by) + std::string(end, first + number.size());
}

/// A word that is being declared, such as `row` in "int row = 0".
bool is_declared(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0) return false;
  const Token& before = tokens[i - 1];
  if (before.kind == TokenKind::word) return !before.is("return");
  return (before.is("&") || before.is("*") || before.is(">")) && !before.space_before;
}

/// A variable of this name was declared above, as far as one can tell without reading C++; every
/// member's name is known.
bool is_known(const Body& body, std::size_t i, std::string_view name) {
  const std::vector<Token>& tokens = body.tokens;
  if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is("->"))) return true;
  const auto here = tokens.begin() + static_cast<std::ptrdiff_t>(i);
  const auto named = [&](const Token& token) { return token.is(name); };
  const std::vector<Token> signature = tokenise(body.signature);
  return std::any_of(tokens.begin(), here, named) ||
         std::any_of(signature.begin(), signature.end(), named);
}

bool in_throw(const std::vector<Token>& tokens, std::size_t i) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(i, 6); ++back) {
    if (tokens[i - back].is("throw")) return true;
  }
  return false;
}

void add_number(const std::vector<Token>& tokens, std::size_t i, std::vector<Edit>& found) {
  const Token& token = tokens[i];
  const bool index =
      i > 0 && i + 1 < tokens.size() && tokens[i - 1].is("[") && tokens[i + 1].is("]");
  const auto add = [&](const char* kind, const std::string& text) {
    if (!text.empty()) found.push_back({kind, token.at, token.text.size(), text});
  };
  if (index) {
    add("index", moved(token.text, token.text == "0" ? 1 : -1));
  } else {
    add("constant", moved(token.text, 1));
    const bool whole = token.text.find_first_of(".eE") == std::string_view::npos;
    if (whole) add("constant", moved(token.text, -1));
  }
}

void add_text(const Token& token, std::vector<Edit>& found) {
  std::string text(token.text);
  if (text.size() == 3 && text[0] == '\'') {
    ++text[1];
  } else if (text.size() > 2 && text[0] == '"') {
    text.insert(text.size() - 1, "?");
  } else {
    return;
  }
  found.push_back({"constant", token.at, token.text.size(), text});
}

void add_word(const Body& body, std::size_t i, std::vector<Edit>& found) {
  const std::vector<Token>& tokens = body.tokens;
  const Token& token = tokens[i];
  const bool in_std = i >= 2 && tokens[i - 1].is("::") && tokens[i - 2].is("std");
  const bool cast = i >= 3 && tokens[i - 1].is("<") && tokens[i - 2].is("static_cast");
  // A divisor need not be a float when what it divides is one.
  const bool divisor = cast && tokens[i - 3].is("/");
  const bool variable_type = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word;
  if (in_std && may_be_left_out(token)) {
    const std::size_t start = tokens[i - 2].at;
    found.push_back({"name", start, token.end() - start, "+"});
  } else if (in_std && token.is("int64_t")) {
    const std::size_t start = tokens[i - 2].at;
    found.push_back({"width", start, token.end() - start, "int"});
  } else if (token.is("double")) {
    found.push_back({"width", token.at, token.text.size(), "float"});
  } else if (token.is("float") && (variable_type || (cast && !divisor))) {
    found.push_back({"width", token.at, token.text.size(), "int"});
  } else if (const auto word = other_words().find(token.text); word != other_words().end()) {
    found.push_back({"name", token.at, token.text.size(), std::string(word->second)});
  } else if (const auto variable = other_variables().find(token.text);
             variable != other_variables().end() && !is_declared(tokens, i) &&
             is_known(body, i, variable->second)) {
    found.push_back({"name", token.at, token.text.size(), std::string(variable->second)});
  }
}

}  // namespace

std::vector<Edit> value_edits(const Body& body) {
  std::vector<Edit> found;
  for (std::size_t i = 0; i < body.tokens.size(); ++i) {
    const Token& token = body.tokens[i];
    if (token.kind == TokenKind::number) add_number(body.tokens, i, found);
    if (token.kind == TokenKind::word) add_word(body, i, found);
    if (token.kind == TokenKind::text && !in_throw(body.tokens, i)) add_text(token, found);
  }
  return found;
}

}  // namespace convlings
