#include "build/complaints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace convlings {
namespace {

namespace fs = std::filesystem;
using Severity = Diagnostic::Severity;

enum class Owner { student, lesson, others };

Owner owner_of(const Diagnostic& diagnostic, const FileNames& names) {
  if (diagnostic.file == names.source) return Owner::student;
  const bool inside =
      !names.lesson_folder.empty() && fs::path(diagnostic.file).lexically_normal().parent_path() ==
                                          fs::path(names.lesson_folder).lexically_normal();
  return inside ? Owner::lesson : Owner::others;
}

std::string place_of(const Diagnostic& diagnostic, const FileNames& names) {
  const std::string file = owner_of(diagnostic, names) == Owner::student
                               ? names.shown
                               : fs::path(diagnostic.file).filename().string();
  return fmt::format("{}:{}", file, diagnostic.line);
}

/// The compiler names files by their whole path; the student knows them by a short one.
std::string without_paths(std::string text, const FileNames& names) {
  for (std::size_t at = text.find(names.source); at != std::string::npos && !names.source.empty();
       at = text.find(names.source, at + names.shown.size())) {
    text.replace(at, names.source.size(), names.shown);
  }
  return text;
}

/// Words for what compilers say too tersely for a beginner.
std::string remark(const std::string& text) {
  if (text.find("expected ';'") != std::string::npos ||
      text.find("expected ',' or ';'") != std::string::npos) {
    return " (look at the end of the line before, too)";
  }
  if (text.find("expected '}' at end of input") != std::string::npos || text == "expected '}'") {
    return " (a { above has no })";
  }
  return "";
}

Complaint complaint_from(const Diagnostic& diagnostic, const FileNames& names) {
  const char* kind = diagnostic.severity == Severity::warning ? "warning" : "error";
  const std::string text = without_paths(diagnostic.text, names);
  return {place_of(diagnostic, names), fmt::format("{}: {}{}", kind, text, remark(text)),
          diagnostic.code, diagnostic.marker};
}

bool declares(std::string_view header, const std::string& function) {
  for (std::size_t at = header.find(function + "("); at != std::string_view::npos;
       at = header.find(function + "(", at + 1)) {
    if (at > 0 && header[at - 1] == ' ') return true;
  }
  return false;
}

}  // namespace

std::vector<Complaint> compile_errors(const std::vector<Diagnostic>& diagnostics,
                                      const FileNames& names) {
  std::vector<Complaint> complaints;
  for (const Owner owner : {Owner::student, Owner::lesson, Owner::others}) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity != Severity::error || owner_of(diagnostic, names) != owner) continue;
      const Complaint complaint = complaint_from(diagnostic, names);
      const bool said = std::any_of(complaints.begin(), complaints.end(), [&](const auto& other) {
        return other.place == complaint.place && other.text == complaint.text;
      });
      if (!said) complaints.push_back(complaint);
    }
  }
  return complaints;
}

std::vector<Complaint> own_warnings(const std::vector<Diagnostic>& diagnostics,
                                    const FileNames& names) {
  std::vector<Complaint> complaints;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::warning && owner_of(diagnostic, names) == Owner::student) {
      complaints.push_back(complaint_from(diagnostic, names));
    }
  }
  return complaints;
}

std::vector<Complaint> link_complaints(const LinkErrors& errors, std::string_view header,
                                       const FileNames& names) {
  const fs::path file = fs::path(names.shown).filename();
  const std::string header_name = fs::path(names.shown).stem().string() + ".hpp";
  std::vector<Complaint> complaints;
  for (const std::string& symbol : errors.undefined) {
    const std::string function = function_name(symbol);
    Complaint complaint{names.shown, "", symbol, ""};
    complaint.text =
        declares(header, function)
            ? fmt::format(
                  "function {} is declared in {} but your file does not define it with "
                  "these parameters:",
                  function, header_name)
            : fmt::format(
                  "your file calls {}, which nobody defines. A lesson is linked with the "
                  "course's basic library only:",
                  function);
    complaints.push_back(complaint);
  }
  for (const std::string& symbol : errors.duplicates) {
    const std::string function = function_name(symbol);
    const char* why = function == "main" ? "the grader brings its own main(); take yours out of "
                                         : "the course defines it already; rename yours in ";
    complaints.push_back(
        {names.shown,
         fmt::format("function {} is defined twice: {}{}.", function, why, file.string()), "", ""});
  }
  return complaints;
}

}  // namespace convlings
