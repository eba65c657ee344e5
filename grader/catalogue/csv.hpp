// CSV as spreadsheets write it (RFC 4180 and its dialects), and as they may safely read it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// One record. A quoted field may hold line ends, so that a record may take several lines.
struct CsvRecord {
  int line = 0;  ///< where it begins, from 1
  std::vector<std::string> fields;
};

/// A table whose first record names the columns.
struct CsvTable {
  std::string shown;  ///< the file, for complaints
  CsvRecord header;
  std::vector<CsvRecord> records;  ///< no empty ones

  /// The first of `names` that the header has, as a position to give to `field`; -1 when it has
  /// none. A name that is spelled the same wins; otherwise capitals do not count, and "student_id"
  /// is "Student ID". Throws InputError when the header has that name twice.
  int column(std::initializer_list<std::string_view> names) const;

  /// As `column`; throws InputError, with the names of all columns, when there is none.
  int needed_column(std::initializer_list<std::string_view> names) const;

  /// The field without blanks around it; empty when `column` is -1 or the record is short.
  std::string field(const CsvRecord& record, int column) const;

  /// Throws InputError "<shown>:<line of the record>: <rule>".
  [[noreturn]] void refuse(const CsvRecord& record, std::string_view rule) const;
};

/// Reads CSV text. The separator is the comma, semicolon or tab that the header has most of, or the
/// one that Excel's first line "sep=;" tells. Lines end in LF, CRLF or CR; a byte order mark and
/// records without any text are passed over; a quote within a field that does not begin with one is
/// an ordinary character. Throws InputError "<shown>:<line>: …" when there is no header, a record
/// has more fields than the header (a comma that is not in quotes would shift marks from one column
/// to another), a quote is never closed, or text follows a closing quote.
CsvTable parse_csv(std::string_view text, std::string_view shown);

/// Reads a file, which complaints call by its own name. Throws InputError, also for what
/// `read_text_file` refuses.
CsvTable read_csv(const std::filesystem::path& file);

/// `text` as a field, in quotes where it needs them: for numbers and words of our own.
std::string csv_field(std::string_view text);

/// `text` of anybody else as a field. An apostrophe stands before every = + - @ with which a
/// spreadsheet, whatever its separator, would begin a formula, and before a tab or CR in front.
std::string safe_csv_field(std::string_view text);

}  // namespace convlings
