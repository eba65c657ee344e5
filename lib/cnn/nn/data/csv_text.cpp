#include "cnn/nn/data/csv_text.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

constexpr int end_of_file = -1;
constexpr std::size_t longest_field = 1000;

bool is_blank(int character) { return character == ' ' || character == '\t'; }
bool ends_line(int character) { return character == '\n' || character == '\r'; }

}  // namespace

CsvText::CsvText(const char* who, const std::filesystem::path& file)
    : who_(who), name_(file.string()), file_(who, file) {
  if (peek() == 0xEF && end_ >= 3 && block_[1] == 0xBB && block_[2] == 0xBF) at_ = 3;
}

bool CsvText::next_line() {
  while (line_has_more_) next_field();
  while (is_blank(peek()) || ends_line(peek())) {
    if (ends_line(peek())) {
      end_line();
    } else {
      take();
    }
  }
  column_ = 0;
  field_line_ = line_;
  line_has_more_ = peek() != end_of_file;
  return line_has_more_;
}

bool CsvText::next_field() {
  if (!line_has_more_) return false;
  field_.clear();
  field_line_ = line_;
  ++column_;
  while (is_blank(peek())) take();
  if (peek() == '"') read_quoted();
  while (peek() != ',' && peek() != end_of_file && !ends_line(peek())) append(take());
  while (!field_.empty() && is_blank(field_.back())) field_.pop_back();
  if (peek() == ',') {
    take();
  } else {
    line_has_more_ = false;
    if (peek() != end_of_file) end_line();
  }
  return true;
}

void CsvText::read_quoted() {
  take();
  while (true) {
    const int character = take();
    if (character == end_of_file) {
      wrong("a quote is opened and never closed", "Close it or remove it.");
    }
    if (character == '"') {
      if (peek() != '"') return;
      take();
    }
    if (character == '\n') ++line_;
    append(character);
  }
}

void CsvText::append(int character) {
  if (field_.size() == longest_field) {
    wrong(fmt::format("a field has at most {} bytes", longest_field), "Is a quote missing?");
  }
  field_ += static_cast<char>(character);
}

// LF, CR LF or CR.
void CsvText::end_line() {
  if (take() == '\r' && peek() == '\n') take();
  ++line_;
}

int CsvText::peek() {
  if (at_ == end_) {
    at_ = 0;
    end_ = file_.read(block_.data(), static_cast<std::int64_t>(block_.size()));
    if (end_ == 0) return end_of_file;
  }
  return block_[static_cast<std::size_t>(at_)];
}

int CsvText::take() {
  const int character = peek();
  if (character != end_of_file) ++at_;
  return character;
}

void CsvText::wrong(const std::string& what, const std::string& advice) const {
  throw DataError(fmt::format("{}: {}: line {}, column {}: {}. {}", who_, name_, field_line_,
                              column_, what, advice));
}

}  // namespace cnn
