#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/losses/loss.hpp"

using namespace cnn;

TEST_CASE("require_loss_fits: the usual ends of networks are accepted") {
  CHECK_NOTHROW(require_loss_fits(categorical_crossentropy, {10}, softmax, 10));
  CHECK_NOTHROW(require_loss_fits(categorical_crossentropy, {10}, sigmoid, 10));
  CHECK_NOTHROW(require_loss_fits(sparse_categorical_crossentropy, {10}, softmax, 1));
  CHECK_NOTHROW(require_loss_fits(binary_crossentropy, {1}, sigmoid, 1));
  CHECK_NOTHROW(require_loss_fits(binary_crossentropy, {5}, sigmoid, 5));
  CHECK_NOTHROW(require_loss_fits(binary_crossentropy, {2}, softmax, 2));
  for (const ActivationFunction ending : {linear, relu, sigmoid, softmax}) {
    CHECK_NOTHROW(require_loss_fits(mean_squared_error, {3}, ending, 3));
  }
  CHECK_NOTHROW(require_loss_fits(mean_squared_error, {1}, linear, 1));
}

TEST_CASE("require_loss_fits: an output that is an image needs Flatten") {
  CHECK_THROWS_WITH(require_loss_fits(categorical_crossentropy, {3, 3, 64}, softmax, 10),
                    "categorical_crossentropy: the model must answer an example with one row of "
                    "numbers. Received output (3, 3, 64). Put Flatten before the last Dense "
                    "layer.");
}

TEST_CASE("require_loss_fits: softmax over one unit learns nothing") {
  CHECK_THROWS_WITH(require_loss_fits(binary_crossentropy, {1}, softmax, 1),
                    "binary_crossentropy: softmax over a single output always answers 1, so "
                    "nothing can be learned. Received output (1,). Use sigmoid with "
                    "binary_crossentropy, or a unit for each class.");
  CHECK_THROWS_AS(require_loss_fits(mean_squared_error, {1}, softmax, 1), ShapeError);
}

TEST_CASE("require_loss_fits: classes need an output each") {
  CHECK_THROWS_WITH(require_loss_fits(categorical_crossentropy, {1}, sigmoid, 1),
                    "categorical_crossentropy: the model must have an output for each class. "
                    "Received output (1,). Use binary_crossentropy, or a unit for each class.");
  CHECK_THROWS_AS(require_loss_fits(sparse_categorical_crossentropy, {1}, sigmoid, 1), ShapeError);
}

TEST_CASE("require_loss_fits: a cross-entropy is taken of probabilities") {
  CHECK_THROWS_WITH(require_loss_fits(categorical_crossentropy, {10}, linear, 10),
                    "categorical_crossentropy: the last layer must answer with probabilities. "
                    "Received activation=linear. Use activation=softmax.");
  CHECK_THROWS_WITH(require_loss_fits(binary_crossentropy, {1}, relu, 1),
                    "binary_crossentropy: the last layer must answer with probabilities. "
                    "Received activation=relu. Use activation=sigmoid.");
  CHECK_THROWS_AS(require_loss_fits(sparse_categorical_crossentropy, {10}, relu, 1), ShapeError);
}

TEST_CASE("require_loss_fits: labels and one-hot rows each have their loss") {
  CHECK_THROWS_WITH(require_loss_fits(categorical_crossentropy, {10}, softmax, 1),
                    "categorical_crossentropy: a target must be a one-hot row. Received class "
                    "numbers, output (10,). Use sparse_categorical_crossentropy, or to_categorical "
                    "on the labels.");
  CHECK_THROWS_WITH(require_loss_fits(sparse_categorical_crossentropy, {10}, softmax, 10),
                    "sparse_categorical_crossentropy: a target must be one class number. Received "
                    "targets of 10 numbers. Use categorical_crossentropy for one-hot rows.");
}

TEST_CASE("require_loss_fits: as many outputs as the targets have numbers") {
  CHECK_THROWS_WITH(require_loss_fits(categorical_crossentropy, {5}, softmax, 10),
                    "categorical_crossentropy: a target must have as many numbers as the model has "
                    "outputs. Received targets of 10 numbers, output (5,). Give the last Dense "
                    "layer units=10.");
  CHECK_THROWS_AS(require_loss_fits(binary_crossentropy, {10}, sigmoid, 1), ShapeError);
  CHECK_THROWS_AS(require_loss_fits(mean_squared_error, {3}, linear, 4), ShapeError);
}
