#include "report/complaint_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/terminal.hpp"

namespace convlings {
namespace {

constexpr std::size_t few = 4;

std::string one_line(const Complaint& complaint, const Style& style) {
  const std::string place = complaint.place.substr(complaint.place.rfind('/') + 1);
  const std::string line = fmt::format("{}: {}", place, complaint.text);
  return paragraph(style, line, 2);
}

}  // namespace

std::string complaint_text(const Complaint& complaint, const Style& style) {
  std::string text = painted(style, Paint::bold, complaint.place) + "\n";
  text += paragraph(style, complaint.text, 2);
  if (complaint.code.empty()) return text;
  // Long lines are shown around what the marker points at.
  const auto room = static_cast<std::size_t>(style.width - 4);
  const std::size_t caret = std::min(complaint.marker.find_first_of("^~"), complaint.code.size());
  const bool cut = complaint.code.size() > room && caret > room / 2;
  const std::size_t from = cut ? caret - room / 2 : 0;
  text += "\n    " + complaint.code.substr(from, room) + "\n";
  if (complaint.marker.size() > from) {
    text += "    " + painted(style, Paint::red, complaint.marker.substr(from, room)) + "\n";
  }
  return text;
}

std::string errors_text(const std::vector<Complaint>& errors, const Style& style, bool all) {
  if (errors.empty()) return "";
  std::string text = complaint_text(errors.front(), style);
  const std::size_t others = errors.size() - 1;
  if (others == 0) return text;
  text += fmt::format("\n{} more error{}, perhaps because of the first:\n", others,
                      others == 1 ? "" : "s");
  for (std::size_t i = 1; i < errors.size() && (all || i <= few); ++i) {
    text += one_line(errors[i], style);
  }
  if (!all && others > few) text += fmt::format("  and {} more (--all shows them)\n", others - few);
  return text;
}

}  // namespace convlings
