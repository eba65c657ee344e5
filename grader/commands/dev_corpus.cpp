#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <memory>

#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/wrong_answers.hpp"

namespace convlings {
namespace {

using Told = std::vector<ToldAnswer>;

std::string percent(int part, int whole) {
  return whole == 0 ? "–" : fmt::format("{:.1f} %", 100.0 * part / whole);
}

std::string row(const std::string& name, const Confusion& c) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", name, c.answers, c.known, c.right,
                     c.in_part, c.wrong, c.silent);
}

/// The confusion table, and what it comes to.
std::string page(const std::vector<Confusion>& confusions) {
  Confusion all;
  std::string rows;
  for (const Confusion& c : confusions) {
    rows += row(c.lesson, c);
    all.answers += c.answers;
    all.known += c.known;
    all.right += c.right;
    all.in_part += c.in_part;
    all.wrong += c.wrong;
    all.silent += c.silent;
  }
  return "# How often is the diagnosis right?\n\n"
         "Wrong answers written without a look at the misconceptions, one file a lesson. Made by\n"
         "`./convlings dev corpus`. Known: the answer is one or two of our misconceptions, as a\n"
         "person decided from its description. In part: one of its two mistakes is told, and "
         "nothing\n"
         "that is false. Told wrong: the diagnosis names another one.\n\n"
         "| lesson | answers | known | told right | in part | told wrong | silent |\n"
         "| --- | --: | --: | --: | --: | --: | --: |\n" +
         rows + row("together", all) +
         fmt::format(
             "\nPrecision {} (right or in part, of all that was told). Recall {} of the known, {} "
             "of "
             "all.\n",
             percent(all.right + all.in_part, all.right + all.in_part + all.wrong),
             percent(all.right, all.known), percent(all.right, all.answers));
}

/// A line for every answer that was not told right.
std::string line_of(const ToldAnswer& one) {
  const std::string what = one.answer.exercise + " · " + one.answer.name;
  const std::string is =
      one.answer.is.empty() ? "none of ours" : fmt::format("{}", fmt::join(one.answer.is, ", "));
  switch (one.telling) {
    case Telling::in_part:
      return fmt::format("  part    {}: told {}; it is {}\n", what, one.told.front(), is);
    case Telling::wrong:
      return fmt::format("  WRONG   {}: told {}; it is {}\n", what, fmt::join(one.told, ", "), is);
    case Telling::silent:
      return one.answer.is.empty() ? "" : fmt::format("  silent  {}: it is {}\n", what, is);
    case Telling::nothing_wrong:
      return fmt::format("  PASSES  {}\n", what);
    case Telling::does_not_build:
      return fmt::format("  does not build: {}\n", what);
    default:
      return "";
  }
}

/// An entry that is no wrong answer. What is told wrong is for the table to say.
bool faulty(const ToldAnswer& one) {
  return one.telling == Telling::nothing_wrong || one.telling == Telling::does_not_build;
}

int corpus(const Context& context, const std::vector<std::string>& names, bool only_check) {
  const std::vector<Lesson> lessons = context.lessons_named(names);
  std::vector<Told> told(lessons.size());
  {
    const Busy busy(context, "Answering wrongly");
    on_two_threads(static_cast<int>(lessons.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      told[at] = try_wrong_answers(context.course, lessons[at]);
    });
  }
  std::vector<Confusion> confusions;
  confusions.reserve(lessons.size());
  bool fine = true;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    confusions.push_back(confusion_of(lessons[i].id, told[i]));
    for (const ToldAnswer& one : told[i]) {
      say(context, line_of(one));
      fine = fine && !faulty(one);
    }
  }
  const std::string text = page(confusions);
  say(context, text);
  if (!names.empty()) return fine ? 0 : 1;
  const std::filesystem::path path =
      context.course.home / "grader" / "tests" / "corpus" / "README.md";
  if (!only_check) {
    write_text_file(path, text);
  } else if (!std::filesystem::exists(path) || read_text_file(path, "README.md") != text) {
    say(context, "grader/tests/corpus/README.md is not what the diagnosis does: run dev corpus\n");
    fine = false;
  }
  return fine ? 0 : 1;
}

}  // namespace

void add_dev_corpus(Command& dev, const Context& context) {
  auto names = std::make_shared<std::vector<std::string>>();
  auto only_check = std::make_shared<bool>(false);
  dev.command("corpus", "How often does the diagnosis name the right mistake?",
              "  ./convlings dev corpus\n"
              "  ./convlings dev corpus 04\n"
              "  ./convlings dev corpus --check   only compare; status 1 when the table differs",
              [&context, names, only_check] { return corpus(context, *names, *only_check); })
      .words("lesson", *names, "only these, without the page; all when none is named")
      .flag("--check", *only_check, "Change nothing, compare the table with what was told");
}

}  // namespace convlings
