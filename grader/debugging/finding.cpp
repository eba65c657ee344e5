#include "debugging/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "debugging/block_name.hpp"

namespace convlings {
namespace {

constexpr int number_bytes = 4;  // float and int

/// What is wrong, without its place: "writes past the end of `output`".
struct Told {
  std::string what;
  std::string remedy;
};

const SanitizerFrame* own_frame(const std::vector<SanitizerFrame>& stack, const OwnFile& file) {
  const auto own = [&](const SanitizerFrame& frame) { return frame.file == file.path; };
  const auto found = std::find_if(stack.begin(), stack.end(), own);
  return found == stack.end() ? nullptr : &*found;
}

/// "slide" of "slide(cnn::Tensor const&)".
std::string bare(const std::string& function) { return function.substr(0, function.find('(')); }

std::string verb(const SanitizerReport& report) { return report.write ? "writes" : "reads"; }

std::string in_line(const SanitizerFrame* frame) {
  return frame == nullptr ? "" : fmt::format(" in line {}", frame->line);
}

/// "`output` (made in line 18)", "`image`", "a block of memory".
std::string block(const SanitizerReport& report, const OwnFile& file) {
  if (!report.variable.empty()) {
    return report.variable_line > 0
               ? fmt::format("`{}` (line {})", report.variable, report.variable_line)
               : fmt::format("`{}`", report.variable);
  }
  if (const SanitizerFrame* made = own_frame(report.allocated, file)) {
    const std::string name = made_in(line_of(file.text, made->line));
    return name.empty() ? fmt::format("a block of memory made in line {}", made->line)
                        : fmt::format("`{}` (made in line {})", name, made->line);
  }
  // Nobody in the file made it: it came in as an argument.
  const SanitizerFrame* access = own_frame(report.access, file);
  const std::string name = access == nullptr ? "" : indexed_in(line_of(file.text, access->line));
  if (name.empty()) return "an argument of your function";
  const std::string line = line_of(file.text, access->line);
  return line.find(name + ".") == std::string::npos ? fmt::format("what `{}` points to", name)
                                                    : fmt::format("`{}`", name);
}

/// "it has 20 numbers, 0 to 19, and this is number 20".
std::string counted(const SanitizerReport& report) {
  const bool numbers = report.access_bytes == number_bytes &&
                       report.block_bytes % number_bytes == 0 && report.block_bytes > 0;
  if (!numbers) return fmt::format("it has {} bytes", report.block_bytes);
  const std::int64_t count = report.block_bytes / number_bytes;
  const std::int64_t index = report.side == Side::after
                                 ? count + report.distance / number_bytes
                                 : -((report.distance + number_bytes - 1) / number_bytes);
  return count == 1 ? fmt::format("it is one number, and this is number {}, counted from 0", index)
                    : fmt::format("it has {} numbers, 0 to {}, and this is number {}", count,
                                  count - 1, index);
}

Told told_overflow(const SanitizerReport& report, const OwnFile& file) {
  const std::string name = block(report, file);
  if (report.side == Side::before) {
    return {fmt::format("{} before the start of {}: {}", verb(report), name, counted(report)),
            "Look for an index that becomes negative: where does the loop begin, and what is "
            "subtracted?"};
  }
  return {fmt::format("{} past the end of {}: {}", verb(report), name, counted(report)),
          "Look at where the loop ends: < counts to the last one, <= goes one too far. With "
          "operator() instead of [] a tensor checks each index for you."};
}

Told told_after_end(const SanitizerReport& report, const OwnFile& file) {
  const SanitizerFrame* freed = own_frame(report.freed, file);
  return {fmt::format("{} {} after its end: it was destroyed{}", verb(report), block(report, file),
                      in_line(freed)),
          "A pointer or reference does not keep what it points to alive. Keep the tensor or vector "
          "itself, in a variable that lives long enough."};
}

Told told_local(const SanitizerReport& report, const OwnFile& file) {
  const std::string end = report.kind == "stack-use-after-return"
                              ? "after the function that it belongs to has returned"
                              : "after the block that it belongs to has ended";
  return {fmt::format("{} {} {}", verb(report), block(report, file), end),
          "A pointer or reference does not keep a variable alive. Return or copy the value "
          "itself."};
}

Told told_pointer(const SanitizerReport& report) {
  if (report.address < 4096) {
    return {"goes through a null pointer: there is nothing there",
            "Where does the pointer get its value? On one way it stays null."};
  }
  return {fmt::format("{} memory that is not its own", verb(report)),
          "Is an index far too large or negative, or a pointer never set?"};
}

Told told_stack(const SanitizerReport& report, const OwnFile& file) {
  const SanitizerFrame* frame = own_frame(report.access, file);
  const auto same = [&](const SanitizerFrame& other) {
    return frame != nullptr && other.function == frame->function;
  };
  if (std::count_if(report.access.begin(), report.access.end(), same) < 2) {
    return {"uses more stack than there is",
            "Is a local array very large? A std::vector or Tensor keeps its numbers elsewhere."};
  }
  return {fmt::format("calls `{}` again and again without an end: the stack is full",
                      bare(frame->function)),
          "Which call is to be the last one? It must return without calling itself again."};
}

Told told_address(const SanitizerReport& report, const OwnFile& file) {
  const std::string& kind = report.kind;
  const SanitizerFrame* made = own_frame(report.allocated, file);
  if (kind.ends_with("-overflow") && kind != "stack-overflow") return told_overflow(report, file);
  if (kind.ends_with("-underflow")) return told_overflow(report, file);
  if (kind == "heap-use-after-free") return told_after_end(report, file);
  if (kind.starts_with("stack-use-after")) return told_local(report, file);
  if (kind == "SEGV" || kind == "BUS") return told_pointer(report);
  if (kind == "stack-overflow") return told_stack(report, file);
  if (kind == "double-free") {
    return {fmt::format("deletes the same memory twice, the first time{}",
                        in_line(own_frame(report.freed, file))),
            "Delete once what new made once; or let a std::vector do both."};
  }
  if (kind == "alloc-dealloc-mismatch") {
    return {fmt::format("deletes in the wrong way what was made{}", in_line(made)),
            "What new[] made needs delete[], what new made needs delete; a std::vector needs "
            "neither."};
  }
  if (kind == "bad-free") {
    return {"deletes memory that new never gave", "Delete only what new gave you, unchanged."};
  }
  if (kind == "allocation-size-too-big") {
    return {fmt::format("asks for {:.3g} bytes of memory", static_cast<double>(report.address)),
            "Is a size negative? Turned into an unsigned number it becomes enormous."};
  }
  if (kind == "memory-limit" || kind == "out-of-memory") {
    return {"takes more memory than a check may use",
            "Is a size wrong, or does a loop that adds "
            "to a vector never end?"};
  }
  if (kind == "FPE") return {"divides by zero", "What makes the divisor 0? Treat that case apart."};
  return {fmt::format("misuses memory ({})", kind), "./convlings debug shows the line at work."};
}

/// The first rule whose pattern is found in UBSan's sentence; $1 and $2 stand for what it caught.
struct Rule {
  const char* pattern;
  const char* what;
  const char* remedy;
};

constexpr const char* mind_null = "Where does the pointer get its value? On one way it stays null.";
constexpr const char* mind_size = "Compute with std::int64_t or double, or in another order.";
constexpr const char* mind_shift = "Shift by 0 to 31 bits; for powers use multiplication.";

const Rule rules[] = {
    {R"(signed integer overflow: (.*) cannot be represented in type '(?:const )?([^']*)')",
     "computes $1, which does not fit into $2", mind_size},
    {R"(negation of (\S+) cannot be represented in type '(?:const )?([^']*)')",
     "turns the sign of $1, which does not fit into $2", mind_size},
    {R"(^division by zero)", "divides by zero", "What makes the divisor 0? Treat that case apart."},
    {R"(^(\S+) is outside the range of representable values of type '(?:const )?([^']*)')",
     "turns $1 into $2, which cannot hold it",
     "Where does the number come from? A division by 0 makes inf or nan; limit it before."},
    {R"(shift exponent (-?\d+) is)", "shifts by $1 bits, which is not possible", mind_shift},
    {R"(left shift of)", "shifts a number out of its type", mind_shift},
    {R"(reached the end of a value-returning function)",
     "`$f` comes to its end without a return: one way through it gives no answer",
     "Follow every if and loop to its end: is there a return on each way?"},
    {R"(index (-?\d+) out of bounds for type '[^\[']*\[(\d+)\])",
     "uses index $1 of an array of $2, which are counted from 0",
     "Look at where the loop begins and ends: < counts to the last one, <= goes one too far."},
    {R"(null pointer)", "goes through a null pointer: there is nothing there", mind_null},
    {R"(which is not a valid value for type '(?:const )?([^']*)')",
     "reads a $1 that was never given a value", "Give the variable a value where it is made."},
};

/// "an int", "a float": types as people say them.
std::string said(const std::string& type) {
  if (type == "int") return "an int";
  if (type == "long" || type == "long int") return "a std::int64_t";
  if (type == "unsigned int" || type == "unsigned long") return "an " + type;
  return "the type " + type;
}

void put(std::string& text, const std::string& mark, const std::string& word) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), word);
}

