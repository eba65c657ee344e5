#include "submissions/file_meaning.hpp"

#include <algorithm>
#include <cctype>

#include "catalogue/source_lines.hpp"
#include "submissions/item_path.hpp"

namespace convlings {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Whether `text` ends with the word `word`: all of it, or after something that is no letter.
bool ends_with_word(std::string_view text, std::string_view word) {
  return ends_with(text, word) &&
         (text.size() == word.size() || !word_character(text[text.size() - word.size() - 1]));
}

// "x (2)", "x(2)", "x-2", "x_2", "x 2", "x - Copy", "x copy" without what follows x; else itself.
std::string_view without_copy_mark(std::string_view stem) {
  std::string_view rest = stem;
  const bool bracket = ends_with(rest, ")");
  if (bracket) rest.remove_suffix(1);
  const std::size_t digits_end = rest.size();
  while (!rest.empty() && std::isdigit(static_cast<unsigned char>(rest.back())) != 0) {
    rest.remove_suffix(1);
  }
  const std::size_t digits = digits_end - rest.size();
  if (digits > 3 || (bracket && digits == 0)) return stem;
  if (digits == 0) {
    if (!ends_with_word(rest, "copy")) return stem;
    rest.remove_suffix(4);
  }
  if (bracket) {
    if (!ends_with(rest, "(")) return stem;
    rest.remove_suffix(1);
  }
  const std::size_t before = rest.find_last_not_of(" -_");
  const bool parted = bracket || (before != std::string_view::npos && before + 1 < rest.size());
  return parted ? rest.substr(0, before + 1) : stem;
}

// The lesson that `text` ends with: "01", "01-convolution" or "convolution".
int lesson_at_end(std::string_view text, const std::vector<Lesson>& lessons) {
  while (!text.empty() && !word_character(text.back())) text.remove_suffix(1);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const Lesson& lesson = lessons[i];
    if (ends_with_word(text, lesson.number) || ends_with_word(text, small_letters(lesson.id)) ||
        ends_with_word(text, small_letters(lesson.topic))) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// As source: the longest topic that the stem ends with, so that "max_pooling" is not "pooling".
FileMeaning source_meaning(std::string_view stem, const std::vector<Lesson>& lessons) {
  FileMeaning meaning;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const std::string topic = small_letters(lessons[i].topic);
    if (topic.size() <= longest || !ends_with_word(stem, topic)) continue;
    longest = topic.size();
    meaning.kind = FileMeaning::Kind::source;
    meaning.lesson = static_cast<int>(i);
    meaning.exact = stem == topic;
    meaning.before = stem.substr(0, stem.size() - topic.size());
  }
  return meaning;
}

FileMeaning answers_meaning(std::string_view stem, const std::vector<Lesson>& lessons) {
  constexpr std::string_view word = "answers";
  FileMeaning meaning;
  if (ends_with_word(stem, word)) {
    meaning.kind = FileMeaning::Kind::answers;
    meaning.exact = stem == word;
    meaning.before = stem.substr(0, stem.size() - word.size());
    meaning.lesson = lesson_at_end(meaning.before, lessons);
    return meaning;
  }
  const std::size_t at = stem.rfind(word);  // "answers-01", "answers_convolution"
  if (at == std::string_view::npos || !ends_with_word(stem.substr(0, at + word.size()), word)) {
    return meaning;
  }
  const int lesson = lesson_at_end(stem.substr(at + word.size()), lessons);
  if (lesson < 0) return meaning;
  return {FileMeaning::Kind::answers, lesson, false, std::string(stem.substr(0, at))};
}

}  // namespace

FileMeaning meaning_of(std::string_view name, const std::vector<Lesson>& lessons) {
  const std::string small = small_letters(name);
  const bool source = ends_with(small, ".cpp");
  if (!source && !ends_with(small, ".toml")) return {};
  const std::string_view stem = std::string_view(small).substr(0, small.rfind('.'));
  const auto meaning = [&](std::string_view text) {
    return source ? source_meaning(text, lessons) : answers_meaning(text, lessons);
  };
  FileMeaning found = meaning(stem);
  std::string_view shorter = stem;
  for (int marks = 0; marks < 2 && found.kind == FileMeaning::Kind::none; ++marks) {
    shorter = without_copy_mark(shorter);  // "padding copy 2" has two
    found = meaning(shorter);
    found.exact = false;
  }
  return found;
}

int lesson_of_folder(std::string_view folder, const std::vector<Lesson>& lessons) {
  const std::string small = small_letters(folder);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const std::string& number = lessons[i].number;
    const bool numbered = small.compare(0, number.size(), number) == 0 &&
                          (small.size() == number.size() || !word_character(small[number.size()]));
    if (numbered || small == small_letters(lessons[i].topic)) return static_cast<int>(i);
  }
  return -1;
}

int lesson_of_answers(std::string_view text, const std::vector<Lesson>& lessons) {
  std::vector<int> counts(lessons.size(), 0);
  for (const std::string_view line : lines_of(text)) {
    const std::string_view left = line.substr(0, line.find('='));
    if (left.size() == line.size()) continue;
    const std::size_t first = left.find_first_not_of(" \t\"'");
    if (first == std::string_view::npos) continue;
    const std::string_view key = left.substr(first, left.find_last_not_of(" \t\"'") + 1 - first);
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      const auto asks = [&](const auto& question) { return question.name == key; };
      const Lesson& lesson = lessons[i];
      if (std::any_of(lesson.predictions.begin(), lesson.predictions.end(), asks) ||
          std::any_of(lesson.written.begin(), lesson.written.end(), asks)) {
        ++counts[i];
      }
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0 || std::count(counts.begin(), counts.end(), *most) > 1) {
    return -1;
  }
  return static_cast<int>(most - counts.begin());
}

}  // namespace convlings
