#include "report/finding_text.hpp"

#include "report/terminal.hpp"

namespace convlings {

std::optional<SanitizerFinding> finding_of(const CheckEvent& check, const LessonResult& result) {
  const auto report = parse_sanitizer_report(check.report);
  if (!report) return std::nullopt;
  return explain(*report, {result.source_path, result.shown, result.source_text});
}

std::string finding_text(const SanitizerFinding& finding, const Style& style) {
  std::string text = paragraph(style, finding.sentence, 2);
  if (!finding.code.empty()) text += "      " + finding.code + "\n";
  return text + paragraph(style, "What to do: " + finding.remedy, 2);
}

std::string nothing_found(const LessonResult& result) {
  if (result.build != Verdict::passed) return "";
  for (const ExerciseResult& exercise : result.exercises) {
    for (const CheckEvent& check : exercise.checks) {
      if (!check.report.empty()) return "";
    }
  }
  return "\nThe sanitizers watched: no call misused memory or numbers.\n";
}

}  // namespace convlings
