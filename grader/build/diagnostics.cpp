#include "build/diagnostics.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

using Severity = Diagnostic::Severity;

/// "file:12:5: rest", or "file:12: rest" with column 0.
struct Place {
  std::string_view file;
  int line = 0;
  int column = 0;
  std::string_view rest;
};

/// Takes "12:" off the front of `text`; nothing when it does not start so.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || length == text.size() || text[length] != ':') return std::nullopt;
  text.remove_prefix(length + 1);
  return number;
}

std::optional<Place> parse_place(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    std::string_view after = line.substr(colon + 1);
    const std::optional<int> number = take_number(after);
    if (!number || colon == 0) continue;
    const int column = take_number(after).value_or(0);
    return Place{line.substr(0, colon), *number, column, after};
  }
  return std::nullopt;
}

std::optional<Severity> take_severity(std::string_view& text) {
  constexpr std::array<std::pair<std::string_view, Severity>, 4> names{
      {{" fatal error: ", Severity::error},
       {" error: ", Severity::error},
       {" warning: ", Severity::warning},
       {" note: ", Severity::note}}};
  for (const auto& [name, severity] : names) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    return severity;
  }
  return std::nullopt;
}

bool is_marker(std::string_view text) {
  return text.find('^') != std::string_view::npos &&
         text.find_first_not_of(" ^~") == std::string_view::npos;
}

/// Takes the lines under a message: g++ writes "   12 | code", clang plain code. Code is what has
/// a marker under it; `before` is the line that came before.
void attach_code(Diagnostic& diagnostic, std::string_view line, std::string_view before) {
  const std::size_t bar = line.find(" | ");
  const bool numbered =
      bar != std::string_view::npos && line.find_first_not_of(" 0123456789") >= bar;
  if (numbered) line.remove_prefix(bar + 3);
  if (!diagnostic.marker.empty() || !is_marker(line)) return;
  if (numbered) before.remove_prefix(std::min(bar + 3, before.size()));
  diagnostic.code = printable(before);
  diagnostic.marker = line;
}

void move_to(Diagnostic& diagnostic, const Place& place) {
  diagnostic.file = place.file;
  diagnostic.line = place.line;
  diagnostic.column = place.column;
  diagnostic.code.clear();
  diagnostic.marker.clear();
}

}  // namespace

std::vector<Diagnostic> parse_diagnostics(std::string_view output, std::string_view own_file) {
  std::vector<Diagnostic> found;
  std::optional<Place> required_from;  // g++ names the place in our file before the error
  std::size_t moved_error = 0;         // 1 + index of an error whose code comes with a note
  std::string_view line;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\n'), output.size());
    const std::string_view before = std::exchange(line, output.substr(0, end));
    output.remove_prefix(std::min(end + 1, output.size()));

    std::optional<Place> place = parse_place(line);
    if (place && place->rest.find("required from") != std::string_view::npos) {
      if (place->file == own_file) required_from = place;
      continue;
    }
    const std::optional<Severity> severity =
        place ? take_severity(place->rest) : std::optional<Severity>();
    if (!severity) {
      if (moved_error > 0) attach_code(found[moved_error - 1], line, before);
      if (moved_error == 0 && !found.empty()) attach_code(found.back(), line, before);
      continue;
    }
    moved_error = 0;
    const bool instantiation = *severity == Severity::note &&
                               place->rest.starts_with("in instantiation of") && !found.empty();
    if (instantiation) {  // clang names the place in our file after the error
      std::size_t error = found.size();
      while (error > 0 && found[error - 1].severity == Severity::note) --error;
      if (error > 0 && place->file == own_file && found[error - 1].file != own_file) {
        move_to(found[error - 1], *place);
        moved_error = error;
      }
      continue;
    }
    Diagnostic diagnostic;
    diagnostic.severity = *severity;
    diagnostic.text = printable(place->rest);
    move_to(diagnostic, *place);
    found.push_back(std::move(diagnostic));
    const bool foreign = *severity != Severity::note && place->file != own_file;
    if (foreign && required_from) move_to(found.back(), *required_from);
    if (*severity != Severity::note) required_from.reset();
  }
  return found;
}

}  // namespace convlings
