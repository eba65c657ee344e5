#include "submissions/roster.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstdint>
#include <map>

#include "catalogue/csv.hpp"
#include "submissions/item_path.hpp"

namespace convlings {
namespace {

constexpr std::size_t longest_id = 100;

// FNV-1a: only to tell names apart, the same on every machine.
std::uint32_t short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash & 0xFFFFFFU;
}

int column_spelled(const CsvTable& table, std::string_view name) {
  for (std::size_t i = 0; i < table.header.fields.size(); ++i) {
    if (table.field(table.header, static_cast<int>(i)) == name) return static_cast<int>(i);
  }
  return -1;
}

struct RosterColumns {
  explicit RosterColumns(const CsvTable& table)
      : name(table.column({"name", "student", "full name", "student name"})),
        first(table.column({"first_name", "given name"})),
        last(table.column({"last_name", "surname", "family name"})),
        email(table.column({"email", "email address", "e-mail"})),
        section(table.column({"section", "group"})),
        canvas(column_spelled(table, "ID")),
        id(id_column(table)) {}

  int name;
  int first;
  int last;
  int email;
  int section;
  int canvas;
  int id;
};

// What Canvas's gradebook has besides people.
bool is_nobody(const std::string& id, const std::string& name) {
  return id.empty() &&
         (name == "Points Possible" || name == "Student, Test" || name == "Test Student");
}

}  // namespace

std::string safe_id(std::string_view id) {
  std::string safe;
  bool beyond_ascii = false;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '.' || c == '_' || c == '-');
    const bool bad_start = safe.empty() && (c == '.' || c == '-');
    beyond_ascii = beyond_ascii || byte >= 0x80;
    if (byte >= 0x80 && byte < 0xC0) continue;  // within a character
    safe += plain && !bad_start ? c : '_';
  }
  if (safe.empty()) safe = "_";
  if (!beyond_ascii && safe.size() <= longest_id) return safe;
  return fmt::format("{}-{:06x}", safe.substr(0, longest_id - 7), short_hash(id));
}

int id_column(const CsvTable& table) {
  // Canvas calls its own number "ID"; whoever writes a table by hand may mean theirs.
  if (column_spelled(table, "id") >= 0) return table.column({"id"});
  const int platform =
      table.column({"SIS User ID", "student_id", "student number", "SIS Login ID", "username"});
  return platform >= 0 ? platform : table.needed_column({"id", "identifier"});
}

std::vector<Enrolled> read_roster(const std::filesystem::path& file) {
  const CsvTable table = read_csv(file);
  const RosterColumns columns(table);
  std::map<std::string, int> lines;  // by safe id
  std::vector<Enrolled> roster;
  roster.reserve(table.records.size());
  for (const CsvRecord& record : table.records) {
    Enrolled one;
    one.id = table.field(record, columns.id);
    one.name = table.field(record, columns.name);
    if (one.name.empty()) {
      one.name = fmt::format("{} {}", table.field(record, columns.first),
                             table.field(record, columns.last));
      if (one.name == " ") one.name.clear();
    }
    one.email = table.field(record, columns.email);
    one.section = table.field(record, columns.section);
    one.canvas_id = table.field(record, columns.canvas);
    if (is_nobody(one.id, one.name)) continue;
    if (one.id.empty()) table.refuse(record, "the id is missing. Every student needs one.");
    const auto [other, is_new] = lines.emplace(safe_id(one.id), record.line);
    if (!is_new) {
      table.refuse(record, fmt::format("the id {} is that of line {}, too. Give each student one "
                                       "of their own.",
                                       shown_name(one.id), other->second));
    }
    roster.push_back(std::move(one));
  }
  return roster;
}

}  // namespace convlings
