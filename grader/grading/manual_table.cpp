#include "grading/manual_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/utf8.hpp"
#include "submissions/roster.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// One record of the CSV after another.
class MarksTable {
 public:
  MarksTable(const fs::path& file, const WholeClass& whole)
      : table_(read_csv(file)), whole_(whole), ids_(whole.ids.begin(), whole.ids.end()) {}

  void add_to(ManualMarks& marks) const {
    const int id_at = id_column(table_);
    const int lesson_column = table_.needed_column({"lesson"});
    const int question_column = table_.column({"question"});
    const int marks_column = table_.needed_column({"marks", "points"});
    const int remark_column = table_.column({"remark", "comment"});
    ManualMarks seen;
    for (const CsvRecord& record : table_.records) {
      const std::string given_id = table_.field(record, id_at);
      const std::string id = safe_id(given_id);
      if (ids_.count(id) == 0) refuse_id(record, printable(given_id));
      const Lesson& lesson = lesson_of(record, table_.field(record, lesson_column));
      const Written& question = question_of(record, lesson, table_.field(record, question_column));
      const std::string typed = table_.field(record, marks_column);
      const std::string remark = table_.field(record, remark_column);
      if (!seen[{id, lesson.id}].emplace(question.name, ManualMark{}).second) {
        table_.refuse(record, fmt::format("a second line for {}, lesson {}, {}. Keep the one that "
                                          "counts.",
                                          id, lesson.id, question.name));
      }
      if (typed.empty() && !remark.empty()) {
        table_.refuse(record, "a remark needs marks beside it. For none, write 0.");
      }
      if (!typed.empty()) {
        marks[{id, lesson.id}][question.name] = {marks_of(record, typed, question),
                                                 on_one_line(remark)};
      }
    }
  }

 private:
  [[noreturn]] void refuse_id(const CsvRecord& record, const std::string& id) const {
    table_.refuse(record, fmt::format("nobody in the class has the id \"{}\".{}", id,
                                      did_you_mean(id, whole_.ids)));
  }

  const Lesson& lesson_of(const CsvRecord& record, const std::string& name) const {
    try {
      return find_lesson(whole_.lessons, name);
    } catch (const InputError& unknown) {
      table_.refuse(record, unknown.what());
    }
  }

  const Written& question_of(const CsvRecord& record, const Lesson& lesson,
                             const std::string& name) const {
    if (name.empty() && lesson.written.size() == 1) return lesson.written.front();
    std::vector<std::string> names;
    names.reserve(lesson.written.size());
    for (const Written& question : lesson.written) {
      if (question.name == name) return question;
      names.push_back(question.name);
    }
    table_.refuse(record, fmt::format("lesson {} has no written question \"{}\".{}", lesson.id,
                                      name, did_you_mean(name, names)));
  }

  double marks_of(const CsvRecord& record, const std::string& typed,
                  const Written& question) const {
    try {
      return marks_typed(typed, question.marks);
    } catch (const InputError& wrong) {
      table_.refuse(record, fmt::format("the marks for {} {}", question.name, wrong.what()));
    }
  }

  CsvTable table_;
  const WholeClass& whole_;
  const std::set<std::string> ids_;
};

}  // namespace

double marks_typed(std::string_view typed, int most) {
  constexpr std::string_view half = "½";
  std::string number(typed);
  const bool and_a_half = number.size() >= half.size() &&
                          number.compare(number.size() - half.size(), half.size(), half) == 0;
  if (and_a_half) number.replace(number.size() - half.size(), half.size(), ".5");
  std::replace(number.begin(), number.end(), ',', '.');
  const bool digits = number.find_first_not_of("0123456789.") == std::string::npos &&
                      number.find_first_of("0123456789") != std::string::npos &&
                      std::count(number.begin(), number.end(), '.') <= 1 && number.size() <= 12;
  const double marks = digits ? std::strtod(number.c_str(), nullptr) : -1;
  if (marks < 0 || marks > most) {
    throw InputError(fmt::format(
        "must be a number from 0 to {}, such as 1 or 0.5. Received \"{}\".", most, typed));
  }
  return marks;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

void add_marks_of_table(const fs::path& csv, const WholeClass& whole, ManualMarks& marks) {
  MarksTable(csv, whole).add_to(marks);
}

}  // namespace convlings
