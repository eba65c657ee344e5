// What can go wrong, as three exceptions. Their text follows one pattern: who complained, the rule,
// what was received, and what to do about it.
#pragma once

#include <stdexcept>
#include <string>

namespace cnn {

/// A shape, index or option that breaks a layer's rule. The caller's mistake.
class ShapeError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// A file whose content is cut, swollen or wrong. Names the file, and the byte where that helps.
class DataError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Thrown by a stub that nobody has filled in yet: never a plausible zero instead of an answer.
class NotWritten : public std::logic_error {
 public:
  explicit NotWritten(const std::string& function)
      : std::logic_error(function + " is not written yet"), function_(function) {}

  /// The name of the function that still waits for its lines.
  const std::string& function() const { return function_; }

 private:
  std::string function_;
};

}  // namespace cnn
