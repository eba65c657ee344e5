#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "classroom/grade_class.hpp"
#include "classroom/grading_summary.hpp"
#include "classroom/similar_files.hpp"
#include "classroom/write_reports.hpp"
#include "commands/commands.hpp"
#include "commands/grading_progress.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/grader_lock.hpp"
#include "grading/marks.hpp"
#include "grading/policy.hpp"
#include "grading/seed.hpp"
#include "sandbox/sandbox.hpp"
#include "submissions/intake.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct GradeOptions {
  std::string submissions;
  std::string out;
  std::string roster;
  std::string policy;
  std::string times;
  std::string marks;
  std::string key;
  std::string shard;
  std::string level;
  std::string required_level;
  std::vector<std::string> regrade;
  std::vector<std::string> lessons;
  int jobs = 0;
  bool single = false;
};

/// "2/4" as the second of four.
void read_shard(const std::string& text, GradingOptions& grading) {
  if (text.empty()) return;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%d/%d%c", &grading.shard, &grading.shards, &rest);
  if (read == 2 && grading.shard >= 1 && grading.shard <= grading.shards) return;
  throw InputError("grade --shard: i/n means the i-th of n parts, from 1 on. Received " + text +
                   ". Example: --shard 2/4");
}

/// A level that this machine offers, by its name.
Isolation offered_level(const char* option, const std::string& name) {
  const Isolation best = best_isolation();
  const auto wanted = parse_isolation(name);
  if (wanted && *wanted <= best) return *wanted;
  throw InputError(fmt::format(
      "grade {}: isolation \"{}\" is required, and this machine offers \"{}\" only. {} doctor "
      "says what is missing.",
      option, name, to_string(best), program));
}

/// The best that this machine offers, or the one that was asked for; never below what is required.
Isolation chosen_level(const GradeOptions& options) {
  const Isolation level =
      options.level.empty() ? best_isolation() : offered_level("--isolation", options.level);
  if (options.required_level.empty()) return level;
  if (level < offered_level("--require-isolation", options.required_level)) {
    throw InputError(fmt::format("grade --require-isolation: \"{}\" is more than --isolation {}.",
                                 options.required_level, options.level));
  }
  return level;
}

std::vector<Lesson> graded_lessons(const Context& context, const GradeOptions& options,
                                   const Policy& policy) {
  const auto& named = options.lessons.empty() ? policy.lessons : options.lessons;
  return context.lessons_named(named);
}

std::vector<Submission> all_submissions(const GradeOptions& options,
                                        const std::vector<Lesson>& lessons) {
  if (options.single) return {read_submission(options.submissions, lessons)};
  std::vector<Enrolled> roster;
  if (!options.roster.empty()) roster = read_roster(options.roster);
  return read_submissions(options.submissions, roster, lessons);
}

/// Makes the folder; it may be nobody's submission.
fs::path out_folder(const GradeOptions& options) {
  fs::path out = fs::absolute(options.out).lexically_normal();
  const fs::path handed_in = fs::absolute(options.submissions).lexically_normal();
  const fs::path inside = out.lexically_relative(handed_in);
  if (!inside.empty() && *inside.begin() != "..") {
    throw InputError(fmt::format(
        "grade --out: {} lies in the folder of submissions, and would be taken for one. Choose "
        "a folder beside it.",
        options.out));
  }
  std::error_code error;
  fs::create_directories(out, error);
  if (error || !fs::is_directory(out, error)) {
    throw InputError(fmt::format("grade --out: {} cannot be made a folder: {}.", options.out,
                                 error ? error.message() : "there is a file of that name"));
  }
  return out;
}

/// All parts of a class need one key; each would make its own.
std::string key_for(const GradeOptions& options, const fs::path& out) {
  if (!options.shard.empty() && options.key.empty()) {
    throw InputError(
        "grade --shard: name the course key that all parts share, with --key FILE. It is made "
        "when it is not there yet.");
  }
  return course_key(options.key.empty() ? out / "course.key" : fs::path(options.key));
}

/// "ada", "04" or "ada/04": forgets what was found out about them.
void forget(Gradebook& gradebook, const std::vector<std::string>& names,
            const std::vector<Lesson>& lessons) {
  for (const std::string& name : names) {
    const std::size_t slash = name.find('/');
    const bool both = slash != std::string::npos;
    const auto lesson = std::ranges::find_if(lessons, [&](const Lesson& one) {
      const std::string wanted = both ? name.substr(slash + 1) : name;
      return one.id == wanted || one.number == wanted || one.topic == wanted;
    });
    if (both && lesson == lessons.end()) {
      throw InputError("grade --regrade: no lesson is called " + name.substr(slash + 1) + ".");
    }
    const std::string student = both ? name.substr(0, slash) : name;
    const int forgotten = lesson == lessons.end()
                              ? gradebook.forget(student, "")
                              : gradebook.forget(both ? student : "", lesson->id);
    if (forgotten == 0) {
      throw InputError(fmt::format(
          "grade --regrade: nothing is remembered of \"{}\". Name a student's id, a lesson, or "
          "both: ada/04.",
          name));
    }
  }
}

