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

}  // namespace

std::string table_header(const ExperimentGrid& grid) {
  std::string line;
  if (varies_filters(grid)) line += "filters  ";
  if (varies_kernel_size(grid)) line += "kernel  ";
  return line + "batch  pixels  epochs  parameters   train    test    loss   time\n";
}

std::string table_row(const ExperimentGrid& grid, const Finding& finding) {
  const Setting& setting = finding.setting;
  std::string line;
  if (varies_filters(grid)) line += fmt::format("{:>7}  ", setting.filters);
  if (varies_kernel_size(grid)) line += fmt::format("{0:>4}x{0:<1}  ", setting.kernel_size);
  return line +
         fmt::format("{:>5}  {:<6}  {:>6}  {:>10}  {:>6}  {:>6}  {:>6}  {:>4.0f}s\n",
                     setting.batch_size, setting.scale == "raw" ? "0..255" : "0..1", finding.epochs,
                     finding.parameters, accuracy_text(finding, finding.train),
                     accuracy_text(finding, finding.test), loss_text(finding), finding.seconds);
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
