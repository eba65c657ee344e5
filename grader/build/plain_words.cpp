#include "build/plain_words.hpp"

#include <algorithm>
#include <cctype>

namespace convlings {
namespace {

bool small_letter(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

/// Takes "name" of "$name and so on" off the front; empty when no name stands there.
std::string_view take_name(std::string_view& text) {
  if (!text.starts_with('$')) return {};
  std::size_t end = 1;
  while (end < text.size() && small_letter(text[end])) ++end;
  const std::string_view name = text.substr(1, end - 1);
  text.remove_prefix(end);
  return name;
}

/// "a int" reads better as "an int".
void add_word(std::string& text, const std::string& word) {
  const bool article = text.ends_with(" a ") || text.ends_with("A ");
  const bool vowel =
      !word.empty() && (std::string_view("aeio").find(word.front()) != std::string_view::npos ||
                        word.starts_with("unsigned"));
  if (article && vowel) text.insert(text.size() - 1, "n");
  text += word;
}

std::string filled(std::string_view text, const Words& words) {
  std::string result;
  while (!text.empty()) {
    const std::size_t dollar = std::min(text.find('$'), text.size());
    result += text.substr(0, dollar);
    text.remove_prefix(dollar);
    const auto word = words.find(take_name(text));
    if (word != words.end()) add_word(result, word->second);
  }
  return result;
}

std::optional<PlainWords> told_by(const Rule& rule, const Said& said, const Words& known) {
  for (const std::string_view pattern : rule.patterns) {
    if (pattern.empty()) break;
    Words words = known;
    if (!matches(pattern, said.text, words)) continue;
    if (rule.fits != nullptr && !rule.fits(said, words)) continue;
    const auto mend = words.find("mend");
    return PlainWords{std::string(rule.id), filled(rule.meaning, words), filled(rule.advice, words),
                      mend == words.end() ? 0 : std::stoi(mend->second)};
  }
  return std::nullopt;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text, Words& words) {
  while (!pattern.empty()) {
    const std::size_t dollar = std::min(pattern.find('$'), pattern.size());
    if (!text.starts_with(pattern.substr(0, dollar))) return false;
    text.remove_prefix(dollar);
    pattern.remove_prefix(dollar);
    if (pattern.empty()) break;
    const std::string_view name = take_name(pattern);
    const std::string_view next = pattern.substr(0, pattern.find('$'));
    const std::size_t end = next.empty() ? text.size() : text.find(next);
    if (end == std::string_view::npos) return false;
    words[std::string(name)] = text.substr(0, end);
    text.remove_prefix(end);
  }
  return true;
}

std::optional<PlainWords> plain_words(const Said& said) {
  const Words known{
      {"line", std::to_string(said.message.line)},
      {"word", word_at_caret(said.message)},
      {"before", std::to_string(code_line_before(said.around.source, said.message.line))}};
  for (const auto& rules : {syntax_rules(), name_rules(), call_rules(), tensor_rules(),
                            type_rules(), warning_rules()}) {
    for (const Rule& rule : rules) {
      if (auto words = told_by(rule, said, known)) return words;
    }
  }
  return std::nullopt;
}

}  // namespace convlings
