// Lesson 12: means of the wrong number of things, logarithms of nothing, winners that are not.
#include "loss.hpp"

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const three_pictures = "Worked example: three pictures";
const char* const logarithm = "Why the logarithm";
const char* const yes_or_no = "Yes or no";
const char* const share = "Accuracy";

float clipped(float p, float least) { return std::max(p, least); }

const Misconception not_divided("categorical_crossentropy.not_divided",
                                "You add up the losses of all examples. Divide by the number of "
                                "examples: the loss of a batch is a mean.",
                                three_pictures);
const Misconception over_cells("categorical_crossentropy.over_cells",
                               "You divide by the number of all cells. The mean is over examples: "
                               "divide by targets.shape()[0].",
                               three_pictures);
const Misconception over_classes("categorical_crossentropy.over_classes",
                                 "You divide by the number of classes. The mean is over examples: "
                                 "divide by targets.shape()[0].",
                                 three_pictures);
const Misconception log_10("categorical_crossentropy.log_10",
                           "You take the logarithm to base 10. It is the natural one here: "
                           "std::log.",
                           logarithm);
const Misconception log_2("categorical_crossentropy.log_2",
                          "You take the logarithm to base 2. It is the natural one here: std::log.",
                          logarithm);
const Misconception log_of_0(
    "categorical_crossentropy.log_of_0",
    "You take the logarithm of 0 for classes that are not the truth, and 0 times infinity is nan. "
    "Lift what is below epsilon first: std::max(p, epsilon).",
    logarithm);
const Misconception truth_not_lifted(
    "categorical_crossentropy.truth_not_lifted",
    "Your loss gets infinite where the truth has probability 0. Lift what is below epsilon before "
    "the logarithm: std::max(p, epsilon).",
    logarithm);
const Misconception zero_is_free(
    "categorical_crossentropy.zero_is_free",
    "You let an answer that gave the truth 0 cost nothing. It costs most: 0 counts as epsilon, "
    "std::max(p, epsilon).",
    logarithm);
const Misconception lifted_too_high(
    "categorical_crossentropy.lifted_too_high",
    "You lift probabilities to 0.001 already. Lift only what is below epsilon, 0.0000001.",
    logarithm);
const Misconception positive_log("categorical_crossentropy.sign",
                                 "Your loss is negative. Logarithms of probabilities are below 0, "
                                 "so it is minus the logarithm.",
                                 three_pictures);
const Misconception arguments_exchanged(
    "categorical_crossentropy.arguments_exchanged",
    "You take the logarithm of the targets. It is targets(i, j) times the logarithm of "
    "probabilities(i, j).",
    three_pictures);
const Misconception all_classes("categorical_crossentropy.all_classes",
                                "You add log(1 - p) for the classes that are not true. Only the "
                                "true class counts here.",
                                yes_or_no);
const Misconception squared_error("categorical_crossentropy.squared_error",
                                  "You add up squared differences of targets and probabilities. "
                                  "Take minus the logarithm of the true class's probability.",
                                  logarithm);
const Misconception one_minus_p("categorical_crossentropy.one_minus_p",
                                "You take 1 - p of the true class. Take -log p.", logarithm);
const Misconception largest_p("categorical_crossentropy.largest",
                              "You take the largest probability of each row. Take that of the true "
                              "class, which has the 1 in targets.",
                              three_pictures);
const Misconception log_of_mean(
    "categorical_crossentropy.log_of_mean",
    "You take the mean of the probabilities first and then its logarithm. Take the logarithm of "
    "each, then the mean.",
    three_pictures);
const Misconception last_left_out("categorical_crossentropy.last_left_out",
                                  "You leave the last example out of the sum. The loop runs while "
                                  "i < targets.shape()[0].",
                                  three_pictures);
const Misconception softmax_again(
    "categorical_crossentropy.softmax_again",
    "You put the probabilities through softmax once more. They add up to 1 already: take their "
    "logarithms as they are.",
    three_pictures);

