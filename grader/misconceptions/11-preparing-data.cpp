// Lesson 11: pixels on the wrong scale, ones in the wrong column, examples that get lost.
#include <cmath>
#include <numeric>

#include "misconceptions/misconception.hpp"
#include "preparing_data.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const mnist = "Worked example: MNIST";
const char* const both_lists = "Shuffle, both lists at once";
const char* const in_batches = "Batches";
const char* const examination = "An honest examination";

const Misconception whole_division(
    "to_images.whole_division",
    "You divide whole numbers, and 51 / 255 is 0 for them. Turn the byte into a float first: "
    "static_cast<float>(…) / 255.",
    mnist);
const Misconception not_scaled("to_images.not_scaled",
                               "You leave the pixels at 0 to 255. Divide each by 255.", mnist);
const Misconception by_256("to_images.by_256",
                           "You divide by 256. White is 255 and becomes 1: divide by 255.", mnist);
const Misconception by_the_brightest(
    "to_images.by_the_brightest",
    "You divide by the brightest pixel that there is. Divide by 255 always, so that a dark picture "
    "stays dark.",
    mnist);
const Misconception each_by_its_brightest(
    "to_images.each_by_its_brightest",
    "You divide each picture by its own brightest pixel. Divide by 255 always, so that a dark "
    "picture stays dark.",
    mnist);
const Misconception around_zero("to_images.around_zero",
                                "You scale to the range from -1 to 1. Black becomes 0 and white "
                                "1: divide by 255, no more.",
                                mnist);
const Misconception sides_exchanged(
    "to_images.sides_exchanged",
    "You exchange height and width in the shape. It is {count, height, width, 1}.", mnist);
const Misconception down_the_columns(
    "to_images.down_the_columns",
    "You read each picture column by column. The bytes lie row by row, as the numbers of a Tensor "
    "do: one walk fills it.",
    mnist);
const Misconception no_channel("to_images.no_channel",
                               "You forget the channel axis. Grey pictures get one of length 1: "
                               "{count, height, width, 1}.",
                               mnist);
const Misconception channel_first(
    "to_images.channel_first",
    "You put the channel axis before the height. It comes last: {count, height, width, 1}.", mnist);
const Misconception as_rows("to_images.as_rows",
                            "You make one row of each picture. That is for dense layers; here the "
                            "shape is {count, height, width, 1}.",
                            mnist);
const Misconception inverted("to_images.inverted",
                             "You turn black into white. Black, 0, stays 0, and white becomes 1.",
                             mnist);
const Misconception first_picture("to_images.first_picture",
                                  "All your pictures are copies of the first. The bytes go on: "
                                  "number i of the tensor is byte i.",
                                  mnist);

const AlsoNeeded random_bytes(
    "to_images: random bytes, any number of pictures, any height and width",
    "numbers that nobody can foresee: an answer made to fit the written cases does not pass");

}  // namespace

Tensor to_images(const std::vector<std::uint8_t>& bytes, int height, int width) {
  const int pixels = height * width;
  const int count = static_cast<int>(bytes.size()) / pixels;
  const int rows = sides_exchanged ? width : height;
  const int columns = sides_exchanged ? height : width;
  const cnn::Shape shape = as_rows         ? cnn::Shape{count, pixels}
                           : no_channel    ? cnn::Shape{count, rows, columns}
                           : channel_first ? cnn::Shape{count, 1, rows, columns}
                                           : cnn::Shape{count, rows, columns, 1};
  Tensor images(shape);
  for (int i = 0; i < count * pixels; ++i) {
    const int picture = i / pixels;
    const int cell = i % pixels;
    const int from = (first_picture ? 0 : picture * pixels) +
                     (down_the_columns ? cell % width * height + cell / width : cell);
    const auto own = bytes.begin() + std::ptrdiff_t{picture} * pixels;
    float white = by_256 ? 256 : 255;
    if (by_the_brightest) white = *std::ranges::max_element(bytes);
    if (each_by_its_brightest) white = *std::max_element(own, own + pixels);
    float level = bytes[static_cast<std::size_t>(from)];
    if (!not_scaled) level /= white;
    if (whole_division) level = std::floor(level);
    if (inverted) level = 1 - level;
    images.begin()[i] = around_zero ? 2 * level - 1 : level;
  }
  return images;
}

