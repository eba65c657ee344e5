// Lesson 15: trainings with a setting that is nearly right, and numbers read from the wrong place.
#include "training.hpp"

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const compile = "Compile: what to make small, and how";
const char* const fit = "Fit: steps, batches, epochs";
const char* const evaluate = "Evaluate: how much better?";
const char* const networks = "Three networks, for real";
const char* const your_turn = "Your turn";

const Misconception baseline_no_flatten("dense_baseline.no_flatten",
                                        "You left out Flatten. A dense layer wants one row of "
                                        "numbers, not a picture.",
                                        networks);
const Misconception baseline_relu("dense_baseline.relu_at_the_end",
                                  "Your last layer ends with relu. Softmax makes its ten numbers "
                                  "probabilities.",
                                  networks);
const Misconception baseline_no_relu("dense_baseline.hidden_without_relu",
                                     "Your layer of 512 units has no activation. It ends with "
                                     "relu; without it two dense layers are no more than one.",
                                     networks);
const Misconception baseline_sigmoid("dense_baseline.sigmoid_at_the_end",
                                     "Your last layer ends with sigmoid. One of ten classes asks "
                                     "for softmax, so that the numbers add up to 1.",
                                     networks);
const Misconception baseline_one_layer("dense_baseline.one_layer",
                                       "You left out the layer of 512 units.", networks);
const Misconception baseline_256("dense_baseline.hidden_256",
                                 "Your first dense layer has 256 units. The baseline has 512.",
                                 networks);
const Misconception baseline_colour("dense_baseline.colour_input",
                                    "Your input has three channels. The pictures are grey: "
                                    "{28, 28, 1}.",
                                    networks);
const Misconception baseline_flat_input("dense_baseline.flat_input",
                                        "Your model takes a row of 784 numbers. Pictures come as "
                                        "{28, 28, 1}; Flatten makes the row.",
                                        networks);
const Misconception baseline_linear("dense_baseline.nothing_at_the_end",
                                    "Your last layer has no activation. Softmax makes its ten "
                                    "numbers probabilities.",
                                    networks);

}  // namespace

Sequential dense_baseline() {
  Sequential model(baseline_flat_input ? Shape{784} : Shape{28, 28, baseline_colour ? 3 : 1});
  if (!baseline_no_flatten && !baseline_flat_input) model.add(Flatten());
  if (!baseline_one_layer) {
    model.add(
        Dense({.units = baseline_256 ? 256 : 512, .activation = baseline_no_relu ? linear : relu}));
  }
  model.add(Dense({.units = 10,
                   .activation = baseline_relu      ? relu
                                 : baseline_sigmoid ? sigmoid
                                 : baseline_linear  ? linear
                                                    : softmax}));
  return model;
}

namespace {

const Misconception pool_between("assignment_network.pool_between",
                                 "You pool between the two convolutions. In this network the one "
                                 "pooling comes after both.",
                                 networks);
const Misconception two_pools("assignment_network.two_pools",
                              "You pool after each convolution. This network pools once, after "
                              "both.",
                              networks);
const Misconception filters_exchanged(
    "assignment_network.filters_exchanged",
    "Your convolutions have 32 and then 16 filters. The first has "
    "16, the second 32.",
    networks);
const Misconception padding_same("assignment_network.padding_same",
                                 "Your convolutions have padding same. Here they have none: leave "
                                 ".padding out.",
                                 networks);
const Misconception no_flatten(
    "assignment_network.no_flatten",
    "You left out Flatten, the layer that learns nothing between pooling "
    "and dense.",
    networks);
const Misconception without_relu("assignment_network.without_relu",
                                 "Your convolutions have no activation. They end with relu.",
                                 networks);
const Misconception hidden_128("assignment_network.hidden_128",
                               "Your first dense layer has 128 units. Here it has 64.", networks);
const Misconception softmax_left_out("assignment_network.softmax_left_out",
                                     "Your last layer has no activation. Softmax makes its ten "
                                     "numbers probabilities.",
                                     networks);
const Misconception one_convolution(
    "assignment_network.one_convolution",
    "You have one convolution. There are two before the pooling, of "
    "16 and of 32 filters.",
    networks);
const Misconception colour_input("assignment_network.colour_input",
                                 "Your input has three channels. The pictures are grey: "
                                 "{28, 28, 1}.",
                                 networks);
const Misconception swapped_size("assignment_network.dropped_pool",
                                 "You left out the pooling after the two convolutions.", networks);

void add_convolution(Sequential& model, int filters) {
  model.add(Conv2D({.filters = filters,
                    .kernel_size = 3,
                    .padding = padding_same ? same : valid,
                    .activation = without_relu ? linear : relu}));
}

}  // namespace

