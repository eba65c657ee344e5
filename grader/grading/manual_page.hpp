// A page to mark, as data and as Markdown: one written question with everybody's answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// One student's part of the page.
struct AnswerToMark {
  std::string id;
  std::string quoted;    ///< lines that begin with ">", see quotation()
  std::string marks;     ///< as typed; empty: not marked yet
  int marks_line = 0;    ///< where that stands in the file
  std::string remark;    ///< as typed, perhaps several lines
  bool changed = false;  ///< the answer, since it was marked
  bool absent = false;   ///< no longer in the class

  bool typed() const { return !marks.empty() || !remark.empty(); }
};

struct PageToMark {
  std::string lesson;    ///< "01-convolution"
  std::string question;  ///< its name
  std::string text;      ///< the question itself
  int most = 0;          ///< marks that can be had
  std::string notes;     ///< the marker's own, as typed
  std::vector<AnswerToMark> answers;
};

/// The whole page.
std::string page_text(const PageToMark& page);

/// Reads what `page_text` wrote and a person typed into. Throws InputError "<shown>:<line>: …" for
/// a page of another lesson or question, and for everything else that would be lost or mistaken
/// were the page written anew: text in places where none is expected, an edited quotation, a line
/// that is missing or comes twice.
PageToMark parse_page(std::string_view text, std::string_view shown, std::string_view lesson,
                      std::string_view question);

}  // namespace convlings