namespace {

const Misconception counted_from_1("to_categorical.counted_from_1",
                                   "You count the classes from 1. They count from 0: row i gets "
                                   "its 1 in column labels[i].",
                                   mnist);
const Misconception one_column_late("to_categorical.one_column_late",
                                    "Your ones stand one column too far right. Row i gets its 1 "
                                    "in column labels[i].",
                                    mnist);
const Misconception past_the_row(
    "to_categorical.past_the_row",
    "You write into a neighbouring row for a label that is no class. Write with rows(i, "
    "labels[i]), which checks the index and throws.",
    mnist);
const Misconception passed_over(
    "to_categorical.passed_over",
    "You pass over a label that is no class. It is a fault in the data: throw an exception, as "
    "rows(i, labels[i]) does by itself.",
    mnist);
const Misconception negative_passes(
    "to_categorical.negative_passes",
    "You pass over negative labels. They are no class either: throw an exception, as rows(i, "
    "labels[i]) does by itself.",
    mnist);
const Misconception nearest_class(
    "to_categorical.nearest_class",
    "You turn a label that is no class into the nearest one. It is a fault in the data: throw an "
    "exception.",
    mnist);
const Misconception a_row_each_class(
    "to_categorical.a_row_each_class",
    "Your answer has a row for each class. It has a row for each label: shape (count, classes), "
    "rows(i, labels[i]).",
    mnist);
const Misconception label_itself("to_categorical.label_itself",
                                 "You write the label itself into its column. Write a 1: one-hot "
                                 "rows know yes and no only.",
                                 mnist);
const Misconception largest_label(
    "to_categorical.largest_label",
    "You take the largest label for the number of classes. It is handed in: a class that no label "
    "names has a column, too.",
    mnist);
const Misconception up_to_label("to_categorical.up_to_label",
                                "You write ones up to the label. Only column labels[i] gets one.",
                                mnist);
const Misconception column_of_place(
    "to_categorical.column_of_place",
    "You write the 1 of row i into column i. It belongs into column labels[i].", mnist);
const Misconception column_too_many("to_categorical.column_too_many",
                                    "You make one column too many. Classes count from 0 to classes "
                                    "- 1: the shape is {count, classes}.",
                                    mnist);
const Misconception labels_as_classes(
    "to_categorical.labels_as_classes",
    "You make as many columns as there are labels. There is one for each class: {count, classes}.",
    mnist);

const AlsoNeeded random_labels("to_categorical: random labels, more of them than classes and fewer",
                               "numbers that nobody can foresee: an answer made to fit the written "
                               "cases does not pass");

}  // namespace

Tensor to_categorical(const std::vector<int>& labels, int classes) {
  const int count = static_cast<int>(labels.size());
  const int columns = largest_label       ? std::max(1, *std::ranges::max_element(labels) + 1)
                      : labels_as_classes ? count
                      : column_too_many   ? classes + 1
                                          : classes;
  Tensor rows(a_row_each_class ? cnn::Shape{columns, count} : cnn::Shape{count, columns});
  for (int i = 0; i < count; ++i) {
    int label = labels[static_cast<std::size_t>(i)];
    if (counted_from_1) --label;
    if (one_column_late) ++label;
    if (negative_passes && label < 0) continue;
    if (passed_over && (label < 0 || label >= columns)) continue;
    if (nearest_class) label = std::clamp(label, 0, columns - 1);
    const float one = label_itself ? static_cast<float>(label) : 1;
    if (past_the_row) {
      const int place = i * columns + label;
      if (place >= 0 && place < rows.size()) rows.data()[place] = one;
      continue;
    }
    const int column = column_of_place && label >= 0 && label < columns ? i : label;
    for (int j = up_to_label ? std::min(0, column) : column; j <= column; ++j) {
      if (a_row_each_class) {
        rows(j, i) = one;
      } else {
        rows(i, j) = one;
      }
    }
  }
  return rows;
}

