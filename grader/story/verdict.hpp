// What the grader can say of one check.
#pragma once

#include <optional>
#include <string_view>

namespace convlings {

enum class Verdict {
  passed,
  wrong,               ///< an answer came, and it is not the right one
  not_written,         ///< the stub's own exception
  threw,               ///< an exception left the function
  crashed,             ///< a signal ended the process
  timed_out,           ///< wall clock or processor time ran out
  exited_early,        ///< the process ended before it answered
  memory_limit,        ///< it asked for more memory than it may have
  output_limit,        ///< it printed more than it may
  protocol_violation,  ///< its answer is no message of ours
  does_not_build,      ///< the compiler or the linker refused the file
  compile_limit,       ///< the compiler ran out of time or memory
  rejected,            ///< the file is not one that we take
  system_error,        ///< our own fault; never a zero for the student
};

/// How a timed_out begins that came of the clock on the wall, not of processor time: on a busy
/// machine it deserves a second look.
inline constexpr std::string_view no_answer_in_time = "No answer came in time.";

/// The name as in JSON: "not_written".
std::string_view to_string(Verdict verdict);

/// The other way; nothing for an unknown name.
std::optional<Verdict> parse_verdict(std::string_view name);

}  // namespace convlings
