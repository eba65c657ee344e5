#include "training.hpp"

// Exercise 1 of 5: the baseline.
// A Sequential for {28, 28, 1}, then Flatten, Dense with 512 units and relu, Dense with one unit
// for each of ten classes. What makes ten numbers probabilities? Budget: 5 lines.
Sequential dense_baseline() {
  // BEGIN SOLUTION
  Sequential model({28, 28, 1});
  model.add(Flatten());
  model.add(Dense({.units = 512, .activation = relu}));
  model.add(Dense({.units = 10, .activation = softmax}));
  return model;
  // END SOLUTION
}

// Exercise 2 of 5: the assignment's network.
// Two convolutions (16 filters, then 32, kernel size 3, relu), one max pooling of 2 after both, and
// two dense layers (64 units with relu, 10 with softmax). One layer that learns nothing is missing
// in this list. Budget: 8 lines.
Sequential assignment_network() {
  // BEGIN SOLUTION
  Sequential model({28, 28, 1});
  model.add(Conv2D({.filters = 16, .kernel_size = 3, .activation = relu}));
  model.add(Conv2D({.filters = 32, .kernel_size = 3, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Flatten());
  model.add(Dense({.units = 64, .activation = relu}));
  model.add(Dense({.units = 10, .activation = softmax}));
  return model;
  // END SOLUTION
}

// Exercise 3 of 5: compile, fit, evaluate.
//     1. model.compile({.optimizer = …, .loss = …, .metrics = {…}});
//        The optimizer is RMSprop{.learning_rate = …}; a number with a point ends in F: 0.5F.
//     2. model.fit(examples, {.epochs = …, .batch_size = …, .validation = …}) gives a History.
//        The validation is an address: &something.
//     3. model.evaluate(examples, {}) gives Scores; their .accuracy.value() is the number.
// There are three sets of examples: learn from one, watch the second, ask the third once.
// Return {history, test accuracy}. Budget: 6 lines.
Training train(Sequential& model, const Examples& training, const Examples& validation,
               const Examples& test) {
  // BEGIN SOLUTION
  model.compile({.optimizer = RMSprop{.learning_rate = 1e-3F},
                 .loss = categorical_crossentropy,
                 .metrics = {accuracy}});
  const History history =
      model.fit(training, {.epochs = 5, .batch_size = 64, .validation = &validation});
  return {history, model.evaluate(test, {}).accuracy.value()};
  // END SOLUTION
}

// Exercise 4 of 5: how much better is that?
// Turn both accuracies into error rates. Which part of the first error rate has gone?
// Budget: 3 lines.
double relative_error_reduction(double accuracy_before, double accuracy_after) {
  // BEGIN SOLUTION
  const double before = 1 - accuracy_before;
  const double after = 1 - accuracy_after;
  return (before - after) / before;
  // END SOLUTION
}

// Exercise 5 of 5: read a history.
// history.epochs is a list of EpochRecord, from the first epoch to the last. Each has
//     .epoch                          counted from 1
//     .train.accuracy.value()         on the pictures that it learned from
//     .validation->accuracy.value()   on those that it did not
// Keep the best record so far; what is the gap in the last one? Budget: 9 lines.
Reading read_history(const History& history) {
  // BEGIN SOLUTION
  const EpochRecord* best = &history.epochs.front();
  for (const EpochRecord& record : history.epochs) {
    if (record.validation->accuracy.value() > best->validation->accuracy.value()) best = &record;
  }
  const EpochRecord& last = history.epochs.back();
  return {best->epoch, last.train.accuracy.value() - last.validation->accuracy.value()};
  // END SOLUTION
}
