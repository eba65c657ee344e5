// Holds a lesson's README against computed numbers: what it says must be what the library says,
// and no number may stand in it that nobody has computed.
#pragma once

#include <string>
#include <vector>

namespace convlings::tests {

/// lessons/<folder>/README.md, and which parts of it have been accounted for.
class Readme {
 public:
  /// `folder` is a lesson's, or "." for the syllabus. Throws std::runtime_error when there is none.
  explicit Readme(const std::string& folder);

  /// Checks that the README contains `phrase`, with any white space between words, and counts the
  /// numbers inside of it (everywhere it stands) as accounted for. Make the phrase with fmt::format
  /// from computed values.
  void says(const std::string& phrase);

  /// The same for a block of lines, to the letter.
  void shows(const std::string& block);

  /// Checks that solutions/NN-name/answers.toml gives `number` as the right answer to a prediction.
  void answers(const std::string& prediction, double number);

  /// Checks that no number is left. Not counted as numbers: headings, link targets, HTML comments,
  /// lines with a `./convlings` command, list markers, and digits inside of names (conv2d_1, f1).
  void has_no_other_number();

 private:
  void cover(std::size_t begin, std::size_t end);

  std::string folder_;
  std::string name_;
  std::string text_;
  std::vector<bool> covered_;
};

}  // namespace convlings::tests
