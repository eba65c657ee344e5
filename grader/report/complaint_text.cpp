#include "report/complaint_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/terminal.hpp"

namespace convlings {
namespace {

/// The line of code and what marks a place in it. Long lines are shown around that place.
std::string code_lines(const Complaint& complaint, const Style& style) {
  const auto room = static_cast<std::size_t>(style.width - 4);
  const std::size_t caret = std::min(complaint.marker.find_first_of("^~"), complaint.code.size());
  const bool cut = complaint.code.size() > room && caret > room / 2;
  const std::size_t from = cut ? caret - room / 2 : 0;
  std::string text = "\n    " + complaint.code.substr(from, room) + "\n";
  if (complaint.marker.size() > from) {
    text += "    " + painted(style, Paint::red, complaint.marker.substr(from, room)) + "\n";
  }
  return text;
}

}  // namespace

std::string plain_words_text(const Complaint& complaint, const Style& style, int indent) {
  if (!complaint.words) return "";
  return paragraph(style, "In plain words: " + complaint.words->meaning, indent) +
         paragraph(style, "What to do: " + complaint.words->advice, indent);
}

std::string complaint_text(const Complaint& complaint, const Style& style) {
  std::string text = painted(style, Paint::bold, complaint.place) + "\n";
  text += paragraph(style, complaint.text, 2);
  if (!complaint.code.empty()) text += code_lines(complaint, style);
  if (complaint.words) text += "\n" + plain_words_text(complaint, style, 2);
  return text;
}

std::string errors_text(const std::vector<Complaint>& errors, const Style& style, bool all) {
  if (errors.empty()) return "";
  std::string text = complaint_text(errors.front(), style);
  const std::size_t others = errors.size() - 1;
  if (others == 0) return text;
  if (!all) {
    return text + fmt::format("\nand {} more error{}, often caused by the first (--all shows {})\n",
                              others, others == 1 ? "" : "s", others == 1 ? "it" : "them");
  }
  for (std::size_t i = 1; i < errors.size(); ++i) text += "\n" + complaint_text(errors[i], style);
  return text;
}

}  // namespace convlings