/// Row i of the probabilities, put through softmax.
std::vector<float> softmax_of(const Tensor& probabilities, int i) {
  std::vector<float> row;
  float sum = 0;
  for (int j = 0; j < probabilities.shape()[1]; ++j) {
    row.push_back(std::exp(probabilities(i, j)));
    sum += row.back();
  }
  for (float& p : row) p /= sum;
  return row;
}

float largest_of(const Tensor& probabilities, int i) {
  float largest = 0;
  for (int j = 0; j < probabilities.shape()[1]; ++j) {
    largest = std::max(largest, probabilities(i, j));
  }
  return largest;
}

/// What target t and probability p cost.
float cost(float t, float p) {
  if (squared_error) return (t - p) * (t - p);
  if (one_minus_p) return t * (1 - p);
  if (arguments_exchanged) return -p * std::log(clipped(t, epsilon));
  if (all_classes && t == 0) return -std::log(clipped(1 - p, epsilon));
  if (log_of_0) return -t * std::log(p);
  if (t == 0 || (zero_is_free && p == 0)) return 0;
  const float lifted = truth_not_lifted ? p : clipped(p, lifted_too_high ? 0.001F : epsilon);
  const float log = log_10 ? std::log10(lifted) : log_2 ? std::log2(lifted) : std::log(lifted);
  return -t * log;
}

}  // namespace

float categorical_crossentropy(const Tensor& targets, const Tensor& probabilities) {
  const int examples = targets.shape()[0];
  const int classes = targets.shape()[1];
  const auto count = static_cast<float>(examples);
  float sum = 0;
  float of_the_truth = 0;
  for (int i = 0; i < (last_left_out ? examples - 1 : examples); ++i) {
    const std::vector<float> again = softmax_of(probabilities, i);
    for (int j = 0; j < classes; ++j) {
      float p = probabilities(i, j);
      if (softmax_again) p = again[static_cast<std::size_t>(j)];
      if (largest_p) p = largest_of(probabilities, i);
      sum += cost(targets(i, j), p);
      of_the_truth += targets(i, j) * p;
    }
  }
  if (log_of_mean) sum = cost(1, of_the_truth / count) * count;
  if (positive_log) sum = -sum;
  if (not_divided) return sum;
  return sum / (over_cells     ? static_cast<float>(examples * classes)
                : over_classes ? static_cast<float>(classes)
                               : count);
}

