#include "catalogue/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/trimmed.hpp"
#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// "Student ID" and "student_id" are one name.
std::string folded(std::string_view name) {
  std::string key = trimmed(name);
  for (char& c : key) {
    c = c == '_' || c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return key;
}

[[noreturn]] void refuse_line(std::string_view shown, int line, std::string_view rule) {
  throw InputError(fmt::format("{}:{}: {}", shown, line, rule));
}

bool has_text(const CsvRecord& record) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return !trimmed(field).empty(); });
}

// Takes one record after another off the front of a text.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view shown) : rest_(text), shown_(shown) {
    if (rest_.substr(0, byte_order_mark.size()) == byte_order_mark) {
      rest_.remove_prefix(byte_order_mark.size());
    }
    choose_separator();
  }

  bool at_end() const { return rest_.empty(); }

  CsvRecord next() {
    CsvRecord record{line_, {}};
    do {
      record.fields.push_back(rest_.substr(0, 1) == "\"" ? quoted() : plain());
    } while (take_separator());
    take_line_end();
    return record;
  }

 private:
  void choose_separator() {
    if (rest_.substr(0, 4) == "sep=" && rest_.size() > 4) {
      separator_ = rest_[4];
      rest_.remove_prefix(5);
      take_line_end();
      return;
    }
    constexpr std::string_view separators = ",;\t";
    std::size_t counts[separators.size()] = {};
    bool in_quotes = false;
    bool has_begun = false;  // empty lines come before the header
    for (const char c : rest_) {
      if (c == '"') in_quotes = !in_quotes;
      if (in_quotes) continue;
      if (c != '\n' && c != '\r') {
        has_begun = true;
      } else if (has_begun) {
        break;
      }
      const std::size_t which = separators.find(c);
      if (which != std::string_view::npos) ++counts[which];
    }
    const auto* const most = std::max_element(std::begin(counts), std::end(counts));
    separator_ = separators[static_cast<std::size_t>(most - std::begin(counts))];
  }

  std::string plain() {
    const char ends[] = {separator_, '\r', '\n'};
    const std::size_t size =
        std::min(rest_.size(), rest_.find_first_of(std::string_view(ends, sizeof ends)));
    std::string field(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return field;
  }

  std::string quoted() {
    const int opened = line_;
    std::string field;
    for (;;) {
      rest_.remove_prefix(1);  // the opening quote, or the second of a doubled one
      const std::size_t size = rest_.find('"');
      if (size == std::string_view::npos) {
        refuse_line(shown_, opened, "a quote (\") begins a field here and is never closed.");
      }
      field += rest_.substr(0, size);
      line_ += static_cast<int>(std::count(rest_.begin(), rest_.begin() + size, '\n'));
      rest_.remove_prefix(size + 1);
      if (rest_.empty() || rest_.front() != '"') break;
      field += '"';
    }
    // Blanks may follow, as some programs write `"a" , "b"`.
    while (separator_ != ' ' && !rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    const bool ends = rest_.empty() || rest_.front() == separator_ || rest_.front() == '\r' ||
                      rest_.front() == '\n';
    if (!ends) {
      refuse_line(shown_, line_,
                  "text follows a closing quote. Double the quotes that belong to the text: \"\".");
    }
    return field;
  }

  bool take_separator() {
    if (rest_.empty() || rest_.front() != separator_) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void take_line_end() {
    if (rest_.empty()) return;
    rest_.remove_prefix(rest_.substr(0, 2) == "\r\n" ? 2 : 1);
    ++line_;
  }

  std::string_view rest_;
  std::string_view shown_;
  char separator_ = ',';
  int line_ = 1;
};

// The only position whose name satisfies `is_it`; -1 when none does.
template <typename Test>
int only_column(const CsvTable& table, std::string_view name, const Test& is_it) {
  const std::vector<std::string>& names = table.header.fields;
  const auto found = std::find_if(names.begin(), names.end(), is_it);
  if (found == names.end()) return -1;
  if (std::find_if(found + 1, names.end(), is_it) != names.end()) {
    table.refuse(table.header,
                 fmt::format("two columns are called {}. Remove or rename one of them.", name));
  }
  return static_cast<int>(found - names.begin());
}

}  // namespace

int CsvTable::column(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto exact = [&](const std::string& given) { return trimmed(given) == name; };
    if (const int at = only_column(*this, name, exact); at >= 0) return at;
    const auto similar = [&](const std::string& given) { return folded(given) == folded(name); };
    if (const int at = only_column(*this, name, similar); at >= 0) return at;
  }
  return -1;
}

int CsvTable::needed_column(std::initializer_list<std::string_view> names) const {
  const int at = column(names);
  if (at >= 0) return at;
  refuse(header, fmt::format("there is no column {}. The header names: {}.", *names.begin(),
                             printable(fmt::format("{}", fmt::join(header.fields, ", ")))));
}

std::string CsvTable::field(const CsvRecord& record, int column) const {
  if (column < 0 || column >= static_cast<int>(record.fields.size())) return "";
  return trimmed(record.fields[static_cast<std::size_t>(column)]);
}

void CsvTable::refuse(const CsvRecord& record, std::string_view rule) const {
  refuse_line(shown, record.line, rule);
}

CsvTable parse_csv(std::string_view text, std::string_view shown) {
  CsvTable table;
  table.shown = printable(shown);
  CsvReader reader(text, table.shown);
  while (!reader.at_end() && !has_text(table.header)) table.header = reader.next();
  if (!has_text(table.header)) {
    throw InputError(table.shown + ": is empty. Its first line must name the columns.");
  }
  while (!reader.at_end()) {
    CsvRecord record = reader.next();
    if (!has_text(record)) continue;
    const std::size_t columns = table.header.fields.size();
    while (record.fields.size() > columns && trimmed(record.fields.back()).empty()) {
      record.fields.pop_back();
    }
    if (record.fields.size() > columns) {
      table.refuse(record,
                   fmt::format("the header names {} columns, this record has {} fields. Put a "
                               "field that holds a separator in quotes.",
                               columns, record.fields.size()));
    }
    table.records.push_back(std::move(record));
  }
  return table;
}

CsvTable read_csv(const std::filesystem::path& file) {
  const std::string shown = printable(file.string());
  constexpr std::uintmax_t most = std::uintmax_t{64} << 20U;  // a whole class, not one person
  return parse_csv(read_text_file(file, shown, "In a spreadsheet: save as CSV UTF-8.", most),
                   shown);
}

std::string csv_field(std::string_view text) {
  // A semicolon or tab separates where the reader's spreadsheet says so.
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos && text == trimmed(text)) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string safe_csv_field(std::string_view text) {
  // A spreadsheet that separates by semicolons sees no quotes within "a;=1+1;b" when the quote is
  // not the first thing between two semicolons: there, too, a cell begins. Excel in East Asia takes
  // the wide forms of these signs for the signs.
  constexpr std::string_view signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  std::string safe;
  bool cell_begins = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (cell_begins) {
      const bool odd_start = i == 0 && (c == '\t' || c == '\r' || c == '\n');
      const bool sign = std::any_of(std::begin(signs), std::end(signs), [&](std::string_view s) {
        return text.substr(i, s.size()) == s;
      });
      if (odd_start || sign) safe += '\'';
    }
    safe += c;
    const bool blank = c == ' ' || c == '"';
    const bool separates = c == ';' || c == '\t' || c == '\r' || c == '\n';
    cell_begins = separates || (cell_begins && blank);
  }
  return csv_field(safe);
}

}  // namespace convlings
