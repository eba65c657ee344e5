// How one number of an answer comes about, for stories: words, a sum, and where in the arguments it
// comes from.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "story/story.hpp"

namespace convlings::checks {

/// The part of an argument that goes into one number of the answer.
struct Region {
  std::string argument;  ///< its name
  Block block;           ///< rows and columns; a list is one row; may reach beyond the edges
  int channel = -1;      ///< of (height, width, channels) or kernels; -1: up to three are drawn
  int example = 0;       ///< of a batch
};

/// One number of an answer, told. A text by itself is one, too.
struct CellStory {
  CellStory() = default;
  CellStory(std::string text) : words(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  CellStory(const char* text) : words(text) {}             // NOLINT(google-explicit-constructor)

  std::string words;         ///< "the largest of 1, 3, 0, 2 is 3"
  std::optional<Sum> sum;    ///< its label says what a term is: "kernel · image"
  std::string conclusion;    ///< "Without the term 3·4 = 12 it would be yours."
  std::vector<Region> from;  ///< where in the arguments it comes from
  std::string name;          ///< of a number that has a better one than "Cell (1, 0)"
};

/// The same with the regions that it comes from.
inline CellStory from(CellStory story, std::vector<Region> regions) {
  story.from = std::move(regions);
  return story;
}

/// One cell of an argument.
inline Region cell_of(std::string argument, int row, int column, int channel = -1) {
  return {std::move(argument), {.top = row, .left = column}, channel};
}

/// The cell at `index` of an argument of any rank.
inline Region cell_at(std::string argument, const std::vector<int>& index) {
  const std::size_t rank = index.size();
  if (rank == 1) return cell_of(std::move(argument), 0, index[0]);
  if (rank == 2) return cell_of(std::move(argument), index[0], index[1]);
  if (rank == 3) return cell_of(std::move(argument), index[0], index[1], index[2]);
  return {std::move(argument), {.top = index[1], .left = index[2]}, index[3], index[0]};
}

}  // namespace convlings::checks