namespace {

const Misconception images_only(
    "shuffled.images_only",
    "You shuffle the images and leave the labels. Take both in the same order.", both_lists);
const Misconception labels_only(
    "shuffled.labels_only",
    "You shuffle the labels and leave the images. Take both in the same order.", both_lists);
const Misconception two_orders(
    "shuffled.two_orders",
    "You draw one order for the images and another for the labels. Draw once, and take both in "
    "that order.",
    both_lists);
const Misconception not_shuffled("shuffled.not_shuffled",
                                 "You give the examples back as they were. Swap places i and "
                                 "random.integer(0, i) of the list, then take by it.",
                                 both_lists);
const Misconception among_all(
    "shuffled.among_all",
    "You draw among all places at every step: some orders come more often than others. Draw at or "
    "before place i: random.integer(0, i).",
    both_lists);
const Misconception never_itself(
    "shuffled.never_itself",
    "You draw before place i only, so no example can stay where it is. Place i may be drawn, too: "
    "random.integer(0, i).",
    both_lists);
const Misconception drawn_anew(
    "shuffled.drawn_anew",
    "You draw every place anew, so examples come twice or not at all. Swap two places of the list "
    "0, 1, 2, …: that loses nothing.",
    both_lists);
const Misconception set_not_swapped(
    "shuffled.set_not_swapped",
    "You copy the drawn number to place i and forget the one that stood there. Exchange them: "
    "std::swap.",
    both_lists);
const Misconception stops_at_2("shuffled.stops_at_2",
                               "Your walk ends before place 1. The loop runs while i > 0.",
                               both_lists);
const Misconception own_random(
    "shuffled.own_random",
    "You make a Random of your own with seed 1: the same order in every epoch. Draw from `random`, "
    "which is handed in.",
    both_lists);
const Misconception copied_random(
    "shuffled.copied_random",
    "You draw from a copy of `random`, so the next epoch has the same order. Draw from `random` "
    "itself.",
    both_lists);
const Misconception from_the_front(
    "shuffled.from_the_front",
    "You walk from the first place and draw at or behind it. Walk from the last place down to 1, "
    "and draw random.integer(0, i).",
    both_lists);
const Misconception upwards("shuffled.upwards",
                            "You walk from place 1 up to the last. Walk from the last place down "
                            "to 1.",
                            both_lists);
const Misconception empty_list(
    "shuffled.empty_list",
    "Your list of numbers holds zeros, so every place takes example 0. Fill it with 0, 1, 2, … "
    "first: std::iota.",
    both_lists);
const Misconception iota_from_1("shuffled.iota_from_1",
                                "Your list begins at 1, so it names an example that is not there. "
                                "Places count from 0: std::iota(…, …, 0).",
                                both_lists);

using Order = std::vector<int>;

Order drawn_order(int count, Random& random) {
  Order order(static_cast<std::size_t>(count));
  if (!empty_list) std::iota(order.begin(), order.end(), iota_from_1 ? 1 : 0);
  const auto swap_with = [&order](int i, int drawn) {
    const auto at = static_cast<std::size_t>(i);
    const auto other = static_cast<std::size_t>(drawn);
    if (set_not_swapped) {
      order[at] = order[other];
    } else {
      std::swap(order[at], order[other]);
    }
  };
  if (not_shuffled) return order;
  if (drawn_anew) {
    for (int& place : order) place = random.integer(0, count - 1);
  } else if (from_the_front) {
    for (int i = 0; i < count - 1; ++i) swap_with(i, random.integer(i, count - 1));
  } else {
    const int last = stops_at_2 ? 2 : 1;
    for (int k = last; k < count; ++k) {
      const int i = upwards ? k : count - 1 - (k - last);
      const int highest = among_all ? count - 1 : never_itself ? i - 1 : i;
      swap_with(i, random.integer(0, highest));
    }
  }
  return order;
}

}  // namespace

