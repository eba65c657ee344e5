#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <optional>

#include "catalogue/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/nn/data/splits.hpp"
#include "cnn/nn/exchange/model_checkpoint.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/train/early_stopping.hpp"
#include "cnn/nn/train/progress_bar.hpp"
#include "commands/commands.hpp"
#include "commands/interrupt.hpp"
#include "commands/run_folder.hpp"
#include "commands/run_options.hpp"
#include "commands/training_page.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

using Clock = std::chrono::steady_clock;

std::string size_text(const cnn::Dataset& dataset) {
  return fmt::format("{}: {} pictures", dataset.name(), cnn::with_commas(dataset.size()));
}

/// One call of `train`, step by step.
class Run {
 public:
  Run(const Context& context, const RunOptions& options)
      : context_(context),
        options_(options),
        optimizer_(options.optimizer.make()),
        train_(load(cnn::Part::train)),
        model_(make_model_for(options.model, train_)),
        loss_(loss_for(model_)) {
    if (options.early_stopping > 0 && options.hold_out == 0) {
      throw InputError("--early-stopping needs pictures to validate on. Add --hold-out 0.1.");
    }
    model_.compile({.optimizer = optimizer_, .loss = loss_, .metrics = {cnn::accuracy}});
    train_ = with_targets_for(loss_, train_);
    if (options.hold_out > 0) hold_out();
    folder_.emplace(options.out, options.force);
  }

  int run() {
    announce();
    const bool interrupted = learn();
    const bool diverged = history_.stopped == cnn::Stopped::not_finite;
    if (!diverged) cnn::save_weights(model_, folder_->weights());
    if (!diverged && !interrupted) test();
    write_page();
    if (!history_.reason.empty()) tell("Stopped: " + history_.reason);
    if (interrupted) tell("weights.safetensors holds the weights as they were then." + best_kept());
    if (diverged) tell("The weights are not kept: they hold no numbers." + best_kept());
    tell(fmt::format("In {}: {}", folder_->path().string(), fmt::join(folder_->files(), " ")));
    return interrupted ? interrupted_status : diverged ? 1 : 0;
  }

 private:
  cnn::Dataset load(cnn::Part part) const {
    const Busy busy(context_, "Reading " + options_.data.data);
    return options_.data.load(context_, part, options_.model.input_shape());
  }

  void hold_out() {
    const cnn::Split split = cnn::hold_out(train_.labels(), options_.hold_out, options_.model.seed);
    valid_.emplace(train_.subset(split.held_out));
    train_ = train_.subset(split.train);
  }

  void announce() const {
    tell(fmt::format(
        "{}, {} parameters. {}{}. {}, batches of {}, seed {}.", options_.model.model,
        cnn::with_commas(model_.parameter_count()), size_text(train_),
        valid_ ? fmt::format(", {} more to validate on", cnn::with_commas(valid_->size())) : "",
        to_string(optimizer_), options_.batch_size, options_.model.seed));
  }

  /// Returns whether Ctrl-C ended it.
  bool learn() {
    Interrupt interrupt;
    cnn::ModelCheckpoint checkpoint(
        {.file = folder_->best(), .monitor = valid_ ? "val_loss" : "loss"});
    RunRecorder recorder(*folder_, {.title = options_.title(), .note = how()});
    cnn::ProgressBar progress(
        {.redraws = isatty(STDOUT_FILENO) == 1, .columns = context_.style().width});
    cnn::EarlyStopping stopping(
        {.patience = options_.early_stopping, .restore_best_weights = true});
    std::vector<cnn::Callback*> callbacks{&interrupt, &checkpoint, &recorder, &progress};
    if (options_.early_stopping > 0) callbacks.push_back(&stopping);
    const Clock::time_point begin = Clock::now();
    history_ = model_.fit(train_, {.epochs = options_.epochs,
                                   .batch_size = options_.batch_size,
                                   .validation = valid_ ? &*valid_ : nullptr,
                                   .seed = options_.model.seed,
                                   .threads = options_.threads,
                                   .callbacks = callbacks});
    seconds_ = std::chrono::duration<double>(Clock::now() - begin).count();
    best_epoch_ = checkpoint.best_epoch();
    if (stopping.best_epoch() > 0) stopping.restore(model_);
    return interrupt.came();
  }

  /// On the part that was never seen, or on what was held out where the data has no such part.
  void test() {
    std::optional<cnn::Dataset> unseen = valid_;
    if (cnn::has_test_part(options_.data.data)) {
      unseen.emplace(with_targets_for(loss_, load(cnn::Part::test)));
    }
    if (!unseen) return;
    const Busy busy(context_, "Testing");
    page_.test = judge(model_, *unseen, options_.threads);
    page_.test_name = size_text(*unseen);
  }

  void write_page() {
    page_.title = options_.title();
    page_.class_names = train_.class_names();
    page_.history = history_;
    page_.facts = {
        {"model",
         fmt::format("{}, input {}, {} parameters", options_.model.model,
                     to_string(model_.input_shape()), cnn::with_commas(model_.parameter_count()))},
        {"training", size_text(train_)},
        {"validation", valid_ ? cnn::with_commas(valid_->size()) + " pictures held out" : "none"},
        {"pixels", options_.data.scale == "raw" ? "raw, 0 to 255" : "divided by 255"},
        {"optimizer", to_string(optimizer_)},
        {"loss", cnn::to_string(loss_)},
        {"batch size", std::to_string(options_.batch_size)},
        {"seed", std::to_string(options_.model.seed)},
        {"time", fmt::format("{:.1f} s", seconds_)}};
    if (best_epoch_ > 0) {
      page_.facts.emplace_back("best.safetensors", fmt::format("epoch {}", best_epoch_));
    }
    cnn::write_file(folder_->summary(), to_markdown(page_));
    if (page_.test) tell(page_.test_name + ": " + to_string(*page_.test) + ".");
  }

  std::string how() const {
    return fmt::format("{}, batches of {}, seed {}, pixels {}", to_string(optimizer_),
                       options_.batch_size, options_.model.seed, options_.data.scale);
  }

  std::string best_kept() const {
    if (best_epoch_ == 0) return "";
    return fmt::format(" best.safetensors has those of epoch {}.", best_epoch_);
  }

  void tell(const std::string& text) const {
    say(context_, wrap(text, context_.style().width, "  ") + "\n");
    std::fflush(stdout);
  }

  const Context& context_;
  const RunOptions& options_;
  cnn::Optimizer optimizer_;
  cnn::Dataset train_;
  cnn::Sequential model_;
  cnn::Loss loss_;
  std::optional<cnn::Dataset> valid_;
  std::optional<RunFolder> folder_;
  cnn::History history_;
  TrainingPage page_;
  double seconds_ = 0;
  int best_epoch_ = 0;
};

}  // namespace

void add_train(CommandLine& line, const Context& context) {
  auto options = std::make_shared<RunOptions>();
  Command command = line.command(
      "train", "Let a model learn from pictures",
      "  ./convlings train mnist --data mnist --out run\n"
      "  ./convlings train mnist --data fashion-mnist --hold-out 0.1 --out run\n"
      "  ./convlings train cifar --data cifar-10 --optimizer adam --out run\n"
      "Into the folder: history.csv, curves.svg and best.safetensors after every epoch,\n"
      "weights.safetensors and summary.md at the end. Ctrl-C finishes the batch and\n"
      "keeps what was learned (status 130).\n"s +
          layer_words,
      [&context, options] { return Run(context, *options).run(); });
  options->add_to(command);
}

}  // namespace convlings
