#include "watch/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/lesson_text.hpp"

namespace convlings {
namespace {

constexpr int interrupted = 130;

/// What an exercise's checks say, as a text to compare.
std::string outcome_of(Mark mark, const ExerciseResult* result) {
  if (mark == Mark::passed) return "passed";
  if (mark == Mark::open || result == nullptr) return "open";
  std::string text;
  for (const CheckEvent& check : result->checks) {
    text += fmt::format("{}: {}\n", to_string(check.verdict), check.message);
  }
  return text;
}

}  // namespace

bool LessonProgress::passed() const { return first_open() < 0; }

int LessonProgress::first_open(int from) const {
  for (auto i = static_cast<std::size_t>(from); i < marks.size(); ++i) {
    if (marks[i] != Mark::passed) return static_cast<int>(i);
  }
  return -1;
}

Session::Session(std::vector<LessonProgress> lessons, int lesson)
    : lessons_(std::move(lessons)), lesson_(lesson), exercise_(std::max(0, at().first_open())) {
  for (LessonProgress& state : lessons_) {
    for (const Mark mark : state.marks) state.outcomes.push_back(outcome_of(mark, nullptr));
  }
}

Actions Session::begin() {
  for (int i = 0; i < static_cast<int>(lessons_.size()); ++i) {
    const bool known = lessons_[static_cast<std::size_t>(i)].known;
    if (i != lesson_ && !known) waiting_.push_back({i, true});
  }
  look_at(lesson_, false);
  return std::exchange(actions_, {});
}

bool Session::exercise_passed() const {
  return lesson().marks[static_cast<std::size_t>(exercise_)] == Mark::passed;
}

int Session::checking() const {
  if (running_ && !running_->background) return running_->lesson;
  const auto wanted = std::find_if(waiting_.begin(), waiting_.end(),
                                   [](const Job& job) { return !job.background; });
  return wanted == waiting_.end() ? -1 : wanted->lesson;
}

bool Session::busy() const { return away_ || checking() >= 0; }

Actions Session::typed(Key key) {
  if (key == Key::interrupt) {
    quit(interrupted);
  } else if (key == Key::suspend || key == Key::redraw) {
    act(key == Key::suspend ? Action::Kind::suspend : Action::Kind::redraw);
  } else {
    keys_.push_back(key);
    if (key == Key::quit && busy()) {  // what came before it still counts, but nobody waits
      waiting_.clear();
      if (running_ && !std::exchange(stopping_, true)) act(Action::Kind::stop);
    }
    handle_queue();
  }
  return std::exchange(actions_, {});
}

void Session::handle_queue() {
  while (!keys_.empty() && !busy()) {
    const Key key = keys_.front();
    keys_.pop_front();
    handle(key);
  }
}

void Session::handle(Key key) {
  notice_.clear();
  if (std::exchange(asks_, false)) {
    if (key == Key::yes) {
      exercise_ = 0;
      show(View::verdict, 0);
      act(Action::Kind::reset);
      return;
    }
    notice_ = "Nothing was reset.";
    if (key != Key::quit) return;
  }
  switch (key) {
    case Key::next:
      return next();
    case Key::hint:
      return hint();
    case Key::run:
      show(View::verdict, 0);
      return look_at(lesson_, true);
    case Key::check_all:
      return look_at_all();
    case Key::debug:
      away_ = true;
      return act(Action::Kind::debug);
    case Key::list:
      return view_ == View::list ? show(View::verdict, 0) : show(View::list, -1);
    case Key::reset:
      asks_ = true;
      return;
    case Key::solution:
      return solution();
    case Key::quit:
      return quit(0);
    case Key::up:
      return scroll_by(-1);
    case Key::down:
      return scroll_by(1);
    case Key::page_up:
      return scroll_by(-std::max(1, rows_ - 1));
    case Key::page_down:
      return scroll_by(std::max(1, rows_ - 1));
    case Key::home:
      return scroll_by(-most_scroll_);
    case Key::end:
      return scroll_by(most_scroll_);
    case Key::back:
      return show(View::verdict, 0);
    case Key::yes:
    case Key::interrupt:
    case Key::suspend:
    case Key::redraw:
    case Key::other:
      return;
  }
}

void Session::quit(int status) { actions_.push_back({Action::Kind::quit, 0, 0, status, false}); }

Actions Session::saved(int lesson) {
  notice_.clear();
  asks_ = false;
  show(View::verdict, 0);
  if (lesson != lesson_) {
    lesson_ = lesson;
    exercise_ = std::max(0, at().first_open());
  }
  look_at(lesson, false);
  return std::exchange(actions_, {});
}

void Session::look_at(int lesson, bool again) {
  waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(),
                                [&](const Job& job) { return job.lesson == lesson; }),
                 waiting_.end());
  if (running_) {
    if (running_->lesson != lesson && !is_waiting(running_->lesson)) {
      waiting_.push_front(*running_);  // it goes on afterwards
    }
    if (!std::exchange(stopping_, true)) act(Action::Kind::stop);
  }
  waiting_.push_front({lesson, false, again});
  start_next();
}

void Session::look_at_all() {
  waiting_.clear();
  for (int i = 0; i < static_cast<int>(lessons_.size()); ++i) {
    waiting_.push_back({i, false, true, true});
  }
  start_next();
}

void Session::start_next() {
  if (running_ || waiting_.empty()) return;
  running_ = waiting_.front();
  waiting_.pop_front();
  actions_.push_back({Action::Kind::mark, running_->lesson, 0, 0, running_->again});
}

