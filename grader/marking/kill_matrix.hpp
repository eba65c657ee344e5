// Which misconception is caught by which check? The proof that the checks check something.
#pragma once

#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// One misconception, run as if a student had handed it in.
struct KillRow {
  std::string id;
  std::string sentence;
  std::string see;
  std::vector<bool> fails;        ///< a check each: does it fail?
  std::vector<std::string> told;  ///< the ids that the diagnosis names; empty when it is silent
};

/// A check that fails for exactly the same misconceptions as one before it, and why it is kept.
struct SameKills {
  std::string check;
  std::string like;
  std::string why;  ///< empty: nobody has said so
};

struct ExerciseKills {
  std::string exercise;
  std::vector<std::string> checks;
  std::vector<KillRow> rows;
  std::vector<SameKills> same;
};

struct KillMatrix {
  std::string lesson;  ///< "04-channels"
  std::string title;
  std::vector<ExerciseKills> exercises;
  std::vector<std::string> faults;  ///< what does not hold, a sentence each
};

/// Runs the checks of every exercise on each of its misconceptions. Faults are: a misconception
/// that no check catches, one that is told as another, or points to a heading that the lesson
/// lacks; a check that catches nothing, or the same as another without a reason; fewer than six
/// misconceptions of an exercise; functions that are wrong with every mistake switched off.
KillMatrix kill_matrix(const Course& course, const Lesson& lesson);

/// The matrix as a page of Markdown.
std::string kill_page(const KillMatrix& matrix);

struct KillCounts {
  std::size_t misconceptions = 0;
  std::size_t checks = 0;
  std::size_t told = 0;  ///< misconceptions that the diagnosis names, alone or as one of two
};

KillCounts counts_of(const KillMatrix& matrix);
KillCounts counts_of(const std::vector<KillMatrix>& matrices);

/// All lessons in one table, with links to their pages.
std::string kill_index(const std::vector<KillMatrix>& matrices);

}  // namespace convlings
