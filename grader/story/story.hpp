// What happened in one failed check, as data: the call, its inputs, the first wrong cell and its
// arithmetic, both answers. Made by the checker, carried as JSON, told by the report.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/grid.hpp"

namespace convlings {

/// Some terms of a sum, row by row as the window lies: "channel 0: 2·3 + 1·4 = 10".
struct SumPart {
  std::string name;                            ///< "channel 0"; empty: the sum has this part only
  std::vector<std::vector<std::string>> rows;  ///< the terms: "2·3"
  std::string value = {};                      ///< "10"; empty: the part is one number
};

/// A sum written out.
struct Sum {
  std::string label;  ///< what it is of: "Cell (1, 0), kernel · image"
  std::vector<SumPart> parts;
  std::string total = {};  ///< of all parts; empty: there is one part
};

/// A failed check. Empty parts are left out when it is told.
struct Story {
  std::string call;                 ///< "slide(image, kernel)"
  std::vector<Grid> arguments;      ///< what it was called with
  std::vector<std::string> others;  ///< arguments that are no tensors: "stride = 2"
  std::string cell;                 ///< what the windows of the grids belong to: "cell (1, 0)"
  std::string problem;              ///< one sentence: what is wrong
  std::string arithmetic;           ///< how the first wrong cell comes about, in words
  std::optional<Sum> sum;           ///< and as a sum
  std::string conclusion;           ///< what follows from it
  std::optional<Grid> expected;
  std::optional<Grid> received;
  std::string printed;  ///< the tail of what the student's code printed
};

/// Changes every text of a story, those of its grids too.
void change_texts(Story& story, const std::function<std::string(std::string_view)>& change);

/// A number as short as it can be told: "6000", "0.25", "-1.333", "nan".
std::string number_text(double value);

/// The same as a factor or after a sign: "6000", "(-1.333)".
std::string factor_text(double value);

/// "(1, 0)".
std::string index_text(const std::vector<int>& index);

}  // namespace convlings
