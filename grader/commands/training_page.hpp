// A training on one page, for people: summary.md.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cnn/nn/train/history.hpp"
#include "commands/judgement.hpp"

namespace convlings {

struct TrainingPage {
  std::string title;                                       ///< "mnist on fashion-mnist"
  std::vector<std::pair<std::string, std::string>> facts;  ///< {"optimizer", "RMSprop(…)"}, …
  cnn::History history;
  std::string test_name = {};  ///< "fashion-mnist, test: 10,000 pictures"
  std::optional<Judgement> test = {};
  std::vector<std::string> class_names = {};
};

/// The page in Markdown: facts, a table of the epochs, how the training ended if not by itself, the
/// test's scores and confusion matrix.
std::string to_markdown(const TrainingPage& page);

}  // namespace convlings
