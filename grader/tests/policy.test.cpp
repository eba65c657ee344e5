#include "grading/policy.hpp"

#include <catch2_either.hpp>

#include <fstream>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "test_folder.hpp"

using namespace convlings;

namespace {

std::vector<Lesson> lessons_of_the_course() {
  return find_lessons({CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR});
}

Policy read(const std::string& text) {
  const TestFolder folder;
  std::ofstream(folder.path / "policy.toml") << text;
  return read_policy(folder.path / "policy.toml", lessons_of_the_course());
}

/// What is wrong with a policy, without the folder of the file.
std::string complaint(const std::string& text) {
  try {
    read(text);
  } catch (const InputError& error) {
    const std::string what = error.what();
    return what.substr(what.find("policy.toml"));
  }
  return "none";
}

}  // namespace

TEST_CASE("policy: the example is read whole") {
  const auto lessons = lessons_of_the_course();
  const std::string folder = CONVLINGS_SOURCE_DIR "/grader/grading/";
  const Policy policy = read_policy(folder + "policy.example.toml", lessons);
  CHECK(policy.title == "Seeing with networks, winter 2026");
  CHECK(policy.lessons ==
        std::vector<std::string>{"01-convolution", "02-padding", "03-strides", "04-channels"});
  CHECK(policy.due.size() == 4);
  CHECK(policy.due.at("04-channels") == "2026-11-08 23:59");
  CHECK(policy.late.grace_minutes == 15);
  CHECK(policy.late.percent_per_day == 10);
  CHECK(policy.late.most_percent == 50);
  CHECK(policy.late.closed_after_days == 7);
  CHECK(policy.bonus.at("04-channels") == 0.5);
  CHECK_FALSE(policy.show_hidden_inputs);
  const Lesson& channels = find_lesson(lessons, "04");
  CHECK(policy.is_all_or_nothing(channels, find_exercise(channels, "conv2d")));
  CHECK_FALSE(policy.is_all_or_nothing(channels, find_exercise(channels, "response_map")));
}

TEST_CASE("policy: an empty one takes nothing off, and lessons may be named by number") {
  const Policy nothing = read("");
  CHECK(nothing.title == "Class");
  CHECK(nothing.lessons.empty());
  CHECK(nothing.late.percent_per_day == 0);
  CHECK_FALSE(nothing.late.closed_after_days);
  const Policy numbers = read("lessons = [\"3\", \"01\"]\n[bonus]\n3 = 1\n");
  CHECK(numbers.lessons == std::vector<std::string>{"01-convolution", "03-strides"});
  CHECK(numbers.bonus.at("03-strides") == 1);
}

TEST_CASE("policy: the word about an exercise counts more than its lesson's, then the manifest's") {
  Lesson lesson;
  lesson.id = "01-convolution";
  Exercise slide{"slide", 4, 8, {}};
  Policy policy;
  CHECK_FALSE(policy.is_all_or_nothing(lesson, slide));
  slide.all_or_nothing = true;
  CHECK(policy.is_all_or_nothing(lesson, slide));
  policy.all_or_nothing["01-convolution"] = false;
  CHECK_FALSE(policy.is_all_or_nothing(lesson, slide));
  policy.all_or_nothing["01-convolution/slide"] = true;
  CHECK(policy.is_all_or_nothing(lesson, slide));
}

TEST_CASE("policy: a complaint names file and line, and what is meant") {
  CHECK(complaint("title = \"x\"\ngrace = 3\n") ==
        "policy.toml:2: the policy has no key \"grace\". Keys: title, lessons, due, late, "
        "all_or_nothing, bonus, show_hidden_inputs.");
  CHECK(complaint("[late]\n\npercent_pre_day = 3\n") ==
        "policy.toml:3: [late] has no key \"percent_pre_day\". Did you mean percent_per_day? Keys: "
        "grace_minutes, percent_per_day, most_percent, closed_after_days.");
  CHECK(complaint("[due]\n01-convolutoin = \"2026-11-30 23:59\"\n") ==
        "policy.toml:2: There is no lesson \"01-convolutoin\". Did you mean 01-convolution? "
        "Lessons: 01 to 16.");
  CHECK(complaint("lessons = [\"01\",\n\"99\"]") ==
        "policy.toml:2: There is no lesson \"99\". Lessons: 01 to 16.");
  CHECK(complaint("[due]\n01 = \"2026-11-31 23:59\"\n") ==
        "policy.toml:2: the date of 01 must be a date and a time such as \"2026-11-30 23:59\", if "
        "need be with an offset such as \"+01:00\". Received \"2026-11-31 23:59\".");
  CHECK(complaint("[due]\n01 = 2026-11-30T23:59:00\n") ==
        "policy.toml:2: the date of 01 must be in quotes: \"2026-11-30 23:59\".");
  CHECK(complaint("[all_or_nothing]\n\"01/slid\" = true\n") ==
        "policy.toml:2: Lesson 01 has no function \"slid\". Did you mean slide? Functions: "
        "patch_times_kernel, slide, symbolic_cell, box_blur_kernel, true_convolution.");
}

TEST_CASE("policy: numbers that make no sense are refused") {
  const std::string percent = "policy.toml:2: percent_per_day must be a number from 0 to 100.";
  for (const std::string value : {"101", "-1", "nan", "inf", "\"10\"", "true"}) {
    CAPTURE(value);
    CHECK(complaint("[late]\npercent_per_day = " + value + "\n") == percent);
  }
  CHECK(complaint("[late]\nmost_percent = 100.5") ==
        "policy.toml:2: most_percent must be a number from 0 to 100.");
  CHECK(complaint("[late]\nclosed_after_days = -1") ==
        "policy.toml:2: closed_after_days must be a number from 0 to 366.");
  CHECK(complaint("[bonus]\n01 = -2") == "policy.toml:2: 01 must be a number from 0 to 1000.");
  CHECK(complaint("show_hidden_inputs = 1") ==
        "policy.toml:1: show_hidden_inputs must be true or false.");
  CHECK(complaint("[all_or_nothing]\n01 = \"yes\"") == "policy.toml:2: 01 must be true or false.");
  CHECK(complaint("lessons = []") ==
        "policy.toml:1: lessons must be a list of at least one lesson; leave it out for all.");
  CHECK(complaint("lessons = [\"1\", \"01\"]") ==
        "policy.toml:1: lesson 01-convolution is listed twice.");
  CHECK(complaint("[bonus]\n1 = 1\n01 = 2") == "policy.toml:3: 01-convolution is set twice.");
  CHECK(complaint("[all_or_nothing]\n1 = true\n01 = true") ==
        "policy.toml:3: 01-convolution is set twice.");
  CHECK(complaint("late = 5") == "policy.toml:1: write [late] as a table.");
  CHECK(complaint("title = \" \"") ==
        "policy.toml:1: title must be a text in quotes that is not empty.");
}
