#include "cnn/nn/train/monitor.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace cnn {

Monitor::Monitor(std::string who, std::string name, double min_delta)
    : who_(std::move(who)),
      name_(std::move(name)),
      min_delta_(min_delta),
      smaller_is_better_(name_ == "loss" || name_ == "val_loss"),
      best_(smaller_is_better_ ? std::numeric_limits<double>::infinity()
                               : -std::numeric_limits<double>::infinity()) {
  if (!smaller_is_better_ && name_ != "accuracy" && name_ != "val_accuracy") {
    throw std::invalid_argument(fmt::format(
        "{}: monitor must be loss, accuracy, val_loss or val_accuracy. Received {}.", who_, name_));
  }
  if (!(min_delta >= 0) || std::isinf(min_delta)) {
    throw std::invalid_argument(
        fmt::format("{}: min_delta must be a number from 0. Received {}.", who_, min_delta));
  }
}

bool Monitor::improves(const EpochRecord& record) {
  const double now = value(record);
  const bool better = smaller_is_better_ ? now + min_delta_ < best_ : now - min_delta_ > best_;
  if (!better) return false;
  best_ = now;
  best_epoch_ = record.epoch;
  return true;
}

double Monitor::value(const EpochRecord& record) const {
  const bool of_validation = name_.starts_with("val_");
  if (of_validation && !record.validation) {
    throw std::invalid_argument(
        fmt::format("{}: {} needs examples to validate on. Give fit .validation, or monitor {}.",
                    who_, name_, name_.substr(4)));
  }
  const Scores& scores = of_validation ? *record.validation : record.train;
  if (name_.ends_with("loss")) return scores.loss;
  if (!scores.accuracy) {
    throw std::invalid_argument(
        fmt::format("{}: {} is not measured. Compile with .metrics = {{accuracy}}.", who_, name_));
  }
  return *scores.accuracy;
}

}  // namespace cnn
