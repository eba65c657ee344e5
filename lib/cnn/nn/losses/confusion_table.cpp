// The confusion matrix as a table that fits a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "cnn/nn/losses/metrics.hpp"

namespace cnn {
namespace {

constexpr int line_width = 80;
constexpr int recall_width = 8;  // " 100.0 %"
constexpr int heading_width = 5;
constexpr int shortest_name_width = 8;

/// The table's measures: the columns for names and for the counts of one answer, spaces included.
struct Columns {
  int name = 0;
  int count = 0;
};

int digits(std::int64_t number) { return static_cast<int>(std::to_string(number).size()); }

/// How many characters a terminal shows: the bytes that begin one in UTF-8.
int width_of(const std::string& name) {
  return static_cast<int>(std::count_if(name.begin(), name.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

Columns columns_for(const ConfusionMatrix& matrix, const std::vector<std::string>& names) {
  const std::string corner = "true class";
  int longest = width_of(corner);
  for (const std::string& name : names) longest = std::max(longest, width_of(name));
  int count = heading_width;
  for (int truth = 0; truth < matrix.classes(); ++truth) {
    for (int answer = 0; answer < matrix.classes(); ++answer) {
      count = std::max(count, digits(matrix.count(truth, answer)));
    }
  }
  ++count;
  const int room = line_width - recall_width - matrix.classes() * count;
  return {.name = std::min(longest, room), .count = count};
}

std::string percent(double share) {
  return fmt::format("{:>{}}", fmt::format("{:.1f} %", 100 * share), recall_width);
}

/// A column for each answer.
std::string wide_table(const ConfusionMatrix& matrix, const std::vector<std::string>& names,
                       const Columns& columns) {
  std::string table = fmt::format("{:<{}.{}}", "true class", columns.name, columns.name);
  for (const std::string& name : names) {
    table += fmt::format("{:>{}.{}}", name, columns.count, heading_width);
  }
  table += fmt::format("{:>{}}\n", "recall", recall_width);
  for (int truth = 0; truth < matrix.classes(); ++truth) {
    const std::string& name = names[static_cast<std::size_t>(truth)];
    table += fmt::format("{:<{}.{}}", name, columns.name, columns.name);
    for (int answer = 0; answer < matrix.classes(); ++answer) {
      table += fmt::format("{:>{}}", matrix.count(truth, answer), columns.count);
    }
    table += percent(matrix.recall(truth)) + "\n";
  }
  return table;
}

/// The wrong answer that this class got most often, itself if there was none.
int most_frequent_mistake(const ConfusionMatrix& matrix, int truth) {
  int worst = truth;
  for (int answer = 0; answer < matrix.classes(); ++answer) {
    if (answer == truth || matrix.count(truth, answer) == 0) continue;
    if (worst == truth || matrix.count(truth, answer) > matrix.count(truth, worst)) worst = answer;
  }
  return worst;
}

/// A row for each class with its most frequent mistake.
std::string narrow_table(const ConfusionMatrix& matrix, const std::vector<std::string>& names) {
  constexpr int name_width = 30;
  std::string table = fmt::format("{:<{}} {:>{}}  {}\n", "true class", name_width, "recall",
                                  recall_width, "most often taken for");
  for (int truth = 0; truth < matrix.classes(); ++truth) {
    table += fmt::format("{:<{}.{}} {}", names[static_cast<std::size_t>(truth)], name_width,
                         name_width, percent(matrix.recall(truth)));
    const int mistake = most_frequent_mistake(matrix, truth);
    if (mistake != truth) {
      table += fmt::format("  {:.{}} ({})", names[static_cast<std::size_t>(mistake)], name_width,
                           matrix.count(truth, mistake));
    }
    table += "\n";
  }
  return table;
}

}  // namespace

std::string to_string(const ConfusionMatrix& matrix, const std::vector<std::string>& class_names) {
  if (static_cast<int>(class_names.size()) != matrix.classes()) {
    throw std::invalid_argument(
        fmt::format("ConfusionMatrix: there must be a name for each class. Received {} names, {} "
                    "classes. Pass the data set's class names.",
                    class_names.size(), matrix.classes()));
  }
  const Columns columns = columns_for(matrix, class_names);
  const std::string table = columns.name < shortest_name_width
                                ? narrow_table(matrix, class_names)
                                : wide_table(matrix, class_names, columns);
  return table + fmt::format("{} of {} right: {:.2f} %\n", matrix.correct(), matrix.total(),
                             100 * matrix.accuracy());
}

}  // namespace cnn
