// The language in which checks are written:
//
//   Call slide(const Tensor& image, const Tensor& kernel) {
//     return calling("slide", arg("image", image), arg("kernel", kernel));
//   }
//
//   TEST_CASE("slide: a horizontal edge answers 6000", "[slide]") {
//     slide(image, kernel).returns(expected, convolution_arithmetic(image, kernel));
//   }
//
// A call is made in the runner process when its answer is asked for. A wrong answer, or none, fails
// the check with a story.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "checks/cell_story.hpp"
#include "cnn/core/random.hpp"
#include "cnn/core/tensor.hpp"
#include "protocol/marshal.hpp"

namespace convlings::checks {

/// A named argument, as stories tell it.
struct Argument {
  std::string name;
  Value value;
  bool drawn = true;     ///< false: a tensor is told by its shape only
  bool kernels = false;  ///< rank 4 is (rows, columns, channels, filters), not a batch of images
  int filter = -1;       ///< of kernels: which one to draw; -1: the one that the answer says
};

template <typename Type>
Argument arg(std::string name, const Type& value) {
  return {std::move(name), to_value(value)};
}

/// The kernels of a convolution, (rows, columns, channels, filters). Stories draw `filter`, or when
/// that is -1 the filter that the first wrong cell belongs to.
inline Argument kernels_arg(std::string name, const cnn::Tensor& kernels, int filter = -1) {
  return {std::move(name), to_value(kernels), true, true, filter};
}

/// A tensor too large to look at, such as a data set: stories tell its shape.
inline Argument large_arg(std::string name, const cnn::Tensor& tensor) {
  return {std::move(name), to_value(tensor), false};
}

/// Tells how the cell at an index comes about, in words, as a sum, and where in the arguments it
/// comes from. Called when the cell is wrong.
using CellArithmetic = std::function<CellStory(const std::vector<int>& index)>;

/// How far a number may be from the expected one, relative to max(1, |expected|).
constexpr double default_tolerance = 2e-5;

/// One call of a student's function.
class Call {
 public:
  Call(std::string function, std::vector<Argument> arguments)
      : function_(std::move(function)), arguments_(std::move(arguments)) {}

  /// The same call; its answer is drawn as kernels, (rows, columns, channels, filters).
  Call answering_kernels() const {
    Call call = *this;
    call.kernels_ = true;
    return call;
  }

  /// Shape first, then non-finite numbers, then cell by cell; tells the first wrong cell and its
  /// arithmetic. Gives the answer back when it is right.
  cnn::Tensor returns(const cnn::Tensor& expected, const CellArithmetic& arithmetic = {},
                      double tolerance = default_tolerance) const;

  /// A single number, whole or not. `arithmetic` says how it comes about.
  void returns(std::int64_t expected, const CellStory& arithmetic = {}) const;
  void returns(int expected, const CellStory& arithmetic = {}) const;
  void returns(double expected, const CellStory& arithmetic = {},
               double tolerance = default_tolerance) const;

  void returns(const std::string& expected, const CellStory& arithmetic = {}) const;
  void returns(const char* expected, const CellStory& arithmetic = {}) const;

  /// Lists, entry by entry.
  void returns(const std::vector<int>& expected, const CellStory& arithmetic = {}) const;
  void returns(const std::vector<std::string>& expected, const CellStory& arithmetic = {}) const;

  /// The function must refuse these arguments: throw any exception but NotWritten.
  void throws(const std::string& because) const;

  /// The answer itself, for properties. Fails the check when there is none, or another kind.
  cnn::Tensor tensor() const;
  std::int64_t whole() const;
  double number() const;
  std::string text() const;
  std::vector<std::string> texts() const;

  /// Fails the check with `problem` unless `holds`: for properties of an answer.
  void must(bool holds, const std::string& problem, const CellStory& arithmetic = {}) const;

 private:
  Value value() const;
  template <typename Kind>
  Kind value_as() const;
  Story told(const CellStory& number, const std::vector<int>& focus) const;
  void tell_answers(const cnn::Tensor& expected, const cnn::Tensor& received,
                    const std::vector<int>& focus, Story& story) const;
  [[noreturn]] void fail(const std::string& problem, const CellStory& arithmetic) const;

  std::string function_;
  std::vector<Argument> arguments_;
  bool kernels_ = false;
};

/// A call, not yet made.
template <typename... Arguments>
Call calling(std::string function, Arguments... arguments) {
  return Call(std::move(function), {std::move(arguments)...});
}

/// A random whole number from low to high, both included. All random inputs are seeded by the
/// course's seed and the check's name, so that copied numbers fail.
int random_integer(int low, int high);

/// A random tensor of small whole numbers, -4 to 4: its sums of products are exact.
cnn::Tensor random_tensor(const cnn::Shape& shape);

}  // namespace convlings::checks
