#include "cnn/nn/train/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace cnn {
namespace {

using Number = std::optional<double>;

struct Column {
  const char* name;
  std::function<Number(const EpochRecord&)> of;
};

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {"epoch", [](const EpochRecord& record) { return Number(record.epoch); }},
      {"loss", [](const EpochRecord& record) { return Number(record.train.loss); }},
      {"accuracy", [](const EpochRecord& record) { return record.train.accuracy; }},
      {"val_loss",
       [](const EpochRecord& record) {
         return record.validation ? Number(record.validation->loss) : Number();
       }},
      {"val_accuracy",
       [](const EpochRecord& record) {
         return record.validation ? record.validation->accuracy : Number();
       }},
      {"seconds", [](const EpochRecord& record) { return Number(record.seconds); }}};
  return all;
}

bool is_wanted(const Column& column, const History& history) {
  const auto has_number = [&](const EpochRecord& record) { return column.of(record).has_value(); };
  return history.epochs.empty() ||
         std::any_of(history.epochs.begin(), history.epochs.end(), has_number);
}

}  // namespace

std::string to_csv(const History& history) {
  std::vector<Column> wanted;
  std::copy_if(columns().begin(), columns().end(), std::back_inserter(wanted),
               [&](const Column& column) { return is_wanted(column, history); });
  std::string text;
  for (const Column& column : wanted) text += (text.empty() ? "" : ",") + std::string(column.name);
  for (const EpochRecord& record : history.epochs) {
    std::string line;
    for (const Column& column : wanted) {
      const Number number = column.of(record);
      line += (line.empty() ? "\n" : ",") + (number ? fmt::format("{}", *number) : "");
    }
    text += line;
  }
  return text + "\n";
}

}  // namespace cnn
