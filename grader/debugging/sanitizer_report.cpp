#include "debugging/sanitizer_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <regex>

namespace convlings {
namespace {

constexpr std::string_view asan_mark = "ERROR: AddressSanitizer: ";
constexpr std::string_view asan_limit_mark = "hard rss limit exhausted";
constexpr std::string_view ubsan_mark = ": runtime error: ";
constexpr std::size_t most_lines = 600;  // a stack has 256 at most
constexpr std::size_t most_columns = 600;

/// Without the middle of a long line, which holds a template's parameters: std::regex calls itself
/// for every character, and the names of others are as long as they like.
std::string shortened(std::string_view line) {
  if (line.size() <= most_columns) return std::string(line);
  const std::size_t half = most_columns / 2;
  return std::string(line.substr(0, half)) + "…" + std::string(line.substr(line.size() - half));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < most_lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(shortened(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// "    #3 0x55 in slide(cnn::Tensor const&) /course/convolution.cpp:13:5"
std::optional<SanitizerFrame> parse_frame(const std::string& line) {
  static const std::regex shape(R"(^\s*#\d+ 0x[0-9a-f]+ in (.*)$)");
  static const std::regex placed(R"(^(.*) (/[^ ].*?|[^ (]\S*?):(\d+)(?::\d+)?$)");
  std::smatch parts;
  if (!std::regex_match(line, parts, shape)) return std::nullopt;
  const std::string rest = parts[1];
  if (std::regex_match(rest, parts, placed)) {
    return SanitizerFrame{parts[1], parts[2], std::atoi(parts[3].str().c_str())};
  }
  return SanitizerFrame{rest, "", 0};
}

/// "0x60 is located 4 bytes to the right of 80-byte region [", or "after" in newer ones.
void read_block(const std::string& line, SanitizerReport& report) {
  static const std::regex block(
      R"(is located (\d+) bytes (to the right of|to the left of|inside of|after|before) (\d+)-byte)");
  static const std::regex global(
      R"(is located (\d+) bytes (to the right of|to the left of|inside of|after|before) global variable '([^']+)' defined in '[^']*?:(\d+)(?::\d+)?' \(0x[0-9a-f]+\) of size (\d+))");
  const auto side_of = [](const std::string& words) {
    return words == "to the right of" || words == "after"   ? Side::after
           : words == "to the left of" || words == "before" ? Side::before
                                                            : Side::inside;
  };
  std::smatch parts;
  if (std::regex_search(line, parts, block)) {
    report.distance = std::atoll(parts[1].str().c_str());
    report.side = side_of(parts[2]);
    report.block_bytes = std::atoll(parts[3].str().c_str());
  } else if (std::regex_search(line, parts, global)) {
    const std::int64_t distance = std::atoll(parts[1].str().c_str());
    if (!report.variable.empty() && report.distance <= distance) return;  // the nearest counts
    report.distance = distance;
    report.side = side_of(parts[2]);
    report.variable = parts[3];
    report.variable_line = std::atoi(parts[4].str().c_str());
    report.block_bytes = std::atoll(parts[5].str().c_str());
  }
}

/// "    [64, 80) 'weights' (line 40) <== Memory access at offset 80 overflows this variable"
void read_variable(const std::string& line, SanitizerReport& report) {
  static const std::regex variable(
      R"(^\s*\[(\d+), (\d+)\) '([^']+)'(?: \(line (\d+)\))? <== Memory access at offset (\d+) (.*) this variable)");
  std::smatch parts;
  if (!std::regex_search(line, parts, variable)) return;
  const std::int64_t begin = std::atoll(parts[1].str().c_str());
  const std::int64_t end = std::atoll(parts[2].str().c_str());
  const std::int64_t at = std::atoll(parts[5].str().c_str());
  report.variable = parts[3].str().substr(0, parts[3].str().find('.'));  // "copy.i" was inlined
  report.variable_line = std::atoi(parts[4].str().c_str());
  report.block_bytes = end - begin;
  report.side = at >= end ? Side::after : at < begin ? Side::before : Side::inside;
  report.distance = report.side == Side::after    ? at - end
                    : report.side == Side::before ? begin - at
                                                  : at - begin;
}

/// "heap-buffer-overflow on address 0x60 at pc …" and other beginnings of the first line.
void read_title(std::string title, SanitizerReport& report) {
  static const std::regex segv(R"(^SEGV on unknown address (?:0x([0-9a-f]+))?)");
  static const std::regex size(R"(^requested allocation size 0x([0-9a-f]+))");
  std::smatch parts;
  if (std::regex_search(title, parts, segv)) {
    report.kind = "SEGV";
    report.address = std::strtoull(parts[1].str().c_str(), nullptr, 16);
  } else if (std::regex_search(title, parts, size)) {
    report.kind = "allocation-size-too-big";
    report.address = std::strtoull(parts[1].str().c_str(), nullptr, 16);
  } else if (title.starts_with("attempting ")) {
    title.erase(0, std::string_view("attempting ").size());
    report.kind = title.starts_with("double-free") ? "double-free" : "bad-free";
  } else {
    report.kind = title.substr(0, title.find(' '));
  }
}

void read_access(const std::string& line, SanitizerReport& report) {
  static const std::regex access(R"(^(READ|WRITE) of size (\d+) at)");
  static const std::regex signalled(R"(caused by a (READ|WRITE) memory access)");
  std::smatch parts;
  if (std::regex_search(line, parts, access)) {
    report.write = parts[1] == "WRITE";
    report.access_bytes = std::atoi(parts[2].str().c_str());
  } else if (std::regex_search(line, parts, signalled)) {
    report.write = parts[1] == "WRITE";
  }
}

SanitizerReport parse_address(const std::vector<std::string>& lines) {
  SanitizerReport report;
  std::vector<SanitizerFrame> frame_of_variables;
  std::vector<SanitizerFrame>* stack = &report.access;
  for (const std::string& line : lines) {
    const std::size_t title = line.find(asan_mark);
    if (title != std::string::npos) {
      if (!report.kind.empty()) break;  // a second report, about the way down
      read_title(line.substr(title + asan_mark.size()), report);
      continue;
    }
    if (line.starts_with("SUMMARY:")) break;
    if (line.find(asan_limit_mark) != std::string::npos && report.kind.empty()) {
      report.kind = "memory-limit";
    }
    if (line.starts_with("freed by")) stack = &report.freed;
    if (line.starts_with("allocated by") || line.starts_with("previously allocated")) {
      stack = &report.allocated;
    }
    if (line.find("is located in stack of") != std::string::npos) stack = &frame_of_variables;
    if (const auto frame = parse_frame(line)) {
      stack->push_back(*frame);
    } else {
      read_access(line, report);
      read_block(line, report);
      read_variable(line, report);
    }
  }
  return report;
}

/// "/course/convolution.cpp:92:35: runtime error: signed integer overflow: …"
SanitizerReport parse_undefined(const std::vector<std::string>& lines) {
  static const std::regex place(R"(^(.*?):(\d+)(?::\d+)?$)");
  SanitizerReport report;
  report.undefined = true;
  for (const std::string& line : lines) {
    const std::size_t mark = line.find(ubsan_mark);
    if (mark != std::string::npos) {
      if (!report.kind.empty()) break;
      report.kind = line.substr(mark + ubsan_mark.size());
      std::smatch parts;
      const std::string where = line.substr(0, mark);
      if (std::regex_match(where, parts, place)) {
        report.file = parts[1];
        report.line = std::atoi(parts[2].str().c_str());
      }
    } else if (const auto frame = parse_frame(line)) {
      report.access.push_back(*frame);
    } else if (!report.access.empty()) {
      break;
    }
  }
  return report;
}

}  // namespace

std::size_t report_begin(std::string_view text) {
  std::size_t begin = text.npos;
  for (const std::string_view mark : {std::string_view("AddressSanitizer:DEADLYSIGNAL"), asan_mark,
                                      asan_limit_mark, ubsan_mark}) {
    begin = std::min(begin, text.find(mark));
  }
  if (begin == text.npos) return begin;
  const std::size_t line = text.rfind('\n', begin);
  if (line == text.npos) return 0;
  begin = line + 1;
  // AddressSanitizer rules a line before it begins.
  const std::size_t rule = text.rfind('\n', line - 1);
  const std::size_t first = line == 0 ? 0 : rule == text.npos ? 0 : rule + 1;
  const bool ruled =
      line > first && text.substr(first, line - first).find_first_not_of('=') == text.npos;
  return ruled ? first : begin;
}

std::optional<SanitizerReport> parse_sanitizer_report(std::string_view text) {
  const std::size_t begin = report_begin(text);
  if (begin == text.npos) return std::nullopt;
  const std::vector<std::string> lines = lines_of(text.substr(begin));
  const bool undefined = lines.front().find(ubsan_mark) != std::string::npos;
  SanitizerReport report = undefined ? parse_undefined(lines) : parse_address(lines);
  if (report.kind.empty()) return std::nullopt;
  return report;
}

}  // namespace convlings
