#include "commands/training_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cnn/nn/train/progress_text.hpp"

namespace convlings {
namespace {

/// A table's cell: what would end it or the line is escaped.
std::string cell(const std::string& text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '|' || letter == '\\' || letter == '<' || letter == '`' || letter == '*') {
      safe += '\\';
    }
    safe += letter == '\n' ? ' ' : letter;
  }
  return safe;
}

std::string score_cells(const std::optional<cnn::Scores>& scores) {
  if (!scores) return " | |";
  return fmt::format(" {} | {} |", cnn::score_text(scores->loss),
                     scores->accuracy ? cnn::score_text(*scores->accuracy) : "");
}

std::string epochs_table(const cnn::History& history) {
  const bool validated =
      std::any_of(history.epochs.begin(), history.epochs.end(),
                  [](const cnn::EpochRecord& record) { return record.validation.has_value(); });
  std::string table = validated
                          ? "| epoch | loss | accuracy | val_loss | val_accuracy | seconds |\n"
                            "| ---: | ---: | ---: | ---: | ---: | ---: |\n"
                          : "| epoch | loss | accuracy | seconds |\n"
                            "| ---: | ---: | ---: | ---: |\n";
  for (const cnn::EpochRecord& record : history.epochs) {
    table += fmt::format("| {} |{}{} {:.1f} |\n", record.epoch, score_cells(record.train),
                         validated ? score_cells(record.validation) : "", record.seconds);
  }
  return table;
}

}  // namespace

std::string to_markdown(const TrainingPage& page) {
  std::string text = fmt::format("# {}\n\n| | |\n| --- | --- |\n", cell(page.title));
  for (const auto& [name, value] : page.facts) {
    text += fmt::format("| {} | {} |\n", cell(name), cell(value));
  }
  text += "\n## Epochs\n\n";
  text += page.history.epochs.empty() ? "No epoch has ended.\n" : epochs_table(page.history);
  if (!page.history.reason.empty()) {
    text += fmt::format("\nIt stopped before its last epoch: {}\n", cell(page.history.reason));
  }
  if (!page.history.epochs.empty()) text += "\n![loss and accuracy](curves.svg)\n";
  if (!page.test) return text;
  return text + fmt::format("\n## Test\n\n{}: {}\n\n```\n{}```\n", cell(page.test_name),
                            to_string(*page.test),
                            cnn::to_string(page.test->matrix, page.class_names));
}

}  // namespace convlings