Examples shuffled(const Examples& examples, Random& random) {
  const int count = examples.images.shape()[0];
  Random own(1);
  Random copy = random;
  Random& source = own_random ? own : copied_random ? copy : random;
  const Order order = drawn_order(count, source);
  const Order for_labels = two_orders ? drawn_order(count, source) : order;
  return {labels_only ? examples.images : take(examples.images, order),
          images_only ? examples.labels : take(examples.labels, for_labels)};
}

namespace {

const Misconception drops_the_last(
    "batches.drops_the_last",
    "You leave out what does not fill a batch. What is left at the end makes a smaller one.",
    in_batches);
const Misconception fills_from_the_start(
    "batches.fills_from_the_start",
    "You fill the last batch up with the first examples. What is left makes a smaller one.",
    in_batches);
const Misconception places(
    "batches.places",
    "You collect the places 0, 1, 2, …. A batch holds the numbers that stand there: order[i].",
    in_batches);
const Misconception one_too_many(
    "batches.one_too_many",
    "Each of your batches reaches one place too far, into the next. It ends before place start + "
    "batch_size.",
    in_batches);
const Misconception one_too_few("batches.one_too_few",
                                "Each of your batches lacks its last example. It ends before place "
                                "start + batch_size, not one place earlier.",
                                in_batches);
const Misconception empty_last(
    "batches.empty_last",
    "You end with an empty batch when the batches come out even. Go on only while start < count.",
    in_batches);
const Misconception as_many_batches(
    "batches.as_many_batches",
    "You make batch_size batches. batch_size says how many examples are in each.", in_batches);
const Misconception even_sizes(
    "batches.even_sizes",
    "You spread the examples evenly over the batches. Each is full; only the last may be smaller.",
    in_batches);
const Misconception small_one_first(
    "batches.small_one_first",
    "Your smaller batch comes first. What is left at the end makes the smaller one.", in_batches);
const Misconception first_batch_only(
    "batches.first_batch_only",
    "You answer the first batch only. Go on, batch_size places at a time, to the end of the list.",
    in_batches);
const Misconception one_place_on(
    "batches.one_place_on",
    "Your next batch starts one place after the last. It starts batch_size places on, so that no "
    "example comes twice.",
    in_batches);

const AlsoNeeded mnist_batches("batches: 60000 examples in batches of 64 make 938, the last of 32",
                               "the numbers of the lesson's prediction, in a list of real length");
const AlsoNeeded random_batches("batches: random lists and sizes",
                                "lists that nobody can foresee: an answer made to fit the written "
                                "cases does not pass");

/// Where each batch starts and ends in a list of `count`.
std::vector<std::pair<int, int>> cuts(int count, int batch_size) {
  std::vector<std::pair<int, int>> result;
  if (as_many_batches || even_sizes) {
    const int number = as_many_batches ? batch_size : (count + batch_size - 1) / batch_size;
    for (int k = 0; k < number; ++k) {
      const auto cut = [=](int at) { return static_cast<int>(std::int64_t{count} * at / number); };
      if (cut(k) < cut(k + 1)) result.emplace_back(cut(k), cut(k + 1));
    }
    return result;
  }
  int start = 0;
  if (small_one_first && count % batch_size != 0) {
    start = count % batch_size;
    result.emplace_back(0, start);
  }
  for (; empty_last ? start <= count : start < count; start += one_place_on ? 1 : batch_size) {
    const int end = start + batch_size + (one_too_many ? 1 : 0) - (one_too_few ? 1 : 0);
    if (drops_the_last && start + batch_size > count) break;
    result.emplace_back(start, fills_from_the_start ? end : std::min(end, count));
    if (first_batch_only) break;
  }
  return result;
}

}  // namespace

std::vector<std::vector<int>> batches(const std::vector<int>& order, int batch_size) {
  const int count = static_cast<int>(order.size());
  std::vector<std::vector<int>> result;
  for (const auto& [start, end] : cuts(count, batch_size)) {
    std::vector<int> batch;
    for (int i = start; i < end; ++i) {
      batch.push_back(places ? i % count : order[static_cast<std::size_t>(i % count)]);
    }
    result.push_back(batch);
  }
  return result;
}

