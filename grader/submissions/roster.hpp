// Who is in the class: a CSV file with a header line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace convlings {

/// One line of the roster. `id` is what submissions are named after: folder "<id>", "<id>.zip", or
/// a name that begins with it ("<id>_late_12345.zip", as learning platforms write them).
struct Enrolled {
  std::string id;
  std::string name;
  std::string email;
  std::string section;
  std::string canvas_id;  ///< Canvas's own "ID" column, kept for its import
};

/// Columns by their header, in any order: id (or "SIS User ID", "student_id"), name (or "Student",
/// "first_name" + "last_name"), email, section, ID. Others are ignored. Throws InputError with the
/// line for a file without an id column, an empty id, or an id twice.
std::vector<Enrolled> read_roster(const std::filesystem::path& file);

}  // namespace convlings
