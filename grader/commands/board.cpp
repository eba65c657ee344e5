#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/board_text.hpp"

namespace convlings {

int show_board(const Context& context) {
  const Course& course = context.course;
  const std::vector<Lesson> lessons = context.lessons();
  const auto count = static_cast<int>(lessons.size());
  std::vector<BoardRow> rows(lessons.size());
  std::vector<Marked> marked;
  {
    const Busy busy(context, "Checking what changed");
    marked = mark_many(count, [&](int i) {
      const Lesson& lesson = lessons[static_cast<std::size_t>(i)];
      BoardRow& row = rows[static_cast<std::size_t>(i)];
      const Source source = student_source(course, lesson);
      row.touched = !is_untouched(course, lesson, source);
      if (!row.touched) return own_untouched(course, lesson, source);
      return mark_own(course, lesson, MarkOptions().seed, false);
    });
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].lesson = lessons[i];
    rows[i].result = std::move(marked[i].result);
    rows[i].fault = marked[i].fault;
    if (!rows[i].result) rows[i].touched = true;
  }
  say(context, board_text(rows, program_version, context.style()));
  return 0;
}

}  // namespace convlings
