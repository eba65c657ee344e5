#include "synthetic/synthetic_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "mutants/tokens.hpp"
#include "synthetic/source_edits.hpp"

namespace convlings {
namespace {

/// A number from 0 to n - 1, the same with every standard library.
int below(Random& random, std::size_t n) { return static_cast<int>(random() % n); }

bool calls(const std::string& part, const std::string& function) {
  const std::vector<Token> tokens = tokenise(part);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].is(function) && tokens[i + 1].is("(")) return true;
  }
  return false;
}

/// Each exercise's part of the file, with what stands in the stub already.
std::vector<std::string> parts_of(const std::string& solution) {
  constexpr std::string_view end = "// END SOLUTION\n";
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = solution.find(end); at != std::string::npos;
       at = solution.find(end, from)) {
    parts.push_back(solution.substr(from, at - from));
    from = at + end.size();
  }
  return parts;
}

std::map<std::string, std::vector<std::string>> find_callers(const LessonMaterial& material) {
  std::map<std::string, std::vector<std::string>> callers;
  const std::vector<std::string> parts = parts_of(material.solution);
  const auto& exercises = material.lesson.exercises;
  const auto add = [&](const auto& self, const std::string& called,
                       const std::string& root) -> void {
    for (std::size_t i = 0; i < exercises.size(); ++i) {
      const std::string& name = exercises[i].name;
      auto& known = callers[root];
      const bool seen = name == root || std::find(known.begin(), known.end(), name) != known.end();
      if (seen || !calls(parts[i], called)) continue;
      known.push_back(name);
      self(self, name, root);
    }
  };
  for (const Exercise& exercise : exercises) add(add, exercise.name, exercise.name);
  return callers;
}

/// Edits that leave a file as right or wrong as it was, and make it this student's own.
std::string own_words(std::string text, const std::string& id, Random& random) {
  if (below(random, 2) == 0) text = in_another_order(text, below(random, 4));
  if (below(random, 3) == 0) text = renamed_variables(text, below(random, 4));
  if (below(random, 3) == 0) text = laid_out_anew(text);
  if (below(random, 2) == 0) text = remarked(text, below(random, 9));
  if (below(random, 5) == 0) text = with_spare_lines(text);
  return fmt::format("// {}, attempt {}\n", id, 1 + below(random, 9)) + without_marks(text);
}

std::string toml_text(const std::string& text) { return "'''" + text + "'''"; }

/// answers.toml, and which predictions are right in it.
void answer(const LessonMaterial& material, Random& random, int missing, SyntheticLesson& work) {
  static const std::array<std::string, 5> essays = {
      "Neighbours belong together.", "=HYPERLINK(\"http://example.org\")",
      "<img src=x onerror=alert(1)>, \"quoted\"\n# Marks (0 to 3): 3\n---\n", "", "Größe ≈ 3 × 4"};
  work.answers = "[predictions]\n";
  int index = 0;
  for (const Prediction& prediction : material.lesson.predictions) {
    const Answer right = answer_to(material.right.predictions, prediction.name);
    std::string value = right.is_number ? right.text : toml_text(right.text);
    bool is_right = true;
    if (index++ < missing) {
      value = "\"?\"";
      is_right = false;
    } else if (below(random, 5) == 0) {
      value = right.is_number ? fmt::format("{}", right.number + 1) : "\"no idea, sorry\"";
      is_right = false;
    }
    work.answers += prediction.name + " = " + value + "\n";
    work.predictions[prediction.name] = is_right;
  }
  work.answers += "\n[written]\n";
  for (const Written& question : material.lesson.written) {
    const auto& essay = essays.at(static_cast<std::size_t>(below(random, essays.size())));
    work.answers += question.name + " = " + toml_text(essay) + "\n";
  }
}

SyntheticLesson started(const LessonMaterial& material, const std::string& verdict) {
  SyntheticLesson work;
  work.lesson = material.lesson;
  for (const Exercise& exercise : material.lesson.exercises)
    work.expects[exercise.name] = {verdict};
  return work;
}

