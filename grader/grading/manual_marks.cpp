#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "catalogue/catalogue.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/utf8.hpp"
#include "grading/manual_answers.hpp"
#include "grading/manual_page.hpp"
#include "grading/manual_quote.hpp"
#include "grading/marks.hpp"
#include "submissions/roster.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_page_bytes = std::uintmax_t{256} << 20U;  // a class, not a person

/// A question of the class with its page.
struct QuestionPage {
  std::size_t lesson = 0;  ///< position in the class
  std::size_t question = 0;
  const Lesson* asked_in = nullptr;
  const Written* asked = nullptr;
  fs::path file;
};

std::vector<QuestionPage> pages_of(const fs::path& folder, const GradedClass& graded) {
  std::vector<QuestionPage> pages;
  for (std::size_t i = 0; i < graded.lessons.size(); ++i) {
    const Lesson& lesson = graded.lessons[i];
    for (std::size_t q = 0; q < lesson.written.size(); ++q) {
      const Written& question = lesson.written[q];
      const fs::path file = folder / fmt::format("{}-{}.md", lesson.number, question.name);
      pages.push_back({i, q, &lesson, &question, file});
    }
  }
  return pages;
}

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(file, ignored));
}

/// The page as it lies there; one without answers when there is none.
PageToMark page_on_disk(const QuestionPage& page) {
  if (!is_there(page.file)) return {};
  const std::string shown = page.file.string();
  return parse_page(read_text_file(page.file, shown, "", max_page_bytes), shown, page.asked_in->id,
                    page.asked->name);
}

/// Takes over what was typed, of students who are not here at present, too.
void keep_what_was_typed(PageToMark& page, const PageToMark& before) {
  page.notes = before.notes;
  for (const AnswerToMark& old : before.answers) {
    const auto same = std::find_if(page.answers.begin(), page.answers.end(),
                                   [&](const AnswerToMark& answer) { return answer.id == old.id; });
    if (same != page.answers.end()) {
      same->marks = old.marks;
      same->remark = old.remark;
      same->changed = old.typed() && (old.changed || old.quoted != same->quoted);
    } else if (old.typed()) {
      page.answers.push_back(old);
      page.answers.back().absent = true;
    }
  }
  std::sort(page.answers.begin(), page.answers.end(),
            [](const AnswerToMark& a, const AnswerToMark& b) { return a.id < b.id; });
}

PageToMark page_with_answers(const QuestionPage& page, const GradedClass& graded) {
  PageToMark made;
  made.lesson = page.asked_in->id;
  made.question = page.asked->name;
  made.text = page.asked->question;
  made.most = page.asked->marks;
  made.answers.reserve(graded.students.size());
  for (const GradedStudent& student : graded.students) {
    const auto answers = written_answers(*page.asked_in, student.lessons.at(page.lesson));
    AnswerToMark answer;
    answer.id = student.submission.id;
    answer.quoted = quotation(answers[page.question]);
    made.answers.push_back(std::move(answer));
  }
  return made;
}

/// "2", "2.5", "2,5", "½", "2½" between 0 and `most`. Throws InputError, "must be …", otherwise.
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

bool in_class(const GradedClass& graded, const std::string& id) {
  return std::any_of(graded.students.begin(), graded.students.end(),
                     [&](const GradedStudent& student) { return student.submission.id == id; });
}

void add_marks_of_page(const QuestionPage& page, const GradedClass& graded, ManualMarks& marks) {
  for (const AnswerToMark& answer : page_on_disk(page).answers) {
    if (answer.marks.empty()) continue;
    try {
      const double number = marks_typed(answer.marks, page.asked->marks);
      if (!in_class(graded, answer.id)) continue;  // kept for the day that the student is back
      marks[{answer.id, page.asked_in->id}][page.asked->name] = {number,
                                                                 on_one_line(answer.remark)};
    } catch (const InputError& wrong) {
      throw InputError(fmt::format("{}:{}: the marks of {} {}", page.file.string(),
                                   answer.marks_line, answer.id, wrong.what()));
    }
  }
}

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

void write_pages_to_mark(const fs::path& folder, const GradedClass& graded) {
  const std::vector<QuestionPage> pages = pages_of(folder, graded);
  std::vector<std::string> texts;
  texts.reserve(pages.size());
  for (const QuestionPage& page : pages) {  // all are read before the first is written
    PageToMark made = page_with_answers(page, graded);
    keep_what_was_typed(made, page_on_disk(page));
    texts.push_back(page_text(made));
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const fs::path& file = pages[i].file;
    const bool same =
        is_there(file) && read_text_file(file, file.string(), "", max_page_bytes) == texts[i];
    if (!same) write_text_file(file, texts[i]);  // somebody may have it open
  }
}

ManualMarks read_manual_marks(const fs::path& folder, const fs::path& csv,
                              const GradedClass& graded, const WholeClass& whole) {
  ManualMarks marks;
  for (const QuestionPage& page : pages_of(folder, graded)) {
    add_marks_of_page(page, graded, marks);
  }
  if (!csv.empty()) MarksTable(csv, whole).add_to(marks);
  return marks;
}

}  // namespace convlings
