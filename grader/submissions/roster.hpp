// Who is in the class: a CSV file with a header line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

struct CsvTable;

/// One line of the roster. `id` is what submissions are named after: folder "<id>", "<id>.zip", or
/// a name that begins with it ("<id>_late_12345.zip", as learning platforms write them).
struct Enrolled {
  std::string id;
  std::string name;
  std::string email;
  std::string section;
  std::string canvas_id;  ///< Canvas's own "ID" column, kept for its import
};

/// Columns by their header, in any order: id (or "SIS User ID", "student_id", "SIS Login ID",
/// "username", Moodle's "Identifier", or "ID" when there is nothing else), name (or "Student",
/// "Full name", "first_name" + "last_name"), email (or "Email address"), section, ID. Others are
/// ignored, so that Canvas's gradebook and Moodle's grading worksheet are rosters, too, with
/// Canvas's lines "Points Possible" and "Student, Test" left out. Throws InputError with the line
/// for a file without an id column, an empty id, or an id twice, also when only `safe_id` makes two
/// the same.
std::vector<Enrolled> read_roster(const std::filesystem::path& file);

/// The column of a table that names students as the roster does, see read_roster. Throws InputError
/// when there is none.
int id_column(const CsvTable& table);

/// How an id is written in marks, reports and names of files: [A-Za-z0-9._-], neither dot nor minus
/// first, at most 100 characters. Other ASCII characters become "_". What is not ASCII does, too,
/// and six characters that tell one such name from another follow: "____-3f09ac".
std::string safe_id(std::string_view id);

}  // namespace convlings
