// What a class has in common: counted, not yet told.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings {

/// One check and how the class fared with it. Counted are students whose file built.
struct CheckTally {
  std::size_t lesson = 0;    ///< in GradedClass::lessons
  std::size_t exercise = 0;  ///< in the lesson's exercises
  std::string name;
  bool own_inputs = false;
  int asked = 0;
  int passed = 0;
  std::map<Verdict, int> failures;  ///< neither passed nor not_written, and no fault of ours

  int failed() const;
  Verdict commonest_failure() const;  ///< of one that somebody failed
};

/// Every check of the class, by lesson and exercise, in the checks' own order. An exercise whose
/// file nobody's compiler took stands as one check with the exercise's name.
std::vector<CheckTally> tally_checks(const GradedClass& graded);

/// What a check came to for one student.
enum class CheckCell {
  passed,
  wrong,     ///< an answer, and not the right one
  broke,     ///< no answer: crashed, threw, out of time …
  open,      ///< not written
  no_build,  ///< the compiler refused the file
  rejected,  ///< the file was not taken
  missing,   ///< not handed in
  undecided  ///< the grader's fault
};

/// One student's cells, in the order of `checks`.
std::vector<CheckCell> cells_of(const GradedStudent& student,
                                const std::vector<CheckTally>& checks);

/// The same answer to the same check, by several students.
struct SameOutput {
  std::size_t lesson = 0;
  std::string check;
  std::string output;                 ///< numbers of the answer, or the sentence about it
  std::vector<std::string> students;  ///< ids
};

/// Wrong answers that at least two students gave, the commonest first. Checks with inputs of each
/// student's own are left out.
std::vector<SameOutput> same_outputs(const GradedClass& graded);

/// A mistake that the diagnosis recognised.
struct CommonMistake {
  std::size_t lesson = 0;
  std::string exercise;
  std::string sentence;  ///< "… or: …", "… and: …" for two suspects
  std::vector<std::string> students;
};

/// The commonest first.
std::vector<CommonMistake> common_mistakes(const GradedClass& graded);

/// The middle one, or the mean of the two in the middle; 0 of none.
double median_of(std::vector<double> values);

/// Handed in anything that could be read.
bool handed_in(const GradedStudent& student);

}  // namespace convlings
