#include "cnn/nn/train/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sstream>
#include <utility>

#include "cnn/nn/train/progress_text.hpp"

namespace cnn {
namespace {

constexpr double redraw_interval = 0.05;  // seconds
constexpr int widest_bar = 30;
constexpr int narrowest_bar = 5;
constexpr int time_room = 18;  // " - 100s 468us/step", so that the bar does not jump

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void write_to_standard_output(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

int length_of(const std::vector<std::string>& fields) {
  std::size_t length = 0;
  for (const std::string& field : fields) length += field.size();
  return static_cast<int>(length);
}

/// Fields one after another in lines of at most `limit` characters; a field is never broken.
std::vector<std::string> in_lines(const std::vector<std::string>& fields, int limit) {
  std::vector<std::string> lines(1);
  for (const std::string& field : fields) {
    const bool fits = static_cast<int>(lines.back().size() + field.size()) <= limit;
    if (!fits && !lines.back().empty()) lines.emplace_back();
    lines.back() += field;
  }
  return lines;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(all.empty() ? word : " " + word);
  return all;
}

std::vector<std::string> joined(std::vector<std::string> fields,
                                const std::vector<std::string>& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

}  // namespace

ProgressBar::ProgressBar(ProgressOptions options) : options_(std::move(options)) {
  if (!options_.write) options_.write = write_to_standard_output;
  if (!options_.now) options_.now = steady_seconds;
}

void ProgressBar::on_train_begin(const TrainingState& /*state*/) { drawn_ = 0; }

void ProgressBar::on_epoch_begin(const TrainingState& state) {
  epoch_begin_ = options_.now();
  last_drawn_ = epoch_begin_ - redraw_interval;  // the first batch shows at once
  if (options_.redraws) options_.write(fmt::format("Epoch {}/{}\n", state.epoch, state.epochs));
}

void ProgressBar::on_batch_end(const TrainingState& state) {
  // The last batch is drawn by on_epoch_end, with validation.
  if (!options_.redraws || state.examples_done >= state.examples) return;
  const double now = options_.now();
  if (now - last_drawn_ < redraw_interval) return;
  last_drawn_ = now;
  const double remaining =
      (now - epoch_begin_) / state.examples_done * (state.examples - state.examples_done);
  const std::vector<std::string> fields = joined(
      {head(state), " - ETA: " + remaining_time_text(remaining)}, score_fields(state.so_far));
  draw(in_lines(fields, options_.columns - 1).front());
}

void ProgressBar::on_epoch_end(const TrainingState& state, const EpochRecord& record) {
  const double seconds = options_.now() - epoch_begin_;
  std::vector<std::string> fields{
      options_.redraws ? head(state) : fmt::format("Epoch {}/{}", state.epoch, state.epochs),
      fmt::format(" - {:.0f}s {}", seconds, step_time_text(seconds / state.examples))};
  fields = joined(std::move(fields), score_fields(record.train));
  std::vector<std::string> validation;
  if (record.validation) validation = score_fields(*record.validation, "val_");
  const std::vector<std::string> all = joined(fields, validation);
  const int limit = options_.redraws ? options_.columns - 1 : length_of(all);
  std::vector<std::string> lines = in_lines(all, limit);
  // In two lines: what it learned, and what it was tested with.
  if (lines.size() > 1) lines = joined(in_lines(fields, limit), in_lines(validation, limit));
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    if (options_.redraws) {
      draw(line);
      leave_line();
    } else {
      options_.write(line + "\n");
    }
  }
}

void ProgressBar::on_train_end(const TrainingState& /*state*/, const History& /*history*/) {
  leave_line();
}

void ProgressBar::on_remark(const std::string& remark) {
  leave_line();
  if (!options_.redraws) return options_.write(remark + "\n");
  for (const std::string& line : in_lines(words(remark), options_.columns - 1)) {
    options_.write(line.substr(line.starts_with(' ') ? 1 : 0) + "\n");
  }
}

/// "36416/60000 [=====>....]", the bar as wide as there is room.
std::string ProgressBar::head(const TrainingState& state) const {
  const std::string total = std::to_string(state.examples);
  std::string text = fmt::format("{:>{}}/{}", state.examples_done, total.size(), total);
  const int taken =
      static_cast<int>(text.size() + 3) + time_room + length_of(score_fields(state.so_far));
  const int room = std::min(options_.columns - 1 - taken, widest_bar);
  if (room < narrowest_bar) return text;
  return text + " " + bar_text(state.examples_done, state.examples, room);
}

/// Over what stands in the line.
void ProgressBar::draw(const std::string& line) {
  const auto length = static_cast<int>(line.size());
  const std::string rest(static_cast<std::size_t>(std::max(drawn_ - length, 0)), ' ');
  options_.write("\r" + line + rest);
  drawn_ = length;
}

void ProgressBar::leave_line() {
  if (drawn_ > 0) options_.write("\n");
  drawn_ = 0;
}

}  // namespace cnn