namespace {

const Misconception sparse_not_divided(
    "sparse_categorical_crossentropy.not_divided",
    "You add up the losses of all examples. Divide by the number of examples: the loss of a batch "
    "is a mean.",
    three_pictures);
const Misconception sparse_over_classes(
    "sparse_categorical_crossentropy.over_classes",
    "You divide by the number of classes. The mean is over examples: divide by "
    "probabilities.shape()[0].",
    three_pictures);
const Misconception sparse_over_cells(
    "sparse_categorical_crossentropy.over_cells",
    "You divide by the number of all cells. The mean is over examples: divide by "
    "probabilities.shape()[0].",
    three_pictures);
const Misconception counted_from_1(
    "sparse_categorical_crossentropy.counted_from_1",
    "You count the classes from 1. They count from 0: the truth's probability is probabilities(i, "
    "labels[i]).",
    three_pictures);
const Misconception indices_exchanged(
    "sparse_categorical_crossentropy.indices_exchanged",
    "You exchange example and class. Row i is the example, the label is the column: "
    "probabilities(i, labels[i]).",
    three_pictures);
const Misconception sparse_log_10("sparse_categorical_crossentropy.log_10",
                                  "You take the logarithm to base 10. It is the natural one here: "
                                  "std::log.",
                                  logarithm);
const Misconception sparse_log_2("sparse_categorical_crossentropy.log_2",
                                 "You take the logarithm to base 2. It is the natural one here: "
                                 "std::log.",
                                 logarithm);
const Misconception sparse_not_lifted(
    "sparse_categorical_crossentropy.not_lifted",
    "Your loss gets infinite where the truth has probability 0. Lift what is below epsilon before "
    "the logarithm: std::max(p, epsilon).",
    logarithm);
const Misconception sparse_zero_is_free(
    "sparse_categorical_crossentropy.zero_is_free",
    "You let an answer that gave the truth 0 cost nothing. It costs most: 0 counts as epsilon, "
    "std::max(p, epsilon).",
    logarithm);
const Misconception sparse_lifted_too_high(
    "sparse_categorical_crossentropy.lifted_too_high",
    "You lift probabilities to 0.001 already. Lift only what is below epsilon, 0.0000001.",
    logarithm);
const Misconception sparse_sign("sparse_categorical_crossentropy.sign",
                                "Your loss is negative. Logarithms of probabilities are below 0, "
                                "so it is minus the logarithm.",
                                three_pictures);
const Misconception sparse_one_minus_p("sparse_categorical_crossentropy.one_minus_p",
                                       "You take 1 - p of the true class. Take -log p.", logarithm);
const Misconception past_the_row(
    "sparse_categorical_crossentropy.past_the_row",
    "You read into the next row for a label that is no class. Use probabilities(i, labels[i]), "
    "which checks the index and throws.",
    three_pictures);
const Misconception skips_no_class(
    "sparse_categorical_crossentropy.skips_no_class",
    "You pass over a label that is no class. It is a fault in the data: throw an exception, as "
    "probabilities(i, labels[i]) does by itself.",
    three_pictures);
const Misconception first_label("sparse_categorical_crossentropy.first_label",
                                "You use the first label for every example. Example i has label "
                                "labels[i].",
                                three_pictures);
const Misconception sparse_largest(
    "sparse_categorical_crossentropy.largest",
    "You take the largest probability of each row. Take that of the true class: probabilities(i, "
    "labels[i]).",
    three_pictures);
const Misconception sparse_last_left_out(
    "sparse_categorical_crossentropy.last_left_out",
    "You leave the last example out of the sum. The loop runs while i < probabilities.shape()[0].",
    three_pictures);
const Misconception sparse_log_of_mean(
    "sparse_categorical_crossentropy.log_of_mean",
    "You take the mean of the probabilities first and then its logarithm. Take the logarithm of "
    "each, then the mean.",
    three_pictures);

const AlsoNeeded sparse_random("sparse_categorical_crossentropy: random batches",
                               "numbers that nobody can foresee: an answer made to fit the written "
                               "cases does not pass");

float sparse_cost(float p) {
  if (sparse_one_minus_p) return 1 - p;
  if (sparse_zero_is_free && p == 0) return 0;
  const float lifted =
      sparse_not_lifted ? p : clipped(p, sparse_lifted_too_high ? 0.001F : epsilon);
  return -(sparse_log_10  ? std::log10(lifted)
           : sparse_log_2 ? std::log2(lifted)
                          : std::log(lifted));
}

/// The probability that is taken for the truth's.
float sparse_truth(const Tensor& probabilities, int i, int label) {
  const int classes = probabilities.shape()[1];
  if (sparse_largest) return largest_of(probabilities, i);
  if (indices_exchanged) return probabilities(label, i);
  if (past_the_row && label >= classes) {
    const int place = i * classes + label;
    return place < probabilities.size() ? probabilities.data()[place] : 0;
  }
  return probabilities(i, label);
}

}  // namespace

float sparse_categorical_crossentropy(const std::vector<int>& labels, const Tensor& probabilities) {
  const int examples = probabilities.shape()[0];
  const int classes = probabilities.shape()[1];
  const auto count = static_cast<float>(examples);
  float sum = 0;
  float of_the_truth = 0;
  for (int i = 0; i < (sparse_last_left_out ? examples - 1 : examples); ++i) {
    const int label =
        labels[first_label ? 0 : static_cast<std::size_t>(i)] - (counted_from_1 ? 1 : 0);
    if (skips_no_class && (label < 0 || label >= classes)) continue;
    const float p = sparse_truth(probabilities, i, label);
    sum += sparse_cost(p);
    of_the_truth += p;
  }
  if (sparse_log_of_mean) sum = sparse_cost(of_the_truth / count) * count;
  if (sparse_sign) sum = -sum;
  if (sparse_not_divided) return sum;
  return sum / (sparse_over_cells     ? static_cast<float>(examples * classes)
                : sparse_over_classes ? static_cast<float>(classes)
                                      : count);
}