Sequential assignment_network() {
  Sequential model({28, 28, colour_input ? 3 : 1});
  if (!one_convolution) add_convolution(model, filters_exchanged ? 32 : 16);
  if (pool_between || two_pools) model.add(MaxPooling2D({.pool_size = 2}));
  add_convolution(model, filters_exchanged ? 16 : 32);
  if (!pool_between && !swapped_size) model.add(MaxPooling2D({.pool_size = 2}));
  if (!no_flatten) model.add(Flatten());
  model.add(Dense({.units = hidden_128 ? 128 : 64, .activation = relu}));
  model.add(Dense({.units = 10, .activation = softmax_left_out ? linear : softmax}));
  return model;
}

namespace {

const Misconception rate_too_large("train.rate_too_large",
                                   "Your learning rate is 0.01. It should be 0.001: "
                                   "RMSprop{.learning_rate = 1e-3F}.",
                                   compile);
const Misconception sgd_instead(
    "train.sgd_instead",
    "You compile with SGD. Asked for is RMSprop with a learning rate of "
    "0.001.",
    compile);
const Misconception adam_instead("train.adam_instead",
                                 "You compile with Adam. Asked for is RMSprop with a learning rate "
                                 "of 0.001.",
                                 compile);
const Misconception squared_error("train.squared_error",
                                  "Your loss is the mean squared error. For one-hot targets and "
                                  "softmax it is categorical cross-entropy.",
                                  compile);
const Misconception binary_loss(
    "train.binary_loss",
    "Your loss is the binary cross-entropy, which is for a single yes or "
    "no. One of several classes asks for the categorical one.",
    compile);
const Misconception no_metric("train.no_metric",
                              "You compile without metrics, so nobody measures the accuracy: "
                              ".metrics = {accuracy}.",
                              compile);
const Misconception ten_epochs("train.ten_epochs", "You train for ten epochs. Asked for are five.",
                               fit);
const Misconception one_epoch("train.one_epoch",
                              "You train for one epoch, which is the default. Asked for are five: "
                              ".epochs = 5.",
                              fit);
const Misconception default_batches(
    "train.default_batches",
    "Your batches have 32 pictures, which is the default. Asked for "
    "are 64: .batch_size = 64.",
    fit);
const Misconception exchanged(
    "train.exchanged", "You exchange epochs and batch size: 5 pictures in a batch, 64 epochs.",
    fit);
const Misconception not_watched("train.not_watched",
                                "You give fit no validation: .validation = &validation.", fit);
const Misconception watches_training(
    "train.watches_training",
    "You watch the pictures that the model learns from. Then nobody "
    "notices when it learns them by heart: .validation = "
    "&validation.",
    fit);
const Misconception watches_test("train.watches_test",
                                 "You watch the test pictures during the training. They are asked "
                                 "once, at the end.",
                                 evaluate);
const Misconception learns_from_validation(
    "train.learns_from_validation",
    "The model learns from the validation pictures. It learns "
    "from the first set, training.",
    fit);
const Misconception learns_from_test("train.learns_from_test",
                                     "The model learns from the test pictures. What it answers to "
                                     "them then says nothing.",
                                     evaluate);
const Misconception asks_validation("train.asks_validation",
                                    "The accuracy you return is that of the validation pictures. "
                                    "Evaluate on the third set, test.",
                                    evaluate);
const Misconception asks_training("train.asks_training",
                                  "The accuracy you return is that of the training pictures. "
                                  "Evaluate on the third set, test.",
                                  evaluate);
const Misconception returns_loss("train.returns_loss",
                                 "You return the loss of the test. Asked for is .accuracy.value().",
                                 evaluate);
const Misconception trains_a_copy(
    "train.trains_a_copy",
    "You train a copy of the model. The model that you are given has to "
    "learn: leave out the copy.",
    fit);
const Misconception last_validation(
    "train.last_validation",
    "The accuracy you return is the last one of the history, on the "
    "validation pictures. Evaluate on test.",
    evaluate);

Optimizer optimizer() {
  if (sgd_instead) return SGD{};
  if (adam_instead) return Adam{};
  return RMSprop{.learning_rate = rate_too_large ? 1e-2F : 1e-3F};
}

}  // namespace

