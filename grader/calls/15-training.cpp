#include "training.hpp"

#include <limits>

#include "calls/bars.hpp"
#include "calls/model_answers.hpp"
#include "calls/model_words.hpp"
#include "runner/call_table.hpp"

namespace {

using Words = std::vector<std::string>;

/// The student's training of a model for bars; `pictures` says how many are for training,
/// validation and test, and `seed` which.
Training train_on_bars(Sequential& model, const std::vector<int>& pictures, int seed) {
  return train(model, convlings::bars(pictures.at(0), seed),
               convlings::bars(pictures.at(1), seed + 1),
               convlings::bars(pictures.at(2), seed + 2));
}

Sequential bars_model(const Words& layers) { return convlings::model_of_words(layers, {8, 6, 1}); }

/// Optimizer, loss and metrics, also when the training itself went wrong.
Words settings_of_train(const Words& layers, const std::vector<int>& pictures, int seed) {
  Sequential model = bars_model(layers);
  try {
    train_on_bars(model, pictures, seed);
  } catch (const NotWritten&) {
    throw;
  } catch (const std::exception&) {
    if (!model.compiled()) throw;
  }
  if (!model.compiled()) return {"a model that nobody compiled", "no loss", "no metrics"};
  const CompileOptions& options = *model.compiled();
  return {to_string(options.optimizer), to_string(options.loss),
          options.metrics.empty() ? "no metrics" : "accuracy"};
}

double or_nan(std::optional<double> number) {
  return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

/// (epochs, 4): loss, accuracy, validation loss, validation accuracy; what is missing is a NaN.
Tensor table_of(const History& history) {
  if (history.epochs.empty()) return {};
  Tensor table({static_cast<int>(history.epochs.size()), 4});
  for (int row = 0; row < table.shape()[0]; ++row) {
    const EpochRecord& record = history.epochs[static_cast<std::size_t>(row)];
    const bool validated = record.validation.has_value();
    table(row, 0) = static_cast<float>(record.train.loss);
    table(row, 1) = static_cast<float>(or_nan(record.train.accuracy));
    table(row, 2) = static_cast<float>(validated ? record.validation->loss : or_nan({}));
    table(row, 3) =
        static_cast<float>(validated ? or_nan(record.validation->accuracy) : or_nan({}));
  }
  return table;
}

Tensor history_of_train(const Words& layers, const std::vector<int>& pictures, int seed) {
  Sequential model = bars_model(layers);
  return table_of(train_on_bars(model, pictures, seed).history);
}

double accuracy_of_train(const Words& layers, const std::vector<int>& pictures, int seed) {
  Sequential model = bars_model(layers);
  return train_on_bars(model, pictures, seed).test_accuracy;
}

/// What the model answers to the test pictures after its training.
Tensor answers_after_train(const Words& layers, const std::vector<int>& pictures, int seed) {
  Sequential model = bars_model(layers);
  model.build();
  train_on_bars(model, pictures, seed);
  return model.predict(convlings::bars(pictures.at(2), seed + 2), {});
}

/// A training on pictures that are sent along. (1, 5): the last epoch's row of table_of, and the
/// test accuracy.
Tensor result_of_train(const Words& layers, const Tensor& training, const Tensor& training_targets,
                       const Tensor& validation, const Tensor& validation_targets,
                       const Tensor& test, const Tensor& test_targets) {
  const Shape& shape = training.shape();
  Sequential model = convlings::model_of_words(layers, {shape[1], shape[2], shape[3]});
  const Training result =
      train(model, TensorExamples(training, training_targets),
            TensorExamples(validation, validation_targets), TensorExamples(test, test_targets));
  const Tensor table = table_of(result.history);
  Tensor numbers({1, 5});
  for (int column = 0; column < 4; ++column) {
    numbers(0, column) = table(table.shape()[0] - 1, column);
  }
  numbers(0, 4) = static_cast<float>(result.test_accuracy);
  return numbers;
}

/// The history whose table this is.
History history_from(const Tensor& table) {
  History history;
  for (int row = 0; row < table.shape()[0]; ++row) {
    history.epochs.push_back(
        {.epoch = row + 1,
         .train = {.loss = table(row, 0), .accuracy = table(row, 1)},
         .validation = Scores{.loss = table(row, 2), .accuracy = table(row, 3)}});
  }
  return history;
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add(
      "dense_baseline().input_shape", +[] { return dense_baseline().input_shape(); });
  calls.add(
      "dense_baseline().layers", +[] { return layer_descriptions(dense_baseline()); });
  calls.add(
      "dense_baseline().parameter_count", +[] { return dense_baseline().parameter_count(); });
  calls.add(
      "dense_baseline().forward", +[](int seed, const Tensor& batch) {
        return forward_with_seed(dense_baseline(), seed, batch);
      });
  calls.add(
      "assignment_network().input_shape", +[] { return assignment_network().input_shape(); });
  calls.add(
      "assignment_network().layers", +[] { return layer_descriptions(assignment_network()); });
  calls.add(
      "assignment_network().parameter_count",
      +[] { return assignment_network().parameter_count(); });
  calls.add(
      "assignment_network().forward", +[](int seed, const Tensor& batch) {
        return forward_with_seed(assignment_network(), seed, batch);
      });
  calls.add("settings of train", &settings_of_train);
  calls.add("history of train", &history_of_train);
  calls.add("test_accuracy of train", &accuracy_of_train);
  calls.add("answers after train", &answers_after_train);
  calls.add("train", &result_of_train);
  calls.add("relative_error_reduction", &relative_error_reduction);
  calls.add(
      "best_epoch of read_history",
      +[](const Tensor& table) { return read_history(history_from(table)).best_epoch; });
  calls.add(
      "gap of read_history",
      +[](const Tensor& table) { return read_history(history_from(table)).gap; });
  return calls;
}
