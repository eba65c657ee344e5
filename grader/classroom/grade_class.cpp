#include "classroom/grade_class.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "classroom/decide.hpp"
#include "classroom/grade_lesson.hpp"
#include "classroom/graded_lesson.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// Tasks that workers take one by one; the gradebook has one user at a time.
class WorkQueue {
 public:
  WorkQueue(std::vector<LessonTask*> tasks, Gradebook& gradebook,
            const std::function<void(const GradingProgress&)>& tell)
      : tasks_(std::move(tasks)), gradebook_(gradebook), tell_(tell) {}

  /// The next one; nullptr when there are no more, or somebody failed.
  LessonTask* next() {
    const std::scoped_lock lock(mutex_);
    return failure_ || next_ == tasks_.size() ? nullptr : tasks_[next_++];
  }

  void decided(LessonTask& task, const LessonOutcome& outcome) {
    const std::scoped_lock lock(mutex_);
    if (outcome.system_error()) {
      task.row.state = std::string(to_string(LessonState::undecided));
      task.row.reason = outcome.problem.empty() ? "The grader itself failed." : outcome.problem;
      gradebook_.note(task.row);
    } else {
      gradebook_.remember(task.row, outcome);
    }
    ++done_;
    if (tell_) {
      tell_({done_, static_cast<int>(tasks_.size()), task.row.student, task.row.lesson});
    }
  }

  void failed(const std::exception_ptr& failure) {
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = failure;
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::vector<LessonTask*> tasks_;
  Gradebook& gradebook_;
  const std::function<void(const GradingProgress&)>& tell_;
  std::mutex mutex_;
  std::size_t next_ = 0;
  int done_ = 0;
  std::exception_ptr failure_;
};

void work(WorkQueue& queue, const Workplace& place, const LessonKeys& keys) {
  try {
    fs::create_directories(place.folder);
    while (LessonTask* task = queue.next()) {
      const std::string& text = handed_in(*task->submission, task->lesson->id).source;
      queue.decided(*task, grade_lesson(place, *task->lesson, keys.tools(task->lesson->id), text,
                                        task->seed));
    }
  } catch (...) {  // a full disk, say: told once, by who started the workers
    queue.failed(std::current_exception());
  }
}

void grade_waiting(const Course& course, const GradingOptions& options, const LessonKeys& keys,
                   WorkQueue& queue) {
  const Kit kit(course, library_folder(keys.tools(options.lessons.front().id)),
                options.scratch / "kit");
  std::vector<std::thread> workers;
  workers.reserve(static_cast<std::size_t>(options.workers));
  for (int number = 0; number < options.workers; ++number) {
    workers.emplace_back([&, number] {
      const Workplace place{course, kit, options.scratch / fmt::format("worker-{}", number),
                            options.level, number};
      work(queue, place, keys);
    });
  }
  for (std::thread& worker : workers) worker.join();
  queue.rethrow();
}

std::vector<const Submission*> in_shard(const std::vector<Submission>& submissions,
                                        const GradingOptions& options) {
  std::vector<const Submission*> mine;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    const auto shard = static_cast<int>(i % static_cast<std::size_t>(options.shards)) + 1;
    if (shard == options.shard) mine.push_back(&submissions[i]);
  }
  return mine;
}

/// The weakest isolation of all lessons that were built.
std::string weakest(const GradedClass& graded, Isolation otherwise) {
  IsolationUsed weakest{otherwise, false};
  bool any = false;
  for (const GradedStudent& student : graded.students) {
    for (const GradedLesson& lesson : student.lessons) {
      if (lesson.state != LessonState::graded) continue;
      if (!any || lesson.isolation.level < weakest.level) weakest = lesson.isolation;
      any = true;
    }
  }
  return weakest.text();
}

GradedClass collected(const Course& course, const GradingOptions& options,
                      std::vector<LessonTask>& tasks, Gradebook& gradebook) {
  GradedClass graded;
  graded.lessons = options.lessons;
  for (LessonTask& task : tasks) {
    if (graded.students.empty() || graded.students.back().submission.id != task.submission->id) {
      graded.students.push_back({*task.submission, {}});
    }
    if (task.waiting)
      task.outcome = gradebook.outcome(task.row.key);  // as the next run will read it
    graded.students.back().lessons.push_back(
        graded_lesson(course, *task.lesson, handed_in(*task.submission, task.lesson->id), task.row,
                      std::exchange(task.outcome, std::nullopt)));
  }
  graded.isolation = weakest(graded, options.level);
  graded.finished = fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(std::time(nullptr)));
  return graded;
}

/// The workers' folder, gone when all is done.
class Scratch {
 public:
  explicit Scratch(fs::path folder) : folder_(std::move(folder)) { remove(); }
  ~Scratch() { remove(); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  void remove() const {
    std::error_code error;
    fs::remove_all(folder_, error);
  }

  fs::path folder_;
};

}  // namespace

GradedClass grade_class(const Course& course, const GradingOptions& options,
                        const std::vector<Submission>& submissions, Gradebook& gradebook,
                        const std::function<void(const GradingProgress&)>& tell) {
  const auto start = std::chrono::steady_clock::now();
  const LessonKeys keys(course, options.lessons);
  std::vector<LessonTask> tasks = decide(course, options.lessons, in_shard(submissions, options),
                                         keys, options.course_key, gradebook);
  std::vector<LessonTask*> waiting;
  for (LessonTask& task : tasks) {
    if (task.waiting) waiting.push_back(&task);
  }
  const auto built = static_cast<int>(waiting.size());
  if (!waiting.empty()) {
    const Scratch scratch(options.scratch);
    WorkQueue queue(std::move(waiting), gradebook, tell);
    grade_waiting(course, options, keys, queue);
  }
  GradedClass graded = collected(course, options, tasks, gradebook);
  graded.graded_now = built;
  graded.remembered = static_cast<int>(std::ranges::count_if(
                          tasks, [](const LessonTask& task) { return !task.row.key.empty(); })) -
                      built;
  graded.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return graded;
}

}  // namespace convlings