Training train(Sequential& given, const Examples& training, const Examples& validation,
               const Examples& test) {
  Sequential copy = given;
  Sequential& model = trains_a_copy ? copy : given;
  model.compile({.optimizer = optimizer(),
                 .loss = squared_error ? mean_squared_error
                         : binary_loss ? binary_crossentropy
                                       : categorical_crossentropy,
                 .metrics = no_metric ? std::vector<Metric>{} : std::vector<Metric>{accuracy}});
  const Examples& learned = learns_from_validation ? validation
                            : learns_from_test     ? test
                                                   : training;
  const Examples* watched = not_watched        ? nullptr
                            : watches_training ? &training
                            : watches_test     ? &test
                                               : &validation;
  const History history = model.fit(learned, {.epochs = ten_epochs  ? 10
                                                        : one_epoch ? 1
                                                        : exchanged ? 64
                                                                    : 5,
                                              .batch_size = default_batches ? 32
                                                            : exchanged     ? 5
                                                                            : 64,
                                              .validation = watched});
  if (last_validation) return {history, history.epochs.back().validation->accuracy.value()};
  const Scores scores = model.evaluate(asks_validation ? validation
                                       : asks_training ? training
                                                       : test,
                                       {});
  return {history, returns_loss ? scores.loss : scores.accuracy.value()};
}

namespace {

const Misconception difference_of_accuracies(
    "relative_error_reduction.difference_of_accuracies",
    "You subtract the accuracies. Divide what has gone by the errors there were before.", evaluate);
const Misconception by_accuracy(
    "relative_error_reduction.by_accuracy",
    "You divide by the accuracy before. Divide by the error rate before, "
    "1 - accuracy_before.",
    evaluate);
const Misconception by_errors_after("relative_error_reduction.by_errors_after",
                                    "You divide by the errors that are left. Divide by those there "
                                    "were before.",
                                    evaluate);
const Misconception what_is_left("relative_error_reduction.what_is_left",
                                 "You return the part of the errors that is left. Asked for is the "
                                 "part that has gone.",
                                 evaluate);
const Misconception sign_turned("relative_error_reduction.sign_turned",
                                "Your sign is turned round: fewer errors than before should be a "
                                "positive number.",
                                evaluate);
const Misconception never_negative("relative_error_reduction.never_negative",
                                   "You cut off below 0 (or take the absolute value). More errors "
                                   "than before count below zero.",
                                   evaluate);
const Misconception in_percent(
    "relative_error_reduction.in_percent",
    "Your answer is in per cent. Asked for is a part of 1: 0.5 for half.", evaluate);
const Misconception arguments_exchanged("relative_error_reduction.arguments_exchanged",
                                        "You exchange before and after.", evaluate);

const AlsoNeeded at_the_ends(
    "relative_error_reduction: nothing changes, nothing is left to do",
    "the two ends of the scale, which a student should see work out to 0 and 1");
const AlsoNeeded any_two("relative_error_reduction: any two accuracies",
                         "stands against an answer made for the numbers that are shown");

}  // namespace