WholeClass whole_class(const Context& context, const std::vector<Submission>& submissions) {
  WholeClass whole{{}, context.lessons()};
  whole.ids.reserve(submissions.size());
  for (const Submission& submission : submissions) whole.ids.push_back(submission.id);
  return whole;
}

/// An id that is spelled in another way there would let somebody who is late go unnoticed.
void tell_times_of_nobody(const Context& context, const GradeOptions& options,
                          const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  say(context, fmt::format("{}: {} of its ids {} not in the class, {} first. No time of theirs "
                           "counts.\n",
                           options.times, ids.size(), ids.size() == 1 ? "is" : "are", ids.front()));
}

int grade(const Context& context, const GradeOptions& options) {
  hide_from_programs();
  const Policy policy =
      options.policy.empty() ? Policy{} : read_policy(options.policy, context.lessons());
  GradingOptions grading;
  grading.lessons = graded_lessons(context, options, policy);
  grading.level = chosen_level(options);
  grading.workers = options.jobs > 0
                        ? options.jobs
                        : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  read_shard(options.shard, grading);
  const HandInTimes times =
      options.times.empty() ? HandInTimes{} : read_times(options.times, context.lessons());
  const std::vector<Submission> submissions = all_submissions(options, grading.lessons);
  const WholeClass whole = whole_class(context, submissions);
  tell_times_of_nobody(context, options, ids_of_nobody(times, whole.ids));

  const fs::path out = out_folder(options);
  grading.course_key = key_for(options, out);
  grading.scratch = out / ".work";
  const GraderLock alone(gradebook_in(out));
  Gradebook gradebook(gradebook_in(out));
  forget(gradebook, options.regrade, grading.lessons);
  GradedClass graded;
  {
    ProgressLine line(context);
    graded = grade_class(context.course, grading, submissions, gradebook,
                         [&](const GradingProgress& progress) { line.show(progress); });
  }
  graded.title = policy.title;
  find_similar(context.course, graded);
  give_marks(graded, policy, times,
             read_manual_marks(out / "to-mark", options.marks, graded, whole));
  write_pages_to_mark(out / "to-mark", graded);
  gradebook.write_tables(graded);
  write_reports(out, graded, {policy.show_hidden_inputs});
  say(context, grading_summary(graded, options.out, context.style()));
  return count_lessons(graded, LessonState::undecided) > 0 ? 1 : 0;
}

}  // namespace

void add_grade(CommandLine& line, const Context& context) {
  auto options = std::make_shared<GradeOptions>();
  line.command("grade", "Grade a folder of submissions: marks, feedback, gradebook",
               "  ./convlings grade handed-in --out marks --roster class.csv\n"
               "  ./convlings grade handed-in --out marks     again: only what is new\n"
               "  ./convlings grade handed-in --out marks --regrade ada/04\n"
               "  ./convlings grade handed-in --out part-2 --shard 2/4 --key key\n"
               "  ./convlings grade handed-in --out marks --policy policy.toml --times times.csv\n"
               "Exit status: 0 all is decided, 1 something is not, 2 a file or word is wrong.",
               [&context, options] { return grade(context, *options); })
      .word("submissions", options->submissions, "a folder of folders, .zip and .tar.gz files")
      .option("--out", options->out, "Where everything is written", true)
      .option("--roster", options->roster, "CSV of the class: id, name, email, section")
      .option("--policy", options->policy, "TOML: due dates, lateness, bonus, lessons")
      .option("--times", options->times, "CSV of who handed in when: id, lesson, time")
      .option("--marks", options->marks, "CSV of marks for written questions")
      .option("--key", options->key, "Key of everybody's own inputs (else OUT/course.key)")
      .list("--lessons", options->lessons, "Only these: 01,04")
      .list("--regrade", options->regrade, "Forget and grade again: ada, 04 or ada/04")
      .option("--jobs", options->jobs, "Workers (one a processor)", 1, 256)
      .option("--shard", options->shard, "Only the i-th of n parts of the class: i/n")
      .option("--isolation", options->level, "Use this level, not the best that is here")
      .option("--require-isolation", options->required_level,
              "Refuse below limits, filtered, sandboxed or contained")
      .flag("--single", options->single, "SUBMISSIONS is one student's");
}

}  // namespace convlings
