// A page to mark over a whole term: typed into, edited, written anew.
#include <algorithm>
#include <catch2_either.hpp>
#include <random>
#include <set>

#include "to_mark_class.hpp"

using namespace to_mark;

namespace {

/// A hundred rounds of what people and grading do to a page, beside a plain table of what was
/// typed.
class Term {
 public:
  void round() {
    for (const char* id : ids) {
      if (chance(3)) answers_[id] = any_text();
      if (chance(6)) away_.count(id) > 0 ? (void)away_.erase(id) : (void)away_.insert(id);
    }
    to_mark_.write(present());
    for (const char* id : ids) {
      if (away_.count(id) > 0) continue;
      if (chance(4)) type_marks(id);
      if (chance(4)) type_remark(id);
    }
    if (chance(5)) handle_like_an_editor();
    const GradedClass graded = present();
    const ManualMarks marks = to_mark_.read(graded);
    std::size_t expected = 0;
    for (const char* id : ids) {
      CAPTURE(id, content(to_mark_.page));
      const auto found = marks.find({id, "01-convolution"});
      const bool counts = away_.count(id) == 0 && !typed_[id].empty();
      REQUIRE((found != marks.end()) == counts);
      if (!counts) continue;
      ++expected;
      REQUIRE(found->second.at("why").marks == std::stod(typed_[id]));
      REQUIRE(found->second.at("why").remark == remarks_[id]);
    }
    REQUIRE(marks.size() == expected);
  }

 private:
  bool chance(unsigned one_in) { return random_() % one_in == 0; }

  std::string any_text() {
    static const std::vector<std::string> parts = {"Marks (0 to 3): 3\n",
                                                   "## ada\n",
                                                   "> ",
                                                   "\n",
                                                   "\n\n",
                                                   "Remark: x\n",
                                                   "<!-- answer 0 -->",
                                                   "Notes:",
                                                   "word ",
                                                   "*",
                                                   "\xC3\xA4",
                                                   "\r\n",
                                                   "\t",
                                                   "```\n",
                                                   "1. ",
                                                   "\\",
                                                   "\xE2\x80\xA8"};
    std::string text;
    for (unsigned i = random_() % 12; i > 0; --i) text += parts[random_() % parts.size()];
    return text;
  }

  GradedClass present() {
    std::map<std::string, std::string> answers;
    for (const char* id : ids) {
      if (away_.count(id) == 0) answers[id] = answers_[id];
    }
    return class_of(answers);
  }

  void type_marks(const std::string& id) {
    const std::vector<std::string> numbers = {"", "0", "1", "2.5", "3"};
    typed_[id] = numbers[random_() % numbers.size()];
    to_mark_.type(id, "Marks", "Marks (0 to 3): " + typed_[id]);
  }

  /// Puts a first line in place of the one that is there, and keeps those below it.
  void type_remark(const std::string& id) {
    const std::size_t rest = remarks_[id].find(" and below");
    remarks_[id] = "remark " + std::to_string(random_() % 100) +
                   (rest == std::string::npos ? "" : remarks_[id].substr(rest));
    const std::string first = remarks_[id].substr(0, remarks_[id].find(" and below"));
    const bool more = rest == std::string::npos && chance(2);
    if (more) remarks_[id] += " and below > it";
    to_mark_.type(id, "Remark:", "Remark: " + first + (more ? "\nand below > it" : ""));
  }

  /// Other line ends, a mark in front, no blanks at the ends of lines.
  void handle_like_an_editor() {
    std::string text = content(to_mark_.page);
    if (chance(2)) {
      for (std::size_t at; (at = text.find(" \n")) != std::string::npos;) text.erase(at, 1);
    }
    if (chance(2)) {
      for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
        text.insert(at, 1, '\r');
      }
    }
    if (chance(2)) text = "\xEF\xBB\xBF" + text;
    put(to_mark_.page, text);
  }

  static constexpr const char* ids[] = {"ada", "ben", "chi", "dee", "eve"};
  ToMark to_mark_;
  std::mt19937 random_{11};
  std::map<std::string, std::string> answers_;
  std::map<std::string, std::string> typed_;
  std::map<std::string, std::string> remarks_;
  std::set<std::string> away_;
};

}  // namespace

TEST_CASE("to mark: a hundred rounds of typing, editing and grading lose and invent nothing") {
  Term term;
  for (int i = 0; i < 100; ++i) term.round();
}
