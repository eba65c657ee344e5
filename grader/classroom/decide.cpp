#include "classroom/decide.hpp"

#include <map>

#include "grading/graded_class.hpp"
#include "grading/seed.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

std::string text_of(LessonState state) { return std::string(to_string(state)); }

/// The state of what needs no building, or graded.
LessonState state_before(const Submission& submission, const std::string& lesson,
                         const std::string& stub, std::string& reason) {
  const auto rejected = submission.rejected.find(lesson);
  if (rejected != submission.rejected.end()) {
    reason = rejected->second;
    return LessonState::rejected;
  }
  if (!submission.problem.empty()) {
    reason = submission.problem;
    return LessonState::rejected;
  }
  const std::string& source = handed_in(submission, lesson).source;
  if (source.empty()) return LessonState::missing;
  return source == stub ? LessonState::untouched : LessonState::graded;
}

}  // namespace

const HandedIn& handed_in(const Submission& submission, const std::string& lesson) {
  static const HandedIn nothing;
  const auto found = submission.lessons.find(lesson);
  return found == submission.lessons.end() ? nothing : found->second;
}

std::vector<LessonTask> decide(const Course& course, const std::vector<Lesson>& lessons,
                               const std::vector<const Submission*>& submissions,
                               const LessonKeys& keys, const std::string& course_key,
                               Gradebook& gradebook) {
  std::map<std::string, std::string> stubs;
  for (const Lesson& lesson : lessons) stubs[lesson.id] = stub_of(course, lesson);
  std::vector<LessonTask> tasks;
  tasks.reserve(submissions.size() * lessons.size());
  for (const Submission* submission : submissions) {
    for (const Lesson& lesson : lessons) {
      LessonTask task;
      task.submission = submission;
      task.lesson = &lesson;
      task.seed = seed_for(course_key, submission->id, lesson.id);
      std::string reason;
      const LessonState state = state_before(*submission, lesson.id, stubs[lesson.id], reason);
      task.row = {submission->id, lesson.id, "", text_of(state), reason};
      if (state == LessonState::graded) {
        task.row.key = keys.key(lesson.id, handed_in(*submission, lesson.id).source, task.seed);
        task.outcome = gradebook.outcome(task.row.key);
        task.waiting = !task.outcome;
      }
      if (!task.waiting) gradebook.note(task.row);
      tasks.push_back(std::move(task));
    }
  }
  return tasks;
}

}  // namespace convlings
