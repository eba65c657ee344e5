#include "experiments/findings.hpp"

#include <fmt/format.h>

namespace convlings {
namespace {

std::string accuracy_text(const Finding& finding, const cnn::Scores& scores) {
  return finding.failed ? "nan" : fmt::format("{:.4f}", scores.accuracy.value_or(0));
}

std::string loss_text(const Finding& finding) {
  return finding.failed ? "nan" : fmt::format("{:.4f}", finding.test.loss);
}

/// A number that this setting's model has no place for is left open.
std::string number_or_dash(int number) { return number == 0 ? "-" : std::to_string(number); }

std::string kernel_text(int size) { return size == 0 ? "-" : fmt::format("{0}x{0}", size); }

double error_of(const Finding& finding) { return 1 - finding.test.accuracy.value_or(0); }

}  // namespace

std::string table_header(const ExperimentGrid& grid) {
  std::string line;
  if (grid.models.size() > 1) line += "model ";
  if (varies_filters(grid)) line += "filters ";
  if (varies_kernel_size(grid)) line += "kernel ";
  return line + "batch pixels epochs parameters  train   test   loss   time\n";
}

std::string table_row(const ExperimentGrid& grid, const Finding& finding) {
  const Setting& setting = finding.setting;
  std::string line;
  if (grid.models.size() > 1) line += fmt::format("{:>5} ", setting.number);
  if (varies_filters(grid)) line += fmt::format("{:>7} ", number_or_dash(setting.filters));
  if (varies_kernel_size(grid)) line += fmt::format("{:>6} ", kernel_text(setting.kernel_size));
  return line +
         fmt::format("{:>5} {:<6} {:>6} {:>10} {:>6} {:>6} {:>6} {:>5.0f}s\n", setting.batch_size,
                     setting.scale == "raw" ? "0..255" : "0..1", finding.epochs, finding.parameters,
                     accuracy_text(finding, finding.train), accuracy_text(finding, finding.test),
                     loss_text(finding), finding.seconds);
}

std::string setting_text(const ExperimentGrid& grid, const Setting& setting) {
  std::string text;
  if (grid.models.size() > 1) text += fmt::format("model {}, ", setting.number);
  if (setting.filters > 0) text += fmt::format("{} filters, ", setting.filters);
  if (setting.kernel_size > 0) text += kernel_text(setting.kernel_size) + ", ";
  text += fmt::format("batch {}", setting.batch_size);
  if (grid.scales.size() > 1) text += setting.scale == "raw" ? ", pixels 0..255" : ", pixels 0..1";
  return text;
}

std::string improvement_text(const ExperimentGrid& grid, const std::vector<Finding>& findings) {
  const Finding* worst = nullptr;
  const Finding* best = nullptr;
  for (const Finding& finding : findings) {
    if (finding.failed || finding.epochs != grid.epochs.back()) continue;
    if (worst == nullptr || error_of(finding) > error_of(*worst)) worst = &finding;
    if (best == nullptr || error_of(finding) < error_of(*best)) best = &finding;
  }
  if (best == nullptr || error_of(*worst) <= error_of(*best)) return "";
  return fmt::format("The test error falls from {:.2f} % ({}) to {:.2f} % ({}): {:.0f} % less.\n",
                     100 * error_of(*worst), setting_text(grid, worst->setting),
                     100 * error_of(*best), setting_text(grid, best->setting),
                     100 * (1 - error_of(*best) / error_of(*worst)));
}

std::string to_csv(const std::vector<Finding>& findings) {
  std::string csv =
      "model,filters,kernel_size,batch_size,scale,epochs,parameters,train_accuracy,test_accuracy,"
      "test_loss,seconds\n";
  for (const Finding& finding : findings) {
    const Setting& setting = finding.setting;
    csv += fmt::format("\"{}\",{},{},{},{},{},{},{},{},{},{:.2f}\n", setting.model, setting.filters,
                       setting.kernel_size, setting.batch_size, setting.scale, finding.epochs,
                       finding.parameters, accuracy_text(finding, finding.train),
                       accuracy_text(finding, finding.test), loss_text(finding), finding.seconds);
  }
  return csv;
}

}  // namespace convlings
