#include "grading/manual_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue/errors.hpp"
#include "catalogue/trimmed.hpp"
#include "datasets/sha256.hpp"
#include "grading/manual_quote.hpp"

namespace convlings {
namespace {

constexpr std::string_view changed_line =
    "**The answer has changed since it was marked. Look again, then delete this line.**";
constexpr std::string_view absent_line =
    "**Not in the class at present: the marks are kept, and do not count.**";

std::string title_of(std::string_view lesson, std::string_view question) {
  return fmt::format("# {}: {} (", lesson, question);
}

/// Tells whether somebody edited a quotation, whose text we would overwrite.
std::string fingerprint_line(const std::string& quoted) {
  return fmt::format("<!-- answer {} -->", sha256(quoted).substr(0, 12));
}

bool begins(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Line after line of a page, strictly.
class PageReader {
 public:
  PageReader(std::string_view text, std::string_view shown) : rest_(text), shown_(shown) {
    if (begins(rest_, "\xEF\xBB\xBF")) rest_.remove_prefix(3);  // what some editors put in front
    next();
  }

  PageToMark read(std::string_view lesson, std::string_view question) {
    PageToMark page;
    page.lesson = lesson;
    page.question = question;
    const std::string title = title_of(lesson, question);
    if (!begins(line_, title)) {
      refuse(fmt::format("the page must begin with \"{}…\". Received \"{}\".", title, line_));
    }
    next();
    read_introduction();
    page.notes = typed_until_heading();
    std::set<std::string> ids;
    while (!ended_) {
      const int line = number_;
      page.answers.push_back(read_answer());
      const std::string& id = page.answers.back().id;
      if (!ids.insert(id).second) refuse_at(line, fmt::format("{} has a second part here.", id));
    }
    return page;
  }

 private:
  [[noreturn]] void refuse_at(int line, std::string_view rule) const {
    throw InputError(fmt::format(
        "{}:{}: {} Nothing was changed: mend the line, or move the page away after a look at its "
        "marks, and it is made anew.",
        shown_, line, rule));
  }
  [[noreturn]] void refuse(std::string_view rule) const { refuse_at(number_, rule); }

  void next() {
    ++number_;
    ended_ = rest_.empty();
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    typed_ = rest_.substr(0, end);
    if (!typed_.empty() && typed_.back() == '\r') typed_.remove_suffix(1);
    line_ = trimmed(typed_);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  void skip_blank() {
    while (!ended_ && line_.empty()) next();
  }

  void read_introduction() {
    for (; !ended_ && line_ != "Notes:"; next()) {
      if (line_.empty() || line_.front() == '>') continue;
      refuse(fmt::format(R"("{}" would be lost here. Write below "Notes:".)", line_));
    }
    if (ended_) refuse("the line \"Notes:\" is missing.");
    next();
  }

  /// As it was typed, without blank lines at either end.
  std::string typed_until_heading() {
    std::string text;
    std::size_t end = 0;
    for (; !ended_ && !begins(line_, "## "); next()) {
      if (text.empty() && line_.empty()) continue;
      text += std::string(typed_) + "\n";
      if (!line_.empty()) end = text.size() - 1;
    }
    text.resize(end);
    return text;
  }

  AnswerToMark read_answer() {
    AnswerToMark answer;
    answer.id = line_.substr(3);
    const bool an_id = answer.id.find_first_of(" \t") == std::string::npos;
    if (!an_id)
      refuse(fmt::format("\"{}\" is no heading of ours. Do not begin a line with ##.", line_));
    next();
    read_quotation(answer);
    read_notices(answer);
    read_marks(answer);
    skip_blank();
    read_remark(answer);
    return answer;
  }

  void read_quotation(AnswerToMark& answer) {
    skip_blank();
    const std::string fingerprint = line_;
    const int line = number_;
    if (!begins(fingerprint, "<!-- answer ")) {
      refuse(fmt::format("the line \"<!-- answer … -->\" of {} is missing.", answer.id));
    }
    next();
    skip_blank();
    for (; !ended_ && begins(line_, ">"); next()) answer.quoted += line_ + "\n";
    if (fingerprint_line(answer.quoted) != fingerprint) {
      refuse_at(line, fmt::format("the answer of {} was edited, and what was written into it would "
                                  "be lost. Undo that, and write after \"Remark:\".",
                                  answer.id));
    }
  }

  void read_notices(AnswerToMark& answer) {
    for (skip_blank(); !ended_; skip_blank()) {
      if (line_ == changed_line) {
        answer.changed = true;
      } else if (line_ == absent_line) {
        answer.absent = true;
      } else {
        return;
      }
      next();
    }
  }

  void read_marks(AnswerToMark& answer) {
    const std::size_t colon = line_.find("):");
    if (ended_ || !begins(line_, "Marks (0 to ") || colon == std::string::npos) {
      refuse(fmt::format("the line \"Marks (0 to …):\" of {} must stand here. Received \"{}\".",
                         answer.id, line_));
    }
    answer.marks_line = number_;
    answer.marks = trimmed(std::string_view(line_).substr(colon + 2));
    next();
  }

  void read_remark(AnswerToMark& answer) {
    if (ended_ || begins(line_, "## ")) return;
    if (!begins(line_, "Remark:")) {
      refuse(fmt::format(R"("{}" would be lost here. Write after "Remark:" of {}.)", line_,
                         answer.id));
    }
    const std::string first = line_.substr(std::string_view("Remark:").size());
    next();
    const int below = number_;
    const std::string more = typed_until_heading();
    answer.remark = trimmed(first);
    if (!more.empty()) answer.remark += "\n" + more;
    if (begins(more, "Marks (0 to ") || more.find("\nMarks (0 to ") != std::string::npos) {
      refuse_at(below, fmt::format("{} has a second line \"Marks (0 to …):\" below.", answer.id));
    }
  }

  std::string_view rest_;
  std::string_view shown_;
  std::string_view typed_;  ///< the line as it is
  std::string line_;        ///< the line without blanks around it
  int number_ = 0;
  bool ended_ = false;
};

}  // namespace

std::string page_text(const PageToMark& page) {
  std::string text = fmt::format("{}{} mark{})\n\n", title_of(page.lesson, page.question),
                                 page.most, page.most == 1 ? "" : "s");
  text += quotation({page.text});
  text += fmt::format(R"(
> Type a number after "Marks (0 to {}):" (2, 2.5 and 2,5 are all fine) and, if you like, words for
> the student after "Remark:". Notes for yourself go below "Notes:". All that is kept when the page
> is written anew; nothing typed is 0 where there is no answer.

Notes:
)",
                      page.most);
  if (!page.notes.empty()) text += "\n" + page.notes + "\n";
  for (const AnswerToMark& answer : page.answers) {
    text += fmt::format("\n## {}\n\n{}\n{}\n", answer.id, fingerprint_line(answer.quoted),
                        answer.quoted);
    if (answer.changed) text += fmt::format("{}\n\n", changed_line);
    if (answer.absent) text += fmt::format("{}\n\n", absent_line);
    text +=
        fmt::format("Marks (0 to {}): {}\nRemark: {}\n", page.most, answer.marks, answer.remark);
  }
  return text;
}

PageToMark parse_page(std::string_view text, std::string_view shown, std::string_view lesson,
                      std::string_view question) {
  return PageReader(text, shown).read(lesson, question);
}

}  // namespace convlings
