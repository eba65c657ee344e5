#include "report/diagnosis_text.hpp"

#include <fmt/format.h>

#include "report/terminal.hpp"

namespace convlings {
namespace {

std::string opening(Diagnosis::Kind kind) {
  switch (kind) {
    case Diagnosis::Kind::either:
      return "One of these two would explain all your answers:";
    case Diagnosis::Kind::both:
      return "Two mistakes together would explain all your answers:";
    default:
      return "What probably happened:";
  }
}

/// Of another function of the lesson, which this one calls.
std::string borrowed(const Suspect& suspect, const std::string& exercise) {
  const std::string owner = suspect.id.substr(0, suspect.id.find('.'));
  return owner == exercise ? "" : fmt::format("(in {}, which this function calls) ", owner);
}

}  // namespace

std::string diagnosis_text(const Diagnosis& diagnosis, const Lesson& lesson, const Style& style) {
  std::string text = "  " + painted(style, Paint::bold, opening(diagnosis.kind)) + "\n";
  int number = 0;
  std::string read;
  for (const Suspect& suspect : diagnosis.suspects) {
    const std::string label = diagnosis.suspects.size() > 1 ? fmt::format("{}. ", ++number) : "";
    text += paragraph(style, label + borrowed(suspect, diagnosis.exercise) + suspect.sentence, 4);
    const std::string place = fmt::format("\"{}\"", suspect.see);
    if (read.find(place) == std::string::npos) read += (read.empty() ? "" : " and ") + place;
  }
  return text + paragraph(style,
                          fmt::format("Read again: {} in lessons/{}/README.md", read, lesson.id),
                          4);
}

}  // namespace convlings
