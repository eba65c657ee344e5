#include "build/explain_build.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "build/complaints.hpp"
#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr const char* foreign =
    "error: what the compiler complains about is not in your file, and is not shown. Include "
    "nothing but the course's headers and the standard library's.";

FileNames names_of(const Source& source) {
  return {source.path.string(), source.shown, source.lesson_folder.string()};
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  const fs::path inside = file.lexically_normal().lexically_relative(folder.lexically_normal());
  return !inside.empty() && *inside.begin() != "..";
}

/// Without messages that quote files which are none of ours.
std::vector<Diagnostic> quotable(std::vector<Diagnostic> diagnostics, const BuildLog& log,
                                 const Source& source) {
  if (log.quotable.empty()) return diagnostics;
  std::erase_if(diagnostics, [&](const Diagnostic& message) {
    return message.file != source.path &&
           std::none_of(log.quotable.begin(), log.quotable.end(),
                        [&](const fs::path& folder) { return lies_in(message.file, folder); });
  });
  return diagnostics;
}

}  // namespace

void explain_build(Build& build, const BuildLog& log, const Source& source, double seconds) {
  const FileNames names = names_of(source);
  const auto diagnostics = quotable(parse_diagnostics(log.compiler, names.source), log, source);
  if (build.verdict == Verdict::passed && diagnostics.empty()) return;
  const Surroundings around{source.text, log.header, source.topic + ".hpp"};
  build.warnings = own_warnings(diagnostics, names, around);
  if (build.verdict == Verdict::passed) return;
  build.errors = compile_errors(diagnostics, names, around);
  for (auto& complaint : link_complaints(parse_link_errors(log.linker), names, around)) {
    build.errors.push_back(std::move(complaint));
  }
  const std::string file = fs::path(source.shown).filename().string();
  if (build.verdict == Verdict::compile_limit) {
    build.problem = fmt::format(
        "{} took the compiler more than {} seconds or 3 GB. Something in it makes the compiler "
        "work without end: a template or constexpr that calls itself, a giant array.",
        file, seconds);
  } else {
    build.problem = log.linker.empty() ? file + " does not compile." : file + " does not link.";
    if (build.errors.empty()) {
      const std::string& said = log.linker.empty() ? log.compiler : log.linker;
      const std::string text = log.quotable.empty() ? printable(said.substr(0, 600)) : foreign;
      build.errors.push_back({source.shown, text, "", ""});
    }
  }
}

}  // namespace convlings
