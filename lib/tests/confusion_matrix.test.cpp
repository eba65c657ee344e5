#include <algorithm>
#include <catch2_either.hpp>
#include <sstream>
#include <stdexcept>

#include "cnn/core/random.hpp"
#include "cnn/nn/losses/metrics.hpp"

using namespace cnn;

namespace {

const std::vector<std::string> clothes = {
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot in black leather"};

/// Every class 1,000 times, mostly answered rightly.
ConfusionMatrix ten_classes() {
  ConfusionMatrix matrix(10);
  Random random(9);
  for (int i = 0; i < 10000; ++i) {
    const int other = random.integer(0, 9);
    matrix.add(i % 10, random.integer(1, 10) <= 8 ? i % 10 : other);
  }
  return matrix;
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

}  // namespace

TEST_CASE("ConfusionMatrix: counts, accuracy, and the share of each class that was recognised") {
  ConfusionMatrix matrix(3);
  CHECK(matrix.accuracy() == 0);
  CHECK(matrix.recall(2) == 0);
  matrix.add(0, 0);
  matrix.add(0, 1);
  matrix.add(0, 0);
  matrix.add(0, 2);
  matrix.add(1, 1);
  CHECK(matrix.classes() == 3);
  CHECK(matrix.count(0, 0) == 2);
  CHECK(matrix.count(0, 1) == 1);
  CHECK(matrix.count(1, 0) == 0);
  CHECK(matrix.total() == 5);
  CHECK(matrix.correct() == 3);
  CHECK(matrix.accuracy() == 0.6);
  CHECK(matrix.recall(0) == 0.5);
  CHECK(matrix.recall(1) == 1);
  CHECK(matrix.recall(2) == 0);
}

TEST_CASE("ConfusionMatrix: a class that is not there is refused") {
  ConfusionMatrix matrix(3);
  CHECK_THROWS_WITH(matrix.add(3, 0),
                    "ConfusionMatrix: a class is a number from 0 to 2. Received truth 3, answer 0. "
                    "Make the matrix with as many classes as the data has.");
  CHECK_THROWS_AS(matrix.add(0, -1), std::out_of_range);
  CHECK_THROWS_AS(matrix.count(0, 3), std::out_of_range);
  CHECK_THROWS_AS(matrix.recall(3), std::out_of_range);
  CHECK_THROWS_AS(ConfusionMatrix(0), std::invalid_argument);
  CHECK_THROWS_AS(ConfusionMatrix(100000), std::invalid_argument);
  CHECK(matrix.total() == 0);
}

TEST_CASE("ConfusionMatrix: ten classes with long names fit in 80 columns") {
  const std::string table = to_string(ten_classes(), clothes);
  CHECK(longest_line(table) <= 80);
  CHECK("\n" + table == R"(
true class   T-shi Trous Pullo Dress  Coat Sanda Shirt Sneak   Bag Ankle  recall
T-shirt/top    813    22    23    25    19    16    18    28    17    19  81.3 %
Trouser         27   823    19    22    20    13    19    18    20    19  82.3 %
Pullover        16    24   824    19    17    18    22    15    23    22  82.4 %
Dress           20    22    18   805    26    21    15    25    20    28  80.5 %
Coat            20    16    13    11   834    16    25    23    26    16  83.4 %
Sandal          20    14    23    17    14   832    22    15    19    24  83.2 %
Shirt           18    22    21    25    16    34   814    16    18    16  81.4 %
Sneaker         10    14    16    18    18    26    15   838    25    20  83.8 %
Bag             23    27    20    21    16    20    23    24   810    16  81.0 %
Ankle boot i    17    22    20    18    20    31    20    14    23   815  81.5 %
8208 of 10000 right: 82.08 %
)");
}

TEST_CASE("ConfusionMatrix: two classes are as narrow as their names") {
  ConfusionMatrix matrix(2);
  for (int i = 0; i < 40; ++i) matrix.add(i % 2, i < 30 ? i % 2 : 0);
  CHECK("\n" + to_string(matrix, {"cat", "dog"}) == R"(
true class   cat   dog  recall
cat           20     0 100.0 %
dog            5    15  75.0 %
35 of 40 right: 87.50 %
)");
}

TEST_CASE("ConfusionMatrix: names are cut between letters, not inside one") {
  ConfusionMatrix matrix(2);
  matrix.add(0, 1);
  CHECK("\n" + to_string(matrix, {"éééééé", "ß"}) == R"(
true class ééééé     ß  recall
éééééé         0     1   0.0 %
ß              0     0   0.0 %
0 of 1 right: 0.00 %
)");
}

TEST_CASE(
    "ConfusionMatrix: too many classes for a column each are named with their worst mistake") {
  const int classes = 12;
  ConfusionMatrix matrix(classes);
  std::vector<std::string> names;
  for (int i = 0; i < classes; ++i) {
    names.push_back("class " + std::to_string(i));
    for (int k = 0; k <= i; ++k) matrix.add(i, i);
  }
  matrix.add(1, 0);
  matrix.add(1, 3);
  matrix.add(1, 3);
  matrix.add(2, 11);
  names[3] = "a name that is longer than what there is room for";
  const std::string table = to_string(matrix, names);
  CHECK(longest_line(table) <= 80);
  CHECK("\n" + table == R"(
true class                       recall  most often taken for
class 0                         100.0 %
class 1                          40.0 %  a name that is longer than wha (2)
class 2                          75.0 %  class 11 (1)
a name that is longer than wha  100.0 %
class 4                         100.0 %
class 5                         100.0 %
class 6                         100.0 %
class 7                         100.0 %
class 8                         100.0 %
class 9                         100.0 %
class 10                        100.0 %
class 11                        100.0 %
78 of 82 right: 95.12 %
)");
}

TEST_CASE("ConfusionMatrix: a table needs a name for each class") {
  CHECK_THROWS_WITH(to_string(ConfusionMatrix(3), {"cat", "dog"}),
                    "ConfusionMatrix: there must be a name for each class. Received 2 names, 3 "
                    "classes. Pass the data set's class names.");
}
