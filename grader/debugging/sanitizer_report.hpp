// What AddressSanitizer and UndefinedBehaviorSanitizer print, as data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// One line of a stack.
struct SanitizerFrame {
  std::string function;  ///< "slide(cnn::Tensor const&)"
  std::string file;      ///< empty when there is no debug information
  int line = 0;
};

/// Where the bad address lies, seen from the nearest block of memory or variable.
enum class Side { unknown, after, before, inside };

struct SanitizerReport {
  /// "heap-buffer-overflow", "SEGV"; for undefined behaviour the sentence: "division by zero".
  std::string kind;
  bool undefined = false;  ///< UBSan's
  bool write = false;
  int access_bytes = 0;                   ///< 0 when it is not said
  std::uint64_t address = 0;              ///< of a SEGV
  std::string file;                       ///< where UBSan says that it happens
  int line = 0;                           ///< likewise
  std::vector<SanitizerFrame> access;     ///< innermost first
  std::vector<SanitizerFrame> allocated;  ///< where the block was made
  std::vector<SanitizerFrame> freed;
  Side side = Side::unknown;
  std::int64_t distance = 0;  ///< bytes between block and address
  std::int64_t block_bytes = 0;
  std::string variable;  ///< on the stack, or global
  int variable_line = 0;
};

/// The first report in `text`, which may hold other output before it; nothing when there is none.
/// Reads what g++ 12 and newer and clang 14 and newer print.
std::optional<SanitizerReport> parse_sanitizer_report(std::string_view text);

/// Where in `text` the first report begins; npos when there is none.
std::size_t report_begin(std::string_view text);

}  // namespace convlings
