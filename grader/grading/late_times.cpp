#include <fmt/format.h>

#include <set>

#include "catalogue/catalogue.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/errors.hpp"
#include "grading/late.hpp"
#include "grading/marks.hpp"
#include "submissions/roster.hpp"

namespace convlings {
namespace {

/// What `get` returns; its complaint with file and line and `what` it is about.
template <typename Get>
auto placed(const CsvTable& table, const CsvRecord& record, const char* what, const Get& get) {
  try {
    return get();
  } catch (const InputError& wrong) {
    table.refuse(record, std::string(what) + wrong.what());
  }
}

}  // namespace

HandInTimes read_times(const std::filesystem::path& file, const std::vector<Lesson>& lessons) {
  const CsvTable table = read_csv(file);
  const int id_at = id_column(table);
  const int lesson_column = table.column({"lesson"});
  const int time_column = table.needed_column({"time", "submitted_at", "Submission Time"});
  HandInTimes times;
  for (const CsvRecord& record : table.records) {
    const std::string given_id = table.field(record, id_at);
    const std::string name = table.field(record, lesson_column);
    const std::string time = table.field(record, time_column);
    if (given_id.empty()) table.refuse(record, "the id is missing.");
    const std::string id = safe_id(given_id);
    const std::string lesson = placed(table, record, "", [&] {
      return name.empty() ? std::string() : find_lesson(lessons, name).id;
    });
    if (time.empty()) continue;  // learning platforms list those who handed in nothing, too
    const auto moment =
        placed(table, record, "the time ", [&] { return read_time(time, Moment::first); });
    if (!times.emplace(std::pair(id, lesson), moment).second) {
      table.refuse(record, fmt::format("a second time for {}{}{}. Keep the line that counts.", id,
                                       lesson.empty() ? "" : " and ", lesson));
    }
  }
  return times;
}

std::vector<std::string> ids_of_nobody(const HandInTimes& times,
                                       const std::vector<std::string>& known) {
  std::set<std::string> ids;
  for (const auto& [who, time] : times) ids.insert(who.first);
  for (const std::string& id : known) ids.erase(id);
  return {ids.begin(), ids.end()};
}

}  // namespace convlings
