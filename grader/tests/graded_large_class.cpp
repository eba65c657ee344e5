#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "graded_examples.hpp"
#include "graded_parts.hpp"

namespace convlings::tests {
namespace {

/// Numbers that are the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  double throw_once() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state_ >> 40U) / static_cast<double>(1U << 24U);
  }
  int below(int end) { return static_cast<int>(throw_once() * end); }

 private:
  std::uint64_t state_;
};

struct LessonPlan {
  const char* id;
  const char* title;
  int checks;
  std::vector<std::string> functions;
};

const std::vector<LessonPlan>& lesson_plans() {
  static const std::vector<LessonPlan> plans = {
      {"01-convolution",
       "Convolution",
       18,
       {"patch_times_kernel", "slide", "symbolic_cell", "box_blur_kernel", "true_convolution"}},
      {"02-padding", "Padding", 22, {"padding_amounts", "output_size", "zero_pad", "convolve"}},
      {"03-strides",
       "Strides",
       21,
       {"output_size", "padded_output_size", "same_padding", "strided_convolution"}},
      {"04-channels",
       "Channels and filters",
       26,
       {"patch_at", "patch_response", "conv2d", "response_map", "receptive_field"}},
      {"05-activations", "Activations", 19, {"relu", "sigmoid", "softmax", "softmax_rows"}},
      {"06-max-pooling",
       "Max pooling",
       22,
       {"window_maximum", "pooled_size", "max_pooling2d", "average_pooling2d"}},
      {"07-flatten-and-dense",
       "Flatten and dense",
       19,
       {"flat_index", "flatten", "dense", "class_scores"}},
      {"08-counting-parameters",
       "Counting parameters",
       31,
       {"conv2d_parameters", "dense_parameters", "output_shape", "layer_parameters",
        "total_parameters"}},
      {"09-sequential",
       "Sequential",
       17,
       {"convolutional_base", "mnist_convnet", "largest_layer", "classify"}},
      {"10-create-cnn",
       "create_cnn",
       28,
       {"add_layer", "create_cnn", "cifar_config", "lenet5_config", "vgg16_config"}},
      {"11-preparing-data",
       "Preparing data",
       30,
       {"to_images", "to_categorical", "shuffled", "batches", "k_fold"}},
      {"12-loss-and-metrics",
       "Loss and metrics",
       29,
       {"categorical_crossentropy", "sparse_categorical_crossentropy", "binary_crossentropy",
        "accuracy", "confusion_matrix"}},
      {"13-backpropagation",
       "Backpropagation",
       38,
       {"relu_gradient", "numeric_gradient", "dense", "dense_gradients", "max_pooling2d_gradient",
        "conv2d_gradients"}},
      {"14-optimisers",
       "Optimisers",
       36,
       {"sgd", "sgd_momentum", "sgd_nesterov", "rmsprop", "adam"}},
      {"15-training",
       "Training",
       33,
       {"dense_baseline", "assignment_network", "train", "relative_error_reduction",
        "read_history"}},
      {"16-seeing",
       "Seeing",
       36,
       {"response_map", "normalise", "magnify", "contact_sheet", "filter_picture"}}};
  return plans;
}

Lesson planned_lesson(const LessonPlan& plan) {
  Lesson lesson = named_lesson(plan.id, plan.title);
  lesson.summary = lesson.title + ", in a few functions.";
  for (const std::string& function : plan.functions) {
    lesson.exercises.push_back(exercise(function, 2));
  }
  lesson.predictions = {{"first", "How many come out?", 1}, {"second", "And how wide?", 1}};
  lesson.written = {{"why", "Why is it done like this?", 3}};
  return lesson;
}

/// What somebody of this skill makes of one check: the later ones of an exercise are harder.
Verdict outcome_of(double skill, double hardness, Dice& dice) {
  if (dice.throw_once() < skill * skill + 0.9 * (1 - hardness)) return Verdict::passed;
  const int kind = dice.below(20);
  if (kind == 0) return Verdict::crashed;
  if (kind == 1) return Verdict::timed_out;
  if (kind == 2) return Verdict::threw;
  return Verdict::wrong;
}

std::string planned_name(const std::string& function, int number) {
  static const std::vector<std::string> sentences = {
      "the shape of the answer follows from the shapes of the inputs",
      "a small case worked by hand",
      "height and width differ, and so do their answers",
      "every channel counts, each in its own place",
      "a kernel with a single 1 copies the image",
      "random inputs of any size",
      "what happens at the edge of the picture",
      "a second call starts anew"};
  const auto round = static_cast<std::size_t>(number) / sentences.size();
  const std::string& sentence = sentences[static_cast<std::size_t>(number) % sentences.size()];
  return function + ": " + sentence + (round == 0 ? "" : fmt::format(", case {}", round + 1));
}

