#include "readme.hpp"

#include <catch2_either.hpp>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace convlings::tests {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("readme: there is no " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The phrase as a pattern in which any white space matches any other.
std::regex pattern_of(const std::string& phrase) {
  std::string pattern;
  bool space = false;
  for (const char c : phrase) {
    if (c == ' ' || c == '\n') {
      if (!space) pattern += "\\s+";
      space = true;
      continue;
    }
    space = false;
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return std::regex(pattern);
}

}  // namespace

Readme::Readme(const std::string& folder)
    : folder_(folder),
      name_(folder + "/README.md"),
      text_(read(std::string(CONVLINGS_SOURCE_DIR) + "/lessons/" + name_)),
      covered_(text_.size(), false) {
  // What is no statement about numbers.
  for (const char* ignored : {R"(<!--[^]*?-->)", R"(\]\([^)]*\))", R"((^|\n)#[^\n]*)",
                              R"((^|\n)[^\n]*\./convlings[^\n]*)", R"((^|\n)\d+\. )",
                              R"([Ll]essons? \d\d)", R"(\[\d\d\])", R"(\| \d\d \|)"}) {
    const std::regex pattern(ignored);
    for (std::sregex_iterator it(text_.begin(), text_.end(), pattern), end; it != end; ++it) {
      const auto begin = static_cast<std::size_t>(it->position());
      cover(begin, begin + static_cast<std::size_t>(it->length()));
    }
  }
}

void Readme::says(const std::string& phrase) {
  const std::regex pattern = pattern_of(phrase);
  bool found = false;
  for (std::sregex_iterator it(text_.begin(), text_.end(), pattern), end; it != end; ++it) {
    const auto begin = static_cast<std::size_t>(it->position());
    cover(begin, begin + static_cast<std::size_t>(it->length()));
    found = true;
  }
  INFO(name_ << " should say: " << phrase);
  CHECK(found);
}

void Readme::shows(const std::string& block) {
  const std::size_t begin = text_.find(block);
  INFO(name_ << " should show:\n" << block);
  CHECK(begin != std::string::npos);
  if (begin != std::string::npos) cover(begin, begin + block.size());
}

void Readme::answers(const std::string& prediction, double number) {
  const std::string path =
      std::string(CONVLINGS_SOURCE_DIR) + "/solutions/" + folder_ + "/answers.toml";
  const std::string text = read(path);
  std::smatch line;
  INFO(path << " should answer " << prediction << " = " << number);
  REQUIRE(std::regex_search(text, line, std::regex("(^|\n)" + prediction + " *= *([-0-9.]+)\n")));
  CHECK(std::stod(line[2]) == number);
}

void Readme::has_no_other_number() {
  // A number: digits that no letter, digit or underscore touches ("6x5" is two numbers).
  const std::regex pattern(R"((^|[^A-Za-z_0-9])(\d+)(?![A-WYZa-wyz_0-9]))");
  for (std::sregex_iterator it(text_.begin(), text_.end(), pattern), end; it != end; ++it) {
    const auto at = static_cast<std::size_t>(it->position(2));
    if (covered_[at]) continue;
    const std::size_t from = at < 30 ? 0 : at - 30;
    INFO(name_ << ": nobody has computed the number in \"…" << text_.substr(from, 60) << "…\"");
    CHECK(covered_[at]);
  }
}

void Readme::cover(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) covered_[i] = true;
}

}  // namespace convlings::tests
