#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "catalogue/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/nn/model/layer_config.hpp"
#include "commands/commands.hpp"
#include "commands/interrupt.hpp"
#include "commands/training_options.hpp"
#include "experiments/findings.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

struct ExperimentOptions {
  ExperimentGrid grid{.models = {"cF,K m2 cF,K m2 f d64 dN"},
                      .filters = {16},
                      .kernel_sizes = {3},
                      .batch_sizes = {64},
                      .scales = {"unit"},
                      .epochs = {3}};
  ModelOptions model;  // input and padding; the grid has the layers
  DataOptions data;
  OptimizerOptions optimizer;
  std::uint64_t seed = 1;
  int threads = 0;
  std::string out;
};

/// Trains one setting, and looks at it after each of the grid's epochs.
std::vector<Finding> try_setting(const Context& context, const ExperimentOptions& options,
                                 const Setting& setting, Interrupt& interrupt) {
  DataOptions data = options.data;
  data.scale = setting.scale;
  const cnn::Shape shape =
      options.model.input.empty() ? cnn::Shape() : cnn::parse_input_shape(options.model.input);
  const cnn::Dataset train = data.load(context, cnn::Part::train, shape);
  ModelOptions model_options = options.model;
  model_options.model = setting.model;
  cnn::Sequential model = make_model_for(model_options, train);
  const cnn::Loss loss = loss_for(model);
  const cnn::Dataset learned = with_targets_for(loss, train);
  const cnn::Dataset test =
      with_targets_for(loss, data.load(context, cnn::Part::test, train.input_shape()));
  model.build(options.seed);
  model.compile({.optimizer = options.optimizer.make(), .loss = loss, .metrics = {cnn::accuracy}});
  const std::vector<int>& looks = options.grid.epochs;
  const cnn::History history = model.fit(learned, {.epochs = looks.back(),
                                                   .batch_size = setting.batch_size,
                                                   .validation = &test,
                                                   .seed = options.seed,
                                                   .threads = options.threads,
                                                   .callbacks = {&interrupt}});
  std::vector<Finding> findings;
  Finding finding{.setting = setting, .parameters = model.parameter_count()};
  for (const cnn::EpochRecord& record : history.epochs) {
    finding.epochs = record.epoch;
    finding.train = record.train;
    finding.test = record.validation.value();
    finding.seconds += record.seconds;
    if (std::find(looks.begin(), looks.end(), record.epoch) != looks.end()) {
      findings.push_back(finding);
    }
  }
  if (history.stopped == cnn::Stopped::not_finite) {
    finding.epochs = static_cast<int>(history.epochs.size()) + 1;
    finding.failed = true;
    findings.push_back(finding);
  }
  return findings;
}

std::string title_of(const ExperimentOptions& options) {
  const std::vector<std::string>& models = options.grid.models;
  if (models.size() == 1) return fmt::format("{} on {}", models.front(), options.data.data);
  std::string title = options.data.data + ":";
  for (std::size_t i = 0; i < models.size(); ++i) {
    title += fmt::format("{} model {}: {}", i == 0 ? "" : ",", i + 1, models[i]);
  }
  return title;
}

void write_findings(const Context& context, const ExperimentOptions& options,
                    const std::vector<Finding>& findings) {
  if (options.out.empty() || findings.empty()) return;
  const std::filesystem::path folder = options.out;
  cnn::write_file(folder / "experiment.csv", to_csv(findings));
  cnn::write_file(folder / "experiment.svg", to_svg(options.grid, findings, title_of(options),
                                                    to_string(options.optimizer.make())));
  say(context, fmt::format("\nThe table and the plot: {}/experiment.csv and experiment.svg\n",
                           folder.string()));
}

void make_folder(const std::string& folder) {
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder)) {
    throw InputError(fmt::format("{}: cannot make this folder: {}. Choose another --out.", folder,
                                 error ? error.message() : "a file is in the way"));
  }
}

int experiment(const Context& context, ExperimentOptions& options) {
  make_folder(options.out);
  std::sort(options.grid.epochs.begin(), options.grid.epochs.end());
  const int classes =
      options.data.load(context, cnn::Part::test, cnn::parse_input_shape("32x32x3")).classes();
  const std::vector<Setting> settings = settings_of(options.grid, classes);
  say(context,
      fmt::format("{}, seed {}\n{}\nAccuracies on the training and the test part, {} settings:\n\n",
                  title_of(options), options.seed, to_string(options.optimizer.make()),
                  settings.size()));
  say(context, table_header(options.grid));
  Interrupt interrupt;
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < settings.size() && !interrupt.came(); ++i) {
    std::vector<Finding> found;
    {
      const Busy busy(context, fmt::format("Training {} of {}", i + 1, settings.size()));
      found = try_setting(context, options, settings[i], interrupt);
    }
    for (const Finding& finding : found) {
      say(context, table_row(options.grid, finding));
      findings.push_back(finding);
    }
    std::fflush(stdout);
  }
  if (const std::string text = improvement_text(options.grid, findings); !text.empty()) {
    say(context, "\n" + text);
  }
  write_findings(context, options, findings);
  if (!interrupt.came()) return 0;
  say(context,
      fmt::format("Interrupted after {} of the rows; those above are whole.\n", findings.size()));
  return interrupted_status;
}

}  // namespace

void add_experiment(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ExperimentOptions>();
  Command command = line.command(
      "experiment", "Train a small grid of networks and compare them",
      "  ./convlings experiment --kernel-sizes 3,5 --filters 8,16 --epochs 1,3 --out D\n"
      "  ./convlings experiment \"cF,3 m2 f dN\" --filters 4,16 --batch-sizes 32,256\n"
      "  ./convlings experiment \"f d512 d10\" mnist --data mnist --epochs 5\n"
      "  ./convlings experiment cifar --data cifar-10 --optimizer sgd --scales raw,unit\n"
      "In MODEL, F stands for the filters, K for the kernel size, N for the classes.\n"s +
          layer_words,
      [&context, options] { return experiment(context, *options); });
  command.words("MODEL", options->grid.models,
                "Layer configs with F, K and N in them, or names; compared");
  command.list("--filters", options->grid.filters, "What F becomes", 1, 4096);
  command.list("--kernel-sizes", options->grid.kernel_sizes, "What K becomes", 1, 64);
  command.list("--batch-sizes", options->grid.batch_sizes, "Examples a step", 1, 1 << 20);
  command.list("--epochs", options->grid.epochs, "After how many epochs to look", 1, 10'000);
  command.list("--scales", options->grid.scales, "Pixels 0 to 1 (unit) or 0 to 255 (raw)",
               {"unit", "raw"});
  command.option("--data", options->data.data,
                 "mnist, fashion-mnist, cifar-10, a folder or a CSV file");
  command.option("--limit", options->data.limit,
                 "Only so many examples of each part, always the same", 0, 1 << 30);
  command.option("--input", options->model.input,
                 "What a folder's pictures are resized to: 64x64x3");
  command.option("--padding", options->model.padding, "Of convolutions that do not name theirs",
                 {"valid", "same"});
  options->optimizer.add_to(command);
  command.option("--seed", options->seed, "Of weights and orders");
  command.option("--threads", options->threads, "0: one for each processor", 0, 1024);
  command.option("--out", options->out, "Folder for experiment.csv and experiment.svg");
}

}  // namespace convlings