double relative_error_reduction(double accuracy_before, double accuracy_after) {
  if (arguments_exchanged) std::swap(accuracy_before, accuracy_after);
  const double before = 1 - accuracy_before;
  const double after = 1 - accuracy_after;
  double gone = sign_turned ? after - before : before - after;
  if (never_negative && gone < 0) gone = 0;
  if (what_is_left) gone = after;
  const double whole = difference_of_accuracies ? 1
                       : by_accuracy            ? accuracy_before
                       : by_errors_after        ? after
                                                : before;
  return gone / whole * (in_percent ? 100 : 1);
}

namespace {

const Misconception counted_from_zero(
    "read_history.counted_from_zero",
    "Your best epoch is one too small. Epochs are counted from 1: "
    "take .epoch of the record.",
    your_turn);
const Misconception last_of_equals(
    "read_history.last_of_equals",
    "Of equally good epochs you take the last. The first counts: use "
    ">, not >=.",
    your_turn);
const Misconception best_training("read_history.best_training",
                                  "You look for the best training accuracy. It is the validation "
                                  "accuracy that decides.",
                                  fit);
const Misconception smallest_loss("read_history.smallest_loss",
                                  "You look for the smallest validation loss. It is the validation "
                                  "accuracy that decides.",
                                  fit);
const Misconception always_last("read_history.always_last",
                                "You return the last epoch. The best one may lie before it.", fit);
const Misconception worst("read_history.worst",
                          "You look for the smallest validation accuracy. Turn the comparison "
                          "round.",
                          your_turn);
const Misconception gap_of_best("read_history.gap_of_best",
                                "Your gap is that of the best epoch. Asked for is the last one.",
                                your_turn);
const Misconception gap_turned(
    "read_history.gap_turned",
    "You subtract training from validation accuracy. It is training minus "
    "validation.",
    your_turn);
const Misconception gap_absolute(
    "read_history.gap_absolute",
    "Your gap is never below 0. It is, when validation is ahead: leave "
    "out the absolute value.",
    your_turn);
const Misconception gap_of_losses("read_history.gap_of_losses",
                                  "Your gap is the difference of the losses. Asked for are the "
                                  "accuracies.",
                                  your_turn);
const Misconception gap_of_first("read_history.gap_of_first",
                                 "Your gap is that of the first epoch. Asked for is the last one.",
                                 your_turn);

double accuracy_on_validation(const EpochRecord& record) {
  return record.validation->accuracy.value();
}

bool better(const EpochRecord& record, const EpochRecord& best) {
  if (best_training) return record.train.accuracy.value() > best.train.accuracy.value();
  if (smallest_loss) return record.validation->loss < best.validation->loss;
  if (worst) return accuracy_on_validation(record) < accuracy_on_validation(best);
  return last_of_equals ? accuracy_on_validation(record) >= accuracy_on_validation(best)
                        : accuracy_on_validation(record) > accuracy_on_validation(best);
}

}  // namespace

Reading read_history(const History& history) {
  const EpochRecord* best = &history.epochs.front();
  for (const EpochRecord& record : history.epochs) {
    if (always_last || better(record, *best)) best = &record;
  }
  const EpochRecord& at = gap_of_best    ? *best
                          : gap_of_first ? history.epochs.front()
                                         : history.epochs.back();
  double gap = gap_of_losses ? at.train.loss - at.validation->loss
                             : at.train.accuracy.value() - accuracy_on_validation(at);
  if (gap_turned) gap = -gap;
  if (gap_absolute && gap < 0) gap = -gap;
  return {best->epoch - (counted_from_zero ? 1 : 0), gap};
}
