// What probably went wrong in one exercise, as data: made by the checker, told by the report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// A mistake that explains all answers of a student's function.
struct Suspect {
  std::string id;        ///< "conv2d.bias_forgotten"
  std::string sentence;  ///< what was done, and what to do instead
  std::string see;       ///< the heading in the lesson's README.md to read again
};

struct Diagnosis {
  enum class Kind {
    one,     ///< this mistake
    either,  ///< one of two: their answers are the same on all that was tried
    both     ///< two mistakes at once
  };
  std::string exercise;
  Kind kind = Kind::one;
  std::vector<Suspect> suspects;  ///< one, or two
};

/// "one", "either", "both".
const char* to_string(Diagnosis::Kind kind);

/// One line, without its newline.
std::string to_json(const Diagnosis& diagnosis);

/// Is this line of events a diagnosis, as `to_json` writes it?
bool is_diagnosis(std::string_view line);

/// Throws std::runtime_error or a JSON error when it is not.
Diagnosis parse_diagnosis(std::string_view line);

}  // namespace convlings
