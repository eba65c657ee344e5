// Copies are found however they are disguised; answers that are alike because they are right are
// not.
#include "similarity/similarity.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <random>
#include <set>

#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "marking/wrong_answers.hpp"
#include "synthetic/source_edits.hpp"

using namespace convlings;

namespace {

std::string text_of(const std::string& path) {
  return read_text_file(std::string(CONVLINGS_SOURCE_DIR) + "/" + path, path);
}

/// A lesson's right answers, and other people's to the same questions: the corpus was written
/// without a look at the solutions. That its answers are wrong does not make them more alike.
struct Answered {
  std::string id;
  std::string solution;
  std::vector<std::vector<std::string>> answers;  ///< by exercise

  Answered(const std::string& lesson, const std::string& topic,
           const std::vector<std::string>& exercises)
      : id(lesson), solution(text_of("solutions/" + lesson + "/" + topic + ".cpp")) {
    for (const std::string& region : solution_regions(solution)) answers.push_back({region});
    const std::string corpus = "grader/tests/corpus/" + lesson + ".txt";
    for (const WrongAnswer& one : parse_wrong_answers(text_of(corpus), corpus)) {
      const auto at = std::find(exercises.begin(), exercises.end(), one.exercise);
      REQUIRE(at != exercises.end());
      answers[static_cast<std::size_t>(at - exercises.begin())].push_back(one.code);
    }
  }

  std::string stub() const { return make_stub(solution, "solution"); }

  /// The file of somebody who answers each exercise in a way of their own: the last of each.
  std::string unusual() const {
    std::string text = solution;
    for (std::size_t i = 0; i < answers.size(); ++i) text = with_region(text, i, answers[i].back());
    return text;
  }
};

std::string number(int i) { return "s" + std::to_string(100 + i); }

/// For each of `students`, which answer to one exercise they give. Most write one of three, as
/// everybody does; those that are left, but for the last, are one person's each.
std::vector<std::size_t> dealt(std::size_t answers, int students, std::mt19937& random) {
  std::vector<std::size_t> deal;
  for (std::size_t own = 3; own + 1 < answers; ++own) deal.push_back(own);
  while (static_cast<int>(deal.size()) < students) deal.push_back(random() % 6 / 2 % 3);
  std::shuffle(deal.begin(), deal.end(), random);
  return deal;
}

/// Files with marks, by people who have not seen each other's.
std::vector<std::string> independent_files(const Answered& lesson, int students, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> files(static_cast<std::size_t>(students), lesson.solution);
  for (std::size_t exercise = 0; exercise < lesson.answers.size(); ++exercise) {
    const auto deal = dealt(lesson.answers[exercise].size(), students, random);
    for (std::size_t i = 0; i < files.size(); ++i) {
      files[i] = with_region(files[i], exercise, lesson.answers[exercise][deal[i]]);
    }
  }
  return files;
}

std::vector<HandedInFile> independent_class(const Answered& lesson, int students, unsigned seed) {
  std::vector<HandedInFile> files;
  for (const std::string& text : independent_files(lesson, students, seed)) {
    files.push_back({number(static_cast<int>(files.size())), without_marks(text)});
  }
  return files;
}

Answered channels() {
  return {"04-channels",
          "channels",
          {"patch_at", "patch_response", "conv2d", "response_map", "receptive_field"}};
}

Answered pooling() {
  return {"06-max-pooling",
          "max_pooling",
          {"window_maximum", "pooled_size", "max_pooling2d", "average_pooling2d"}};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

std::string other_types(const std::string& text) {
  return replaced(replaced(replaced(text, "const ", ""), "float ", "double "), "int ", "auto ");
}

std::string braced(const std::string& text) {
  return replaced(replaced(text, "return ", "{ return "), ";\n}", "; }\n}");
}

struct Disguise {
  std::string name;
  std::string text;
};

std::vector<Disguise> disguises(const std::string& original) {
  const std::string all = in_another_order(
      with_spare_lines(remarked(laid_out_anew(renamed_variables(original, 2)), 1)), 2);
  return {{"as it is", original},
          {"renamed", renamed_variables(original, 0)},
          {"renamed to numbers", renamed_variables(original, 2)},
          {"laid out anew", laid_out_anew(original)},
          {"remarked", remarked(original, 3)},
          {"in another order", in_another_order(original, 3)},
          {"with spare lines", with_spare_lines(original)},
          {"other types", other_types(original)},
          {"more braces", braced(original)},
          {"all of it", all}};
}

}  // namespace

TEST_CASE("similarity: a copy is found in each of its disguises, and nothing beside it") {
  for (const Answered& lesson : {channels(), pooling()}) {
    const std::string victim = lesson.unusual();
    for (const Disguise& disguise : disguises(victim)) {
      INFO(lesson.id << ": " << disguise.name);
      std::vector<HandedInFile> files = independent_class(lesson, 40, 7);
      files.push_back({"victim", without_marks(victim)});
      files.push_back({"copy", without_marks(disguise.text)});
      const auto pairs = similar_pairs(lesson.id, lesson.stub(), files);
      REQUIRE(!pairs.empty());
      CHECK(pairs.front().first == "victim");
      CHECK(pairs.front().second == "copy");
      CHECK(pairs.front().lesson == lesson.id);
      CHECK(pairs.size() == 1);
    }
  }
}

TEST_CASE("similarity: fifty who answer by themselves are no pairs, however short the answers") {
  const std::vector<Answered> lessons{
      channels(),
      pooling(),
      {"01-convolution",
       "convolution",
       {"patch_times_kernel", "slide", "symbolic_cell", "box_blur_kernel", "true_convolution"}},
      {"05-activations", "activations", {"relu", "sigmoid", "softmax", "softmax_rows"}}};
  for (const Answered& lesson : lessons) {
    for (const unsigned seed : {1U, 2U, 3U}) {
      INFO(lesson.id << " " << seed);
      const auto files = independent_class(lesson, 50, seed);
      const auto pairs = similar_pairs(lesson.id, lesson.stub(), files);
      for (const SimilarPair& pair : pairs)
        WARN(lesson.id << " " << pair.first << " " << pair.second << " " << pair.likeness << " "
                       << pair.lines);
      CHECK(pairs.empty());
    }
  }
}

TEST_CASE("similarity: what the whole class writes is nobody's") {
  const Answered lesson = channels();
  std::vector<HandedInFile> files;
  files.reserve(30);
  for (int i = 0; i < 30; ++i) {
    files.push_back({number(i), without_marks(renamed_variables(lesson.solution, i))});
  }
  CHECK(similar_pairs(lesson.id, lesson.stub(), files).empty());
}

TEST_CASE("similarity: stubs, empty files and a class of one or two say nothing") {
  const Answered lesson = channels();
  const std::string stub = lesson.stub();
  CHECK(similar_pairs(lesson.id, stub, {}).empty());
  CHECK(similar_pairs(lesson.id, stub, {{"a", stub}}).empty());
  CHECK(similar_pairs(lesson.id, stub, {{"a", stub}, {"b", stub}}).empty());
  CHECK(similar_pairs(lesson.id, stub, {{"a", ""}, {"b", ""}, {"c", stub}}).empty());
  const std::string same = without_marks(lesson.solution);
  CHECK(similar_pairs(lesson.id, stub, {{"a", same}, {"b", same}}).empty());
}

TEST_CASE("similarity: a pair tells how much is shared, and where it begins in both files") {
  const Answered lesson = pooling();
  const std::string victim = lesson.unusual();
  std::vector<HandedInFile> files = independent_class(lesson, 40, 9);
  files.push_back({"victim", without_marks(victim)});
  files.push_back({"copy", "// line\n// line\n\n" + without_marks(victim)});
  const auto pairs = similar_pairs(lesson.id, lesson.stub(), files);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].likeness == 1);
  CHECK(pairs[0].lines > 10);
  REQUIRE(!pairs[0].shared.empty());
  CHECK(pairs[0].shared.size() <= 5);
  for (const auto& [here, there] : pairs[0].shared) CHECK(there == here + 3);
}