namespace {

const Misconception ones_only(
    "binary_crossentropy.ones_only",
    "You let examples whose truth is 0 cost nothing. Where the target is 0, the truth got 1 - p: "
    "take -log(1 - p).",
    yes_or_no);
const Misconception truth_ignored(
    "binary_crossentropy.truth_ignored",
    "You take -log p whatever the truth is. Where the target is 0, the truth got 1 - p.",
    yes_or_no);
const Misconception truth_exchanged(
    "binary_crossentropy.truth_exchanged",
    "You exchange yes and no. The truth got p where the target is 1, and 1 - p where it is 0.",
    yes_or_no);
const Misconception both_terms(
    "binary_crossentropy.both_terms",
    "You add -log p and -log(1 - p) for every example. Only one of them counts: that of the truth.",
    yes_or_no);
const Misconception binary_not_divided(
    "binary_crossentropy.not_divided",
    "You add up the losses of all examples. Divide by the number of examples: the loss of a batch "
    "is a mean.",
    yes_or_no);
const Misconception binary_log_10("binary_crossentropy.log_10",
                                  "You take the logarithm to base 10. It is the natural one here: "
                                  "std::log.",
                                  logarithm);
const Misconception binary_log_2("binary_crossentropy.log_2",
                                 "You take the logarithm to base 2. It is the natural one here: "
                                 "std::log.",
                                 logarithm);
const Misconception binary_log_of_0(
    "binary_crossentropy.log_of_0",
    "You take the logarithm of 0 for the answer that is not the truth, and 0 times infinity is "
    "nan. Lift both p and 1 - p to epsilon first.",
    logarithm);
const Misconception binary_not_lifted(
    "binary_crossentropy.not_lifted",
    "Your loss gets infinite where the truth has probability 0. Lift what is below epsilon before "
    "the logarithm: std::max(…, epsilon).",
    logarithm);
const Misconception lifted_one_side(
    "binary_crossentropy.lifted_one_side",
    "You lift p to epsilon, but not 1 - p. The truth's probability can be 0 in both cases: "
    "std::max(1 - p, epsilon), too.",
    logarithm);
const Misconception binary_lifted_too_high(
    "binary_crossentropy.lifted_too_high",
    "You lift probabilities to 0.001 already. Lift only what is below epsilon, 0.0000001.",
    logarithm);
const Misconception binary_sign("binary_crossentropy.sign",
                                "Your loss is negative. Logarithms of probabilities are below 0, "
                                "so it is minus the logarithm.",
                                yes_or_no);
const Misconception binary_squared_error(
    "binary_crossentropy.squared_error",
    "You take the squared difference of target and probability. Take minus the logarithm of what "
    "the truth got.",
    logarithm);
const Misconception distance("binary_crossentropy.distance",
                             "You take the distance between target and probability. Take minus the "
                             "logarithm of what the truth got.",
                             logarithm);
const Misconception halved("binary_crossentropy.halved",
                           "You divide by 2 as well. One example has one unit and one loss: divide "
                           "by the number of examples only.",
                           yes_or_no);
const Misconception binary_log_of_mean(
    "binary_crossentropy.log_of_mean",
    "You take the mean of the probabilities first and then its logarithm. Take the logarithm of "
    "each, then the mean.",
    yes_or_no);
const Misconception binary_last_left_out(
    "binary_crossentropy.last_left_out",
    "You leave the last example out of the sum. The loop runs while i < targets.shape()[0].",
    yes_or_no);
const Misconception rounded_first(
    "binary_crossentropy.rounded_first",
    "You round p to 0 or 1 first. How sure the answer was is what the loss measures: take p as it "
    "is.",
    yes_or_no);

const AlsoNeeded binary_random("binary_crossentropy: random batches",
                               "numbers that nobody can foresee: an answer made to fit the written "
                               "cases does not pass");

float binary_log(float p, float least) {
  const float lifted = clipped(p, least);
  return binary_log_10 ? std::log10(lifted) : binary_log_2 ? std::log2(lifted) : std::log(lifted);
}

/// What target t and probability p cost.
float binary_cost(float t, float p) {
  const float least = binary_log_of_0 || binary_not_lifted ? 0.0F
                      : binary_lifted_too_high             ? 0.001F
                                                           : epsilon;
  const float yes = -binary_log(p, least);
  const float no = -binary_log(1 - p, lifted_one_side ? 0 : least);
  if (binary_squared_error) return (t - p) * (t - p);
  if (distance) return std::abs(t - p);
  if (both_terms) return yes + no;
  if (ones_only && t == 0) return 0;
  if (truth_ignored) return yes;
  if (binary_log_of_0) return t * yes + (1 - t) * no;
  return (t == 1) != static_cast<bool>(truth_exchanged) ? yes : no;
}

}  // namespace

