// The folder of one training: its files, and those that it keeps up to date while it runs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/train/callback.hpp"
#include "cnn/nn/view/curves.hpp"

namespace convlings {

/// history.csv, curves.svg, best.safetensors, weights.safetensors and summary.md, each written
/// whole or not at all.
class RunFolder {
 public:
  /// Makes the folder. One that holds a training already is refused with InputError, unless `force`
  /// says that its files may go.
  RunFolder(const std::filesystem::path& folder, bool force);

  std::filesystem::path history() const { return folder_ / "history.csv"; }
  std::filesystem::path curves() const { return folder_ / "curves.svg"; }
  std::filesystem::path best() const { return folder_ / "best.safetensors"; }
  std::filesystem::path weights() const { return folder_ / "weights.safetensors"; }
  std::filesystem::path summary() const { return folder_ / "summary.md"; }

  const std::filesystem::path& path() const { return folder_; }

  /// The names of those that are there.
  std::vector<std::string> files() const;

 private:
  std::vector<std::filesystem::path> all() const;

  std::filesystem::path folder_;
};

/// Writes history.csv and curves.svg after every epoch, so that they can be watched.
class RunRecorder : public cnn::Callback {
 public:
  RunRecorder(const RunFolder& folder, cnn::view::CurvesOptions curves);

  void on_epoch_end(const cnn::TrainingState& state, const cnn::EpochRecord& record) override;
  void on_train_end(const cnn::TrainingState& state, const cnn::History& history) override;

 private:
  void write(const cnn::History& history) const;

  const RunFolder& folder_;
  cnn::view::CurvesOptions curves_;
  cnn::History history_;
};

}  // namespace convlings
