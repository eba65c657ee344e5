// A mistake that students make, with a name and the words that tell it.
//
// grader/misconceptions/NN-name.cpp writes a lesson's functions as a student would, right as long
// as every mistake is switched off, and wrong in exactly one way for each that is switched on:
//
//   const Misconception bias_forgotten("conv2d.bias_forgotten",
//                                      "You never add the bias. Add it once per output cell.",
//                                      "Many filters: the feature map");
//
//   Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
//     …
//     float sum = bias_forgotten ? 0 : bias(filter);
//
// They serve twice. Each must fail a check of its exercise: that proves the checks (dev kills). And
// when a student's answers equal those of one mistake, the student is told which
// (checks/diagnosis).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// One mistake, declared at namespace scope beside the function that it belongs to.
class Misconception {
 public:
  /// id: "exercise.name"; sentence: what was done and what to do instead, for the student; see: the
  /// heading in the lesson's README.md under which to read it again.
  Misconception(std::string id, std::string sentence, std::string see);
  Misconception(const Misconception&) = delete;
  Misconception& operator=(const Misconception&) = delete;

  /// Is it switched on?
  explicit operator bool() const { return active_; }

  const std::string& id() const { return id_; }
  const std::string& sentence() const { return sentence_; }
  const std::string& see() const { return see_; }
  void set_active(bool active) const { active_ = active; }

 private:
  std::string id_;
  std::string sentence_;
  std::string see_;
  mutable bool active_ = false;  ///< mutable: a misconception is a constant of its file
};

/// Why a check is kept although the same mistakes fail another one before it.
class AlsoNeeded {
 public:
  AlsoNeeded(std::string check, std::string why);

  const std::string& check() const { return check_; }
  const std::string& why() const { return why_; }

 private:
  std::string check_;
  std::string why_;
};

/// All of this program, in the order of their declaration.
const std::vector<const Misconception*>& misconceptions();
const std::vector<AlsoNeeded>& reasons();

/// Switches on these, and all others off. Throws std::invalid_argument for an unknown id.
void switch_on(const std::vector<std::string>& ids);

}  // namespace convlings