namespace {

const Misconception all_in_train(
    "k_fold.all_in_train",
    "Your train lists hold the held-out examples, too: the exam is known beforehand. An example "
    "goes into one list of a split, never into both.",
    examination);
const Misconception in_blocks(
    "k_fold.in_blocks",
    "You cut the list in blocks. Deal it out like cards: place i goes to fold i % folds.",
    examination);
const Misconception rest_dropped(
    "k_fold.rest_dropped",
    "You leave out the examples that fill no round. They are dealt, too: place i goes to fold i % "
    "folds, up to the end of the list.",
    examination);
const Misconception rest_never_asked(
    "k_fold.rest_never_asked",
    "You never hold out the examples that fill no round. They are dealt, too: place i goes to fold "
    "i % folds, up to the end of the list.",
    examination);
const Misconception lists_exchanged(
    "k_fold.lists_exchanged",
    "You exchange the two lists: you train on the small part. What fold f has been dealt is held "
    "out.",
    examination);
const Misconception places_dealt(
    "k_fold.places_dealt",
    "You deal out the places 0, 1, 2, …. Deal the examples that stand there: order[i].",
    examination);
const Misconception one_split_missing(
    "k_fold.one_split_missing",
    "Your last split is missing. There are `folds` of them, each holds out another fold.",
    examination);
const Misconception dealt_from_1(
    "k_fold.dealt_from_1",
    "You begin to deal with fold 1. Place 0 goes to fold 0: place i to fold i % folds.",
    examination);
const Misconception by_number(
    "k_fold.by_number",
    "You deal by the example's number. Its place decides: i % folds, not order[i] % folds.",
    examination);
const Misconception earlier_only(
    "k_fold.earlier_only",
    "Your train lists stop before the fold that is held out. Train on all other folds, those "
    "behind it as well.",
    examination);
const Misconception first_split_only(
    "k_fold.first_split_only",
    "You hold out the same fold in every split. Split f holds out fold f, so that every example is "
    "asked once.",
    examination);
const Misconception fold_by_fold(
    "k_fold.fold_by_fold",
    "Your train lists run fold after fold. Both lists keep the order that was given: go through "
    "the places once.",
    examination);
const Misconception lists_sorted(
    "k_fold.sorted",
    "You sort the lists by number. Both keep the order that was given: go through the places once.",
    examination);

}  // namespace

std::vector<Split> k_fold(const std::vector<int>& order, int folds) {
  const int count = static_cast<int>(order.size());
  const int round = count / folds * folds;
  std::vector<Split> splits(static_cast<std::size_t>(folds));
  const auto fold_of = [&](int i) {
    if (in_blocks) return std::min(i / std::max(1, count / folds), folds - 1);
    return by_number ? order[static_cast<std::size_t>(i)] % folds
                     : (dealt_from_1 ? i + 1 : i) % folds;
  };
  for (int f = 0; f < folds; ++f) {
    Split& split = splits[static_cast<std::size_t>(f)];
    const int asked = first_split_only ? 0 : f;
    for (int k = 0; k < count; ++k) {
      if (rest_dropped && k >= round) continue;
      const int number = places_dealt ? k : order[static_cast<std::size_t>(k)];
      const bool held_out = fold_of(k) == asked && !(rest_never_asked && k >= round);
      if (held_out) split.held_out.push_back(number);
      if (held_out && !all_in_train) continue;
      if (earlier_only && fold_of(k) > asked) continue;
      if (!fold_by_fold) split.train.push_back(number);
    }
    for (int fold = 0; fold_by_fold && fold < folds; ++fold) {
      for (int k = 0; k < count; ++k) {
        if (fold_of(k) == fold && fold != asked) {
          split.train.push_back(order[static_cast<std::size_t>(k)]);
        }
      }
    }
    if (lists_sorted) std::ranges::sort(split.train);
    if (lists_sorted) std::ranges::sort(split.held_out);
    if (lists_exchanged) std::swap(split.train, split.held_out);
  }
  if (one_split_missing) splits.pop_back();
  return splits;
}