Told told_undefined(const SanitizerReport& report, const OwnFile& file) {
  for (const Rule& rule : rules) {
    std::smatch parts;
    if (!std::regex_search(report.kind, parts, std::regex(rule.pattern))) continue;
    Told told{rule.what, rule.remedy};
    const SanitizerFrame* frame = own_frame(report.access, file);
    put(told.what, "$f", frame == nullptr ? "a function" : bare(frame->function));
    if (parts.size() > 2) {
      const std::string second = parts[2];
      const bool count = second.find_first_not_of("0123456789") == std::string::npos;
      put(told.what, "$2", count ? second : said(second));
    }
    if (parts.size() > 1) put(told.what, "$1", parts[1]);
    return told;
  }
  return {fmt::format("does what the language leaves undefined: {}", report.kind),
          "./convlings debug shows the line at work."};
}

}  // namespace

SanitizerFinding explain(const SanitizerReport& report, const OwnFile& file) {
  SanitizerFinding finding;
  const SanitizerFrame* frame = own_frame(report.access, file);
  finding.line = report.undefined && report.file == file.path ? report.line
                 : frame != nullptr                           ? frame->line
                                                              : 0;
  const Told told = report.undefined ? told_undefined(report, file) : told_address(report, file);
  const std::string name = std::filesystem::path(file.shown).filename().string();
  const std::string place =
      finding.line > 0 ? fmt::format("{}:{}", name, finding.line) : "A call from " + name;
  const bool own_subject = told.what.starts_with('`');
  finding.sentence = fmt::format("{}{} {}.", place, own_subject ? ":" : "", told.what);
  finding.code = line_of(file.text, finding.line);
  finding.remedy = told.remedy;
  return finding;
}

}  // namespace convlings