Story planned_story(const std::string& function, int slip) {
  Story story;
  story.call = function + "(image)";
  story.arguments = {{.title = "image (2, 2)", .cells = {{"1", "2"}, {"3", "4"}}}};
  story.problem =
      fmt::format("1 of 2 cells is wrong, the one at 0: it should be 3; yours is {}.", slip);
  story.expected = Grid{.title = "expected (2)", .cells = {{"3", "7"}}};
  story.received =
      Grid{.title = "received (2)", .cells = {{std::to_string(slip), "7"}}, .marked = {{0, 0}}};
  return story;
}

GradedLesson planned_result(const LessonPlan& plan, double skill, Dice& dice) {
  const Lesson lesson = planned_lesson(plan);
  std::vector<CheckEvent> checks;
  const auto functions = static_cast<int>(plan.functions.size());
  std::vector<int> slips;
  slips.reserve(plan.functions.size());
  for (int i = 0; i < functions; ++i) slips.push_back(dice.below(3));
  for (int i = 0; i < plan.checks; ++i) {
    const int which = i * functions / plan.checks;
    const int first = (which * plan.checks + functions - 1) / functions;
    const std::string& function = plan.functions[static_cast<std::size_t>(which)];
    const std::string name = planned_name(function, i - first);
    const double hardness = 0.25 + 0.1 * (i - first) + 0.3 * which / functions;
    const Verdict verdict = outcome_of(skill, std::min(hardness, 1.0), dice);
    checks.push_back(verdict == Verdict::wrong
                         ? told(name, verdict,
                                planned_story(function, slips[static_cast<std::size_t>(which)]),
                                (i - first) % 8 == 5)
                         : check(name, verdict, verdict == Verdict::passed ? "" : "It ended."));
  }
  GradedLesson result = graded(lesson, checks, dice.throw_once() < 0.7);
  for (std::size_t i = 0; i < result.result.exercises.size(); ++i) {
    ExerciseResult& exercise = result.result.exercises[i];
    if (exercise.passed() || dice.throw_once() < 0.5) continue;
    const std::string& name = exercise.exercise.name;
    const int slip = slips[i];
    exercise.diagnosis =
        Diagnosis{.exercise = name,
                  .kind = Diagnosis::Kind::one,
                  .suspects = {{fmt::format("{}.slip_{}", name, slip),
                                fmt::format("You start at {} where the sum starts at 0.", slip),
                                "Worked example"}}};
  }
  return result;
}

GradedStudent planned_student(int number) {
  static const std::vector<std::string> first = {"Amara", "Bo",    "Chiara", "Dmitri", "Elif",
                                                 "Farah", "Gábor", "Hana",   "Ines",   "Jørgen"};
  static const std::vector<std::string> last = {"Okafor", "Lindqvist", "Rossi",  "Petrov",
                                                "Yılmaz", "Haddad",    "Nagy",   "Nováková",
                                                "Santos", "Bakke",     "O'Neil", "van der Berg"};
  Dice dice(static_cast<std::uint64_t>(number) * 7919 + 17);
  for (int i = 0; i < 4; ++i) dice.throw_once();
  GradedStudent student;
  Submission& submission = student.submission;
  submission.id = fmt::format("s{:04}", number);
  submission.name = first[static_cast<std::size_t>(number) % first.size()] + " " +
                    last[static_cast<std::size_t>(number / 3) % last.size()];
  submission.email = submission.id + "@example.org";
  submission.section = number % 2 == 0 ? "A" : "B";
  submission.canvas_id = std::to_string(20000 + number);
  const bool absent = number % 41 == 40;
  if (!absent) submission.from = "submissions/" + submission.id;
  const double skill = 0.35 + 0.65 * std::sqrt(dice.throw_once());
  const int done = absent ? 0 : 16 - (number % 7 == 3 ? dice.below(12) : 0);
  for (const LessonPlan& plan : lesson_plans()) {
    const auto place = static_cast<int>(student.lessons.size());
    GradedLesson lesson =
        place < done ? planned_result(plan, skill, dice)
                     : not_graded(planned_lesson(plan),
                                  absent ? LessonState::missing : LessonState::untouched, "");
    mark(lesson, dice.throw_once() < 0.95 ? std::optional<double>(dice.below(4)) : std::nullopt);
    student.lessons.push_back(std::move(lesson));
  }
  add_up(student);
  return student;
}

}  // namespace

GradedClass large_class(int students) {
  GradedClass graded_class = two_lessons("Convolutional networks, autumn 2026");
  graded_class.lessons.clear();
  for (const LessonPlan& plan : lesson_plans()) {
    graded_class.lessons.push_back(planned_lesson(plan));
  }
  graded_class.students.reserve(static_cast<std::size_t>(students));
  for (int i = 0; i < students; ++i) graded_class.students.push_back(planned_student(i));
  if (students > 30) {
    graded_class.similar = {{"04-channels", "s0003", "s0019", 0.97, 52, {{10, 12}, {31, 33}}},
                            {"01-convolution", "s0007", "s0030", 0.81, 20, {{5, 9}}}};
  }
  graded_class.graded_now = 16 * students;
  graded_class.seconds = 190.4;
  return graded_class;
}

}  // namespace convlings::tests