float binary_crossentropy(const Tensor& targets, const Tensor& probabilities) {
  const int examples = targets.shape()[0];
  const auto count = static_cast<float>(examples);
  float sum = 0;
  float of_the_truth = 0;
  for (int i = 0; i < (binary_last_left_out ? examples - 1 : examples); ++i) {
    const float t = targets(i, 0);
    const float p = rounded_first ? std::round(probabilities(i, 0)) : probabilities(i, 0);
    sum += binary_cost(t, p);
    of_the_truth += t == 1 ? p : 1 - p;
  }
  if (binary_log_of_mean) sum = binary_cost(1, of_the_truth / count) * count;
  if (binary_sign) sum = -sum;
  if (binary_not_divided) return sum;
  return sum / (halved ? 2 * count : count);
}

namespace {

const Misconception above_one_half(
    "accuracy.above_one_half",
    "You count an answer as right when its true class has more than one half. With several classes "
    "the likeliest wins, even with less.",
    share);
const Misconception last_of_equals(
    "accuracy.last_of_equals",
    "Among equally likely classes your last one wins. The first one does: use >, not >=.", share);
const Misconception any_of_equals(
    "accuracy.any_of_equals",
    "You count the truth as right whenever it is as likely as the likeliest. Of equals only the "
    "first is the answer.",
    share);
const Misconception count_not_share("accuracy.count",
                                    "You answer the number of right answers. Divide it by the "
                                    "number of examples.",
                                    share);
const Misconception per_cent("accuracy.per_cent",
                             "You answer per cent. The share lies between 0 and 1: do not multiply "
                             "by 100.",
                             share);
const Misconception whole_division(
    "accuracy.whole_division",
    "You divide whole numbers, and 2 / 3 is 0 for them. Count in a float, or use static_cast.",
    share);
const Misconception error_rate("accuracy.error_rate",
                               "You answer the share of the wrong answers. Count those that are "
                               "right.",
                               share);
const Misconception by_classes("accuracy.by_classes",
                               "You divide by the number of classes. Divide by the number of "
                               "examples, probabilities.shape()[0].",
                               share);
const Misconception least_likely("accuracy.least_likely",
                                 "Your least likely class wins. The likeliest does: use >, not <.",
                                 share);
const Misconception winner_kept("accuracy.winner_kept",
                                "You begin a row with the winner of the row before. Start each row "
                                "with class 0.",
                                share);
const Misconception largest_kept(
    "accuracy.largest_kept",
    "You compare with the largest probability of earlier rows. Each row starts anew, with its own "
    "class 0.",
    share);
const Misconception mean_probability(
    "accuracy.mean_probability",
    "You take the mean probability of the truth. An answer is right or wrong: count the rows whose "
    "likeliest class is the label.",
    share);
const Misconception winners_from_1("accuracy.counted_from_1",
                                   "You count the classes from 1 when you compare winner and "
                                   "label. Both count from 0.",
                                   share);
const Misconception accuracy_last_left_out(
    "accuracy.last_left_out",
    "You never look at the last example. The loop runs while i < probabilities.shape()[0].", share);
const Misconception last_class_left_out(
    "accuracy.last_class_left_out",
    "You never look at the last class. The loop runs while j < probabilities.shape()[1].", share);

}  // namespace