bool Session::is_waiting(int lesson) const {
  return std::any_of(waiting_.begin(), waiting_.end(),
                     [&](const Job& job) { return job.lesson == lesson; });
}

/// The running job has ended: goes on with the next one, then with the keys that waited for it.
void Session::finish_job() {
  const bool whole_course = running_ && running_->whole_course;
  running_.reset();
  stopping_ = false;
  if (whole_course && waiting_.empty()) show(View::list, -1);
  start_next();
  handle_queue();
}

Actions Session::marked(LessonResult result, const std::string& took) {
  if (running_ && !is_waiting(running_->lesson)) {  // otherwise it is already out of date
    if (running_->lesson == lesson_) took_ = took;
    take(*running_, std::move(result));
  }
  finish_job();
  return std::exchange(actions_, {});
}

Actions Session::refused(const std::string& fault) {
  if (running_ && !is_waiting(running_->lesson)) {
    LessonProgress& state = lessons_[static_cast<std::size_t>(running_->lesson)];
    state.fault = fault;
    state.known = true;
  }
  finish_job();
  return std::exchange(actions_, {});
}

Actions Session::stopped() {
  finish_job();
  return std::exchange(actions_, {});
}

Actions Session::came_back() {
  away_ = false;
  handle_queue();
  return std::exchange(actions_, {});
}

void Session::take(const Job& job, LessonResult result) {
  LessonProgress& state = lessons_[static_cast<std::size_t>(job.lesson)];
  const std::vector<std::string> before = state.outcomes;
  state.fault.clear();
  if (result.build == Verdict::passed) {  // a file that does not build undoes nothing
    for (std::size_t i = 0; i < state.marks.size(); ++i) {
      state.marks[i] = mark_of(result.exercises[i]);
      state.outcomes[i] = outcome_of(state.marks[i], &result.exercises[i]);
    }
    if (job.lesson == lesson_ && !state.known) exercise_ = std::max(0, state.first_open());
    if (job.lesson == lesson_ && state.known && !job.again) choose_exercise(before);
    state.known = true;
  }
  state.result = std::move(result);
}

/// Stays where something changed: an exercise that has just passed is shown as such. Otherwise
/// follows the hands, which work at another one; or goes on from what passed before.
void Session::choose_exercise(const std::vector<std::string>& before) {
  const LessonProgress& now = lesson();
  const auto differs = [&](std::size_t i) { return before[i] != now.outcomes[i]; };
  if (differs(static_cast<std::size_t>(exercise_))) return;
  for (std::size_t i = 0; i < now.outcomes.size(); ++i) {
    if (differs(i)) {
      exercise_ = static_cast<int>(i);
      return;
    }
  }
  if (!exercise_passed() || now.passed()) return;
  const int after = now.first_open(exercise_ + 1);
  exercise_ = after >= 0 ? after : now.first_open();
}

void Session::show(View view, int scroll) {
  view_ = view;
  scroll_ = scroll;
  hints_shown_ = 0;
  solution_shown_ = -1;
}

void Session::go_to(int lesson) {
  lesson_ = lesson;
  exercise_ = std::max(0, at().first_open());
  if (!at().result) look_at(lesson, false);
}

void Session::next() {
  show(View::verdict, 0);
  const int after = at().first_open(exercise_ + 1);
  const int open = after < 0 && exercise_passed() ? at().first_open() : after;
  if (open >= 0) {
    exercise_ = open;
    return;
  }
  const auto count = static_cast<int>(lessons_.size());
  for (int step = 1; step <= count; ++step) {
    const int lesson = (lesson_ + step) % count;
    if (!lessons_[static_cast<std::size_t>(lesson)].passed()) return go_to(lesson);
  }
  notice_ = "Every lesson is done.";
}

void Session::hint() {
  const int shown_now = hints_shown_;
  if (view_ == View::hints && shown_now == 3) return show(View::verdict, 0);
  int& seen = at().hints[static_cast<std::size_t>(exercise_)];
  const bool more = view_ == View::hints;
  show(View::hints, 0);
  hints_shown_ = more ? shown_now + 1 : std::max(1, seen);
  if (hints_shown_ > seen) {
    seen = hints_shown_;
    actions_.push_back({Action::Kind::remember, lesson_, exercise_, seen, false});
  }
}

/// The solution of the exercise that has just passed; pressed again, of the next that passes.
void Session::solution() {
  const auto& marks = at().marks;
  const int first = solution_shown_ < 0 ? exercise_ : solution_shown_ + 1;
  if (solution_shown_ < 0 && !exercise_passed()) {
    const std::string& name = at().lesson.exercises[static_cast<std::size_t>(exercise_)].name;
    notice_ = fmt::format("The solution of {} opens when your own passes.", name);
    return;
  }
  const auto count = static_cast<int>(marks.size());
  for (int step = 0; step < count; ++step) {
    const int exercise = (first + step) % count;
    if (marks[static_cast<std::size_t>(exercise)] != Mark::passed) continue;
    show(View::page, 0);
    solution_shown_ = exercise;
    actions_.push_back({Action::Kind::solution, lesson_, exercise, 0, false});
    return;
  }
}

void Session::show_page(std::string title, std::string text) {
  page_title_ = std::move(title);
  page_text_ = std::move(text);
  view_ = View::page;
  scroll_ = 0;
}

void Session::shown(int scroll, int most_scroll, int rows) {
  scroll_ = scroll;
  most_scroll_ = most_scroll;
  rows_ = rows;
}

void Session::scroll_by(int lines) {
  scroll_ = std::clamp(scroll_ + lines, 0, std::max(0, most_scroll_));
}

}  // namespace convlings