TEST_CASE("similarity: half of a file copied is told as half") {
  const Answered lesson = channels();
  const std::string victim = lesson.unusual();
  std::string half = independent_files(lesson, 1, 17).front();
  const auto regions = solution_regions(victim);
  for (std::size_t i = 0; i < 3; ++i) half = with_region(half, i, regions[i]);
  std::vector<HandedInFile> files = independent_class(lesson, 40, 13);
  files.push_back({"victim", without_marks(victim)});
  files.push_back({"half", without_marks(renamed_variables(half, 2))});
  const auto pairs = similar_pairs(lesson.id, lesson.stub(), files);
  REQUIRE(!pairs.empty());
  CHECK(pairs.front().first == "victim");
  CHECK(pairs.front().second == "half");
}

TEST_CASE("similarity: any bytes may be handed in") {
  const Answered lesson = channels();
  std::vector<HandedInFile> files = independent_class(lesson, 5, 3);
  files.push_back({"bytes", std::string("\xff\0\x80 '\" R\"( /*", 14)});
  files.push_back({"long", std::string(1'000'000, '+')});
  files.push_back({"long2", std::string(1'000'000, '+')});
  files.push_back({"words", replaced(std::string(200'000, 'x'), "xx", "x y ")});
  CHECK(similar_pairs(lesson.id, lesson.stub(), files).size() <= 1);
}

TEST_CASE("similarity: one copy among five hundred is found") {
  const Answered lesson = channels();
  std::vector<HandedInFile> files = independent_class(lesson, 498, 21);
  files.push_back({"victim", without_marks(lesson.unusual())});
  files.push_back(
      {"copy", without_marks(with_spare_lines(renamed_variables(lesson.unusual(), 1)))});
  const auto pairs = similar_pairs(lesson.id, lesson.stub(), files);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == "victim");
  CHECK(pairs[0].second == "copy");
}
