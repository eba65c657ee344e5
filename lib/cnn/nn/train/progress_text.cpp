#include "cnn/nn/train/progress_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cnn {

std::string step_time_text(double seconds) {
  if (seconds >= 1) return fmt::format("{:.0f}s/step", seconds);
  if (seconds >= 1e-3) return fmt::format("{:.0f}ms/step", seconds * 1e3);
  return fmt::format("{:.0f}us/step", seconds * 1e6);
}

std::string remaining_time_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  if (seconds > 3600) {
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole % 3600 / 60, whole % 60);
  }
  if (seconds > 60) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}s", whole);
}

std::string score_text(double value) {
  const double size = std::abs(value);
  return size > 1e-3 && size < 1e6 ? fmt::format("{:.4f}", value) : fmt::format("{:.4e}", value);
}

std::string bar_text(int done, int total, int width) {
  const auto filled = static_cast<int>(width * (static_cast<double>(done) / total));
  std::string bar(static_cast<std::size_t>(filled), '=');
  if (filled > 0 && done < total) bar.back() = '>';
  return "[" + bar + std::string(static_cast<std::size_t>(width - filled), '.') + "]";
}

std::vector<std::string> score_fields(const Scores& scores, const std::string& prefix) {
  std::vector<std::string> fields{fmt::format(" - {}loss: {}", prefix, score_text(scores.loss))};
  if (scores.accuracy) {
    fields.push_back(fmt::format(" - {}accuracy: {}", prefix, score_text(*scores.accuracy)));
  }
  return fields;
}

}  // namespace cnn
