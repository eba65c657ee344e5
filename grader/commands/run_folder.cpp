#include "commands/run_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <system_error>
#include <utility>

#include "catalogue/errors.hpp"
#include "cnn/core/file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// What a training that was killed while it wrote `file` has left: ".best.safetensors.123-4.tmp".
bool is_remnant_of(const fs::path& file, const fs::path& candidate) {
  const std::string name = candidate.filename().string();
  return name.starts_with("." + file.filename().string() + ".") && name.ends_with(".tmp");
}

}  // namespace

RunFolder::RunFolder(const fs::path& folder, bool force) : folder_(folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!fs::is_directory(folder)) {
    throw InputError(
        fmt::format("{}: the folder for the results cannot be made{}. Name another "
                    "one with --out.",
                    folder.string(), error ? ": " + error.message() : ""));
  }
  if (!force && !files().empty()) {
    throw InputError(
        fmt::format("{} holds a training already ({}). Name another folder with --out, or add "
                    "--force to write over it.",
                    folder.string(), fmt::join(files(), ", ")));
  }
  for (const fs::path& file : all()) {
    fs::remove(file);
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (is_remnant_of(file, entry.path())) fs::remove(entry.path());
    }
  }
}

std::vector<fs::path> RunFolder::all() const {
  return {history(), curves(), best(), weights(), summary()};
}

std::vector<std::string> RunFolder::files() const {
  std::vector<std::string> names;
  for (const fs::path& file : all()) {
    if (fs::exists(fs::symlink_status(file))) names.push_back(file.filename().string());
  }
  return names;
}

RunRecorder::RunRecorder(const RunFolder& folder, cnn::view::CurvesOptions curves)
    : folder_(folder), curves_(std::move(curves)) {}

void RunRecorder::on_epoch_end(const cnn::TrainingState& /*state*/,
                               const cnn::EpochRecord& record) {
  history_.epochs.push_back(record);
  write(history_);
}

void RunRecorder::on_train_end(const cnn::TrainingState& /*state*/, const cnn::History& history) {
  write(history);
}

void RunRecorder::write(const cnn::History& history) const {
  cnn::write_file(folder_.history(), cnn::to_csv(history));
  cnn::write_file(folder_.curves(), cnn::view::to_svg(history, curves_));
}

}  // namespace convlings
