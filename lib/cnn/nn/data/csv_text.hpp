// Comma-separated fields, read one after another: for csv_pixels only.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "cnn/nn/data/gzip.hpp"

namespace cnn {

/// As RFC 4180 has it: fields may stand in quotes, a doubled quote inside is a quote, lines end
/// with LF or CR LF (or CR). Blank lines and a byte order mark in front are passed over, as are
/// spaces around a field.
class CsvText {
 public:
  CsvText(const char* who, const std::filesystem::path& file);

  /// Goes to the next line that is not blank; false at the end of the file.
  bool next_line();

  /// The next field of this line; false when there is none. The text is valid until the next call.
  /// Throws DataError for a quote that is not closed or a field of more than 1,000 bytes.
  bool next_field();

  const std::string& field() const { return field_; }

  /// Throws DataError: who, file, line and column of the field just read, `what` is wrong with it,
  /// and `advice`.
  [[noreturn]] void wrong(const std::string& what, const std::string& advice) const;

 private:
  int peek();
  int take();
  void end_line();
  void read_quoted();
  void append(int character);

  const char* who_;
  std::string name_;
  UnpackedFile file_;
  std::array<std::uint8_t, 65536> block_{};
  std::int64_t at_ = 0;
  std::int64_t end_ = 0;
  std::int64_t line_ = 1;
  bool line_has_more_ = false;
  std::string field_;
  std::int64_t field_line_ = 1;
  std::int64_t column_ = 0;
};

}  // namespace cnn