/// `verdict` for the exercise, and no promise for those that call it.
void expect(const LessonMaterial& material, const std::string& exercise, const std::string& verdict,
            SyntheticLesson& work) {
  work.expects[exercise] = {verdict};
  for (const std::string& caller : material.callers.at(exercise)) {
    if (work.expects[caller].front() == "passed") work.expects[caller] = {"any"};
  }
}

std::size_t index_of(const LessonMaterial& material, const std::string& exercise) {
  const auto& all = material.lesson.exercises;
  return static_cast<std::size_t>(std::ranges::find(all, exercise, &Exercise::name) - all.begin());
}

}  // namespace

LessonMaterial read_material(const Course& course, const Lesson& lesson) {
  LessonMaterial material;
  material.lesson = lesson;
  const auto read = [](const std::filesystem::path& file) {
    return read_text_file(file, file.string());
  };
  material.solution = read(course.solution(lesson));
  material.stub = make_stub(material.solution, lesson.topic + ".cpp");
  material.empty_answers = read(course.lessons() / lesson.id / "answers.toml");
  material.right = right_answers(course, lesson);
  const auto corpus = course.home / "grader" / "tests" / "corpus" / (lesson.id + ".txt");
  material.wrong = parse_wrong_answers(read(corpus), corpus.string());
  material.callers = find_callers(material);
  return material;
}

SyntheticLesson right_work(const LessonMaterial& material, const std::string& id, Random& random) {
  SyntheticLesson work = started(material, "passed");
  work.source = own_words(material.solution, id, random);
  answer(material, random, 0, work);
  return work;
}

SyntheticLesson wrong_work(const LessonMaterial& material, const std::string& id, Random& random) {
  SyntheticLesson work = started(material, "passed");
  std::string text = material.solution;
  const int mistakes = 1 + below(random, 2);
  for (int i = 0; i < mistakes; ++i) {
    const auto& wrong =
        material.wrong[static_cast<std::size_t>(below(random, material.wrong.size()))];
    text = with_region(text, index_of(material, wrong.exercise), wrong.code);
    expect(material, wrong.exercise, "not_passed", work);
  }
  work.source = fmt::format("// {}, attempt {}\n", id, 1 + below(random, 9)) + without_marks(text);
  answer(material, random, 0, work);
  return work;
}

SyntheticLesson unfinished_work(const LessonMaterial& material, const std::string& id,
                                Random& random) {
  SyntheticLesson work = started(material, "passed");
  std::string text = material.solution;
  const std::size_t count = material.lesson.exercises.size();
  const auto written = 1 + static_cast<std::size_t>(below(random, count - 1));
  for (std::size_t i = written; i < count; ++i) {
    text = with_region(text, i, "  // ...\n  throw cnn::NotWritten(__func__);\n");
    expect(material, material.lesson.exercises[i].name, "not_written", work);
  }
  work.source = own_words(text, id, random);
  answer(material, random, 1 + below(random, 2), work);
  return work;
}

SyntheticLesson broken_work(const LessonMaterial& material, const std::string& id, Random& random) {
  SyntheticLesson work = started(material, "does_not_build");
  const std::vector<std::string> regions = solution_regions(material.solution);
  const auto at = static_cast<std::size_t>(below(random, regions.size()));
  std::string region = regions[at];
  switch (below(random, 4)) {
    case 0:
      region.erase(region.find(';'), 1);
      break;
    case 1:
      region = "}\n" + region;
      break;
    case 2:
      region = "  resutl = 0;\n" + region;
      break;
    default:
      region += "  retrun output;\n";
  }
  work.source = fmt::format("// {}, attempt {}\n", id, 1 + below(random, 9)) +
                without_marks(with_region(material.solution, at, region));
  answer(material, random, 0, work);
  return work;
}

SyntheticLesson no_work(const LessonMaterial& material) {
  SyntheticLesson work = started(material, "not_written");
  work.state = "missing";
  work.source = material.stub;
  work.answers = material.empty_answers;
  for (const Prediction& one : material.lesson.predictions) work.predictions[one.name] = false;
  return work;
}

}  // namespace convlings
