// What came of each setting, as a table for people, a file for programs, and a plot.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cnn/nn/train/history.hpp"
#include "experiments/grid.hpp"

namespace convlings {

/// One setting after one number of epochs: a row of the table.
struct Finding {
  Setting setting;
  int epochs = 0;
  std::int64_t parameters = 0;
  cnn::Scores train = {};
  cnn::Scores test = {};
  double seconds = 0;   ///< of training, up to here
  bool failed = false;  ///< the loss was no number any more; scores mean nothing
};

/// The columns that this grid needs, as lines of text: the header, and each row as it is found.
/// 80 columns suffice.
std::string table_header(const ExperimentGrid& grid);
std::string table_row(const ExperimentGrid& grid, const Finding& finding);

/// "The test error falls from 2.21 % (model 1, batch 64) to 0.72 % (model 2, batch 64): 67 % less."
/// Between the worst and the best setting after all epochs; empty for a single setting.
std::string improvement_text(const ExperimentGrid& grid, const std::vector<Finding>& findings);

/// What sets a setting apart, in words: "16 filters, 3x3, batch 64".
std::string setting_text(const ExperimentGrid& grid, const Setting& setting);

/// All columns, with a header line.
std::string to_csv(const std::vector<Finding>& findings);

/// A row for each setting, a dot for the test accuracy after each number of epochs; the last is
/// filled and has its number beside it. `title` and `how`, the optimizer for instance, stand above.
std::string to_svg(const ExperimentGrid& grid, const std::vector<Finding>& findings,
                   const std::string& title, const std::string& how);

}  // namespace convlings
