#include "build/complaints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <utility>

#include "build/short_text.hpp"
#include "catalogue/source_lines.hpp"
#include "catalogue/utf8.hpp"

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

/// What the compiler adds to the message at `index`.
std::span<const Diagnostic> notes_of(const std::vector<Diagnostic>& diagnostics,
                                     std::size_t index) {
  std::size_t end = index + 1;
  while (end < diagnostics.size() && diagnostics[end].severity == Severity::note) ++end;
  return std::span(diagnostics).subspan(index + 1, end - index - 1);
}

/// Compilers show a line of code once; a second message about it is to have it, too.
Diagnostic with_code(Diagnostic message, const FileNames& names, const Surroundings& around) {
  if (!message.code.empty() || owner_of(message, names) != Owner::student) return message;
  message.code = printable(line_of(around.source, message.line));
  const std::size_t column = static_cast<std::size_t>(std::max(message.column, 1)) - 1;
  if (message.column > 0 && column <= message.code.size()) {
    message.marker = std::string(column, ' ') + "^";
  }
  return message;
}

/// Shows the end of the line that the words are about.
void move_to_mended_line(Complaint& complaint, const FileNames& names, const Surroundings& around) {
  if (!complaint.words || complaint.words->line == 0) return;
  const std::string_view line = line_of(around.source, complaint.words->line);
  complaint.place = fmt::format("{}:{}", names.shown, complaint.words->line);
  complaint.code = printable(line);
  const std::string code = printable(line.substr(0, line.find("//")));
  complaint.marker = std::string(code.find_last_not_of(' ') + 1, ' ') + "^";
}

Complaint complaint_from(const std::vector<Diagnostic>& diagnostics, std::size_t index,
                         const FileNames& names, const Surroundings& around) {
  const Diagnostic message = with_code(diagnostics[index], names, around);
  const std::string text = short_text(without_paths(message.text, names));
  std::optional<PlainWords> words;
  if (owner_of(message, names) == Owner::student) {
    words = plain_words({message, text, notes_of(diagnostics, index), diagnostics, around});
  }
  // The compiler's own guess would only compete with the note.
  const std::size_t guess = words ? text.find("; did you mean") : std::string::npos;
  const char* kind = message.severity == Severity::warning ? "warning" : "error";
  Complaint complaint{place_of(message, names), fmt::format("{}: {}", kind, text.substr(0, guess)),
                      message.code, message.marker, std::move(words)};
  move_to_mended_line(complaint, names, around);
  return complaint;
}

void add_once(std::vector<Complaint>& complaints, Complaint complaint) {
  const bool said = std::any_of(complaints.begin(), complaints.end(), [&](const auto& other) {
    return other.place == complaint.place && other.text == complaint.text;
  });
  if (!said) complaints.push_back(std::move(complaint));
}

bool missing_return(const Diagnostic& diagnostic) {
  return diagnostic.text.find("return-type]") != std::string::npos;
}

/// A function of the header that the file does not define so.
Complaint undefined_here(const std::string& symbol, const FileNames& names,
                         const Surroundings& around) {
  const std::string function = function_name(symbol);
  const int line = definition_line(around.source, function);
  const std::string declaration = declaration_of(function, around);
  Complaint complaint{names.shown, "", short_text(symbol), ""};
  complaint.text = fmt::format(
      "function {} is declared in {} but your file does not define it with these parameters:",
      function, around.header_name);
  if (line == 0) {
    complaint.words = {
        "function_left_out",
        fmt::format("Your file has no function {}. Every function of the lesson must stand in it, "
                    "even before you have written its lines.",
                    function),
        fmt::format("Write it again:\n{} {{ throw cnn::NotWritten(__func__); }}", declaration)};
    return complaint;
  }
  complaint.place = fmt::format("{}:{}", names.shown, line);
  complaint.words = {
      "parameters_changed",
      fmt::format("Your {} is not the one of the lesson's header. Usually a parameter "
                  "has another type, which makes it another function.",
                  function),
      fmt::format("Its first line must be:\n{}", declaration)};
  return complaint;
}

Complaint unknown_function(const std::string& symbol, const FileNames& names) {
  const std::string function = function_name(symbol);
  Complaint complaint{names.shown, "", short_text(symbol), ""};
  complaint.text = fmt::format(
      "your file calls {}, which nobody defines. A lesson is linked with the course's basic "
      "library only:",
      function);
  complaint.words = {
      "function_nowhere",
      fmt::format("{} is declared somewhere, but its lines are nowhere to be found: perhaps it is "
                  "a function of your own that you have not written, or one that this lesson is "
                  "to do without.",
                  function),
      "Write it in your file, or call another function."};
  return complaint;
}

}  // namespace

std::vector<Complaint> compile_errors(const std::vector<Diagnostic>& diagnostics,
                                      const FileNames& names, const Surroundings& around) {
  std::vector<Complaint> complaints;
  std::vector<int> lines;  // of the student's errors so far
  for (const Owner owner : {Owner::student, Owner::lesson, Owner::others}) {
    for (const bool last : {false, true}) {
      for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        const Diagnostic& message = diagnostics[i];
        if (message.severity != Severity::error || owner_of(message, names) != owner) continue;
        if (missing_return(message) != last) continue;
        Complaint complaint = complaint_from(diagnostics, i, names, around);
        const bool told = std::any_of(lines.begin(), lines.end(), [&](int line) {
          return same_function(around.source, line, message.line);
        });
        if (told) complaint.words.reset();
        if (owner == Owner::student) lines.push_back(message.line);
        add_once(complaints, std::move(complaint));
      }
    }
  }
  return complaints;
}

std::vector<Complaint> own_warnings(const std::vector<Diagnostic>& diagnostics,
                                    const FileNames& names, const Surroundings& around) {
  std::vector<Complaint> complaints;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& message = diagnostics[i];
    if (message.severity == Severity::warning && owner_of(message, names) == Owner::student) {
      add_once(complaints, complaint_from(diagnostics, i, names, around));
    }
  }
  return complaints;
}

std::vector<Complaint> link_complaints(const LinkErrors& errors, const FileNames& names,
                                       const Surroundings& around) {
  const fs::path file = fs::path(names.shown).filename();
  std::vector<Complaint> complaints;
  for (const std::string& symbol : errors.undefined) {
    const Surroundings header{"", around.header, around.header_name};
    const bool declared = !declaration_of(function_name(symbol), header).empty();
    complaints.push_back(declared ? undefined_here(symbol, names, around)
                                  : unknown_function(symbol, names));
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