float accuracy(const std::vector<int>& labels, const Tensor& probabilities) {
  const int examples = probabilities.shape()[0];
  const int classes = probabilities.shape()[1];
  float right = 0;
  float of_the_truth = 0;
  float best = 0;
  int winner = 0;
  for (int i = 0; i < (accuracy_last_left_out ? examples - 1 : examples); ++i) {
    if (!winner_kept) winner = 0;
    if (!largest_kept) best = probabilities(i, winner);
    for (int j = largest_kept ? 0 : 1; j < (last_class_left_out ? classes - 1 : classes); ++j) {
      const float p = probabilities(i, j);
      if (least_likely ? p < best : last_of_equals ? p >= best : p > best) {
        winner = j;
        best = p;
      }
    }
    const int label = labels[static_cast<std::size_t>(i)];
    const float p = probabilities(i, label);
    of_the_truth += p;
    const bool counts = above_one_half  ? p > 0.5F
                        : any_of_equals ? p >= best
                                        : winner + (winners_from_1 ? 1 : 0) == label;
    if (counts != static_cast<bool>(error_rate)) ++right;
  }
  if (mean_probability) right = of_the_truth;
  if (count_not_share) return right;
  const auto divisor = static_cast<float>(by_classes ? classes : examples);
  const float result = whole_division ? std::floor(right / divisor) : right / divisor;
  return per_cent ? 100 * result : result;
}

namespace {

const Misconception exchanged("confusion_matrix.exchanged",
                              "You exchange rows and columns. The row is the truth, the column is "
                              "the answer: matrix(labels[i], answers[i]).",
                              share);
const Misconception set_to_1("confusion_matrix.set_to_1",
                             "You write 1 into a cell in place of counting. Every example adds 1: "
                             "use +=.",
                             share);
const Misconception right_ones_only(
    "confusion_matrix.right_ones_only",
    "You count the right answers only. Every example counts, in the row of its truth and the "
    "column of its answer.",
    share);
const Misconception wrong_ones_only(
    "confusion_matrix.wrong_ones_only",
    "You count the wrong answers only. Right ones count, too: they stand on the diagonal.", share);
const Misconception shares("confusion_matrix.shares",
                           "You divide by the number of examples. The matrix counts them: whole "
                           "numbers.",
                           share);
const Misconception row_shares("confusion_matrix.row_shares",
                               "You divide each row by its sum. The matrix counts examples: whole "
                               "numbers.",
                               share);
const Misconception both_ways(
    "confusion_matrix.both_ways",
    "You count a wrong answer in both directions. It counts once: row of the truth, column of the "
    "answer.",
    share);
const Misconception size_of_labels(
    "confusion_matrix.size_of_labels",
    "Your matrix is as large as the largest label wants. It is (classes, classes), also for "
    "classes that nobody has seen.",
    share);
const Misconception matrix_from_1("confusion_matrix.counted_from_1",
                                  "You count the classes from 1. They count from 0: "
                                  "matrix(labels[i], answers[i]).",
                                  share);
const Misconception last_example_left_out(
    "confusion_matrix.last_left_out",
    "You leave the last example out. The loop runs while i < labels.size().", share);

}  // namespace

Tensor confusion_matrix(const std::vector<int>& labels, const std::vector<int>& answers,
                        int classes) {
  const int size = size_of_labels ? *std::ranges::max_element(labels) + 1 : classes;
  Tensor matrix({size, size});
  const std::size_t examples = last_example_left_out ? labels.size() - 1 : labels.size();
  for (std::size_t i = 0; i < examples; ++i) {
    const int truth = labels[i] - (matrix_from_1 ? 1 : 0);
    const int answer = answers[i] - (matrix_from_1 ? 1 : 0);
    if (right_ones_only && truth != answer) continue;
    if (wrong_ones_only && truth == answer) continue;
    float& cell = exchanged ? matrix(answer, truth) : matrix(truth, answer);
    cell = (set_to_1 ? 0 : cell) + 1;
    if (both_ways && truth != answer) matrix(answer, truth) += 1;
  }
  for (int row = 0; row < size; ++row) {
    float sum = 0;
    for (int column = 0; column < size; ++column) sum += matrix(row, column);
    for (int column = 0; column < size; ++column) {
      if (shares) matrix(row, column) /= static_cast<float>(labels.size());
      if (row_shares && sum > 0) matrix(row, column) /= sum;
    }
  }
  return matrix;
}
