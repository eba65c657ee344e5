#include "watch/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "report/diagnosis_text.hpp"
#include "report/terminal.hpp"
#include "watch/parts.hpp"

namespace convlings {
namespace {

constexpr int least_body = 2;  // lines of the middle part that matter more than the header

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What to read first of a failure that does not fit the screen: both stand at its end.
std::string in_short(const Session& session, const Style& style) {
  const LessonProgress& state = session.lesson();
  if (!state.result || state.result->build != Verdict::passed || !state.fault.empty()) return "";
  const ExerciseResult& exercise =
      state.result->exercises[static_cast<std::size_t>(session.exercise())];
  const auto failed = std::ranges::find_if(exercise.checks, [](const CheckEvent& check) {
    return check.verdict != Verdict::passed && check.verdict != Verdict::not_written;
  });
  if (failed == exercise.checks.end() || !failed->story) return "";
  std::string text = paragraph(style, "In short: " + failed->story->problem, 0);
  if (exercise.diagnosis) text += diagnosis_text(*exercise.diagnosis, state.lesson, style);
  return text + "\n";
}

std::string middle(const Session& session, const Style& style, int room, int& anchor) {
  switch (session.view()) {
    case Session::View::hints:
      return hints_part(session, style);
    case Session::View::list:
      return list_part(session, style, anchor);
    case Session::View::page:
      return painted(style, Paint::bold, session.page_title()) + "\n\n" + session.page_text();
    case Session::View::verdict:
      break;
  }
  std::string text = verdict_part(session, style);
  if (std::count(text.begin(), text.end(), '\n') <= room) return text;
  return in_short(session, style) + text;
}

}  // namespace

std::string cut(const std::string& line, int columns) {
  int used = 0;
  bool coloured = false;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == '\033') {  // a colour takes no room
      const std::size_t end = std::min(line.find('m', i), line.size() - 1);
      coloured = line.compare(i, end - i + 1, "\033[0m") != 0;
      i = end + 1;
      continue;
    }
    if (used == columns) return line.substr(0, i) + (coloured ? "\033[0m" : "");
    ++used;
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) ++i;
  }
  return line;
}

Screenful frame_of(const Session& session, const Style& style, const ScreenSize& size) {
  std::vector<std::string> top = lines_of(header_text(session, style));
  top.emplace_back();
  const int columns = std::min(size.columns, style.width);
  std::vector<std::string> bottom =
      lines_of(progress_line(session, style, columns) + keys_text(session, style, columns));
  // A low screen keeps the keys, then the verdict, then as much of the header as there is room for.
  const auto height = [](const std::vector<std::string>& lines) {
    return static_cast<int>(lines.size());
  };
  while (!top.empty() && height(top) + height(bottom) + 1 + least_body > size.rows) top.pop_back();
  while (height(bottom) > std::max(1, size.rows - 2)) bottom.erase(bottom.begin());

  Screenful frame;
  frame.rows = std::max(1, size.rows - height(top) - height(bottom) - 1);
  int anchor = 0;
  const std::vector<std::string> body = lines_of(middle(session, style, frame.rows, anchor));
  frame.most_scroll = std::max(0, height(body) - frame.rows);
  frame.scroll = std::clamp(session.scroll() < 0 ? anchor : session.scroll(), 0, frame.most_scroll);

  std::string between = session.notice();  // the line above the progress
  if (between.empty() && frame.most_scroll > frame.scroll) {
    between = fmt::format("{} {} more lines: space or arrow keys", style.unicode ? "↓" : "v",
                          frame.most_scroll - frame.scroll);
  } else if (between.empty() && frame.scroll > 0) {
    between = fmt::format("{} {} lines above", style.unicode ? "↑" : "^", frame.scroll);
  }
  frame.lines = std::move(top);
  for (int i = 0; i < frame.rows; ++i) {
    const int line = frame.scroll + i;
    frame.lines.push_back(line < height(body) ? body[static_cast<std::size_t>(line)] : "");
  }
  frame.lines.push_back(painted(style, Paint::yellow, between));
  frame.lines.insert(frame.lines.end(), bottom.begin(), bottom.end());
  if (height(frame.lines) > size.rows) frame.lines.resize(static_cast<std::size_t>(size.rows));
  for (std::string& line : frame.lines) line = cut(spelled(style, line), size.columns);
  return frame;
}

std::string drawn(const Screenful& frame) {
  std::string bytes = "\033[H";
  for (std::size_t i = 0; i < frame.lines.size(); ++i) {
    // Wiped before it is written: behind a full line, wiping would take its last letter.
    const bool last = i + 1 == frame.lines.size();
    bytes += (last ? "\033[J" : "\033[2K") + frame.lines[i] + (last ? "" : "\r\n");
  }
  return bytes;
}

}  // namespace convlings
