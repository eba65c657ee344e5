#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "grading/manual_answers.hpp"
#include "grading/manual_page.hpp"
#include "grading/manual_quote.hpp"
#include "grading/manual_table.hpp"
#include "grading/marks.hpp"

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
  if (!csv.empty()) add_marks_of_table(csv, whole, marks);
  return marks;
}

}  // namespace convlings
