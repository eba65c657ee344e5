#include "watch/watch_course.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>
#include <uv.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <optional>
#include <utility>

#include "catalogue/errors.hpp"
#include "catalogue/hints_seen.hpp"
#include "marking/own_lesson.hpp"
#include "marking/reset_lesson.hpp"
#include "marking/source_file.hpp"
#include "watch/debugger.hpp"
#include "watch/keys.hpp"
#include "watch/lesson_files.hpp"
#include "watch/marker.hpp"
#include "watch/screen.hpp"
#include "watch/session.hpp"
#include "watch/solution_page.hpp"
#include "watch/terminal_screen.hpp"

namespace convlings {
namespace {

constexpr std::array watched_signals{SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};

/// A lesson that has passed is not built again; of one that nobody has touched all is known.
LessonProgress state_of(const Course& course, const Lesson& lesson) {
  LessonProgress state;
  state.lesson = lesson;
  state.known = false;
  state.marks.assign(lesson.exercises.size(), Mark::open);
  for (const Exercise& exercise : lesson.exercises) {
    state.hints.push_back(hints_seen(course, lesson, exercise));
  }
  try {
    if (is_untouched(course, lesson, student_source(course, lesson))) {
      state.known = true;
    } else if (has_passed(course, lesson)) {
      state.known = true;
      state.marks.assign(lesson.exercises.size(), Mark::passed);
    }
  } catch (const InputError&) {  // marking will tell it
  }
  return state;
}

Session new_session(const WatchOptions& options) {
  std::vector<LessonProgress> states;
  for (const Lesson& lesson : options.lessons) states.push_back(state_of(options.course, lesson));
  int start = options.start;
  for (int i = static_cast<int>(states.size()) - 1; i >= 0 && options.start < 0; --i) {
    if (!states[static_cast<std::size_t>(i)].passed()) start = i;
  }
  return {std::move(states), std::max(0, start)};
}

std::vector<WatchedFolder> folders_of(const WatchOptions& options) {
  std::vector<WatchedFolder> folders;
  for (const Lesson& lesson : options.lessons) {
    folders.push_back({options.course.lessons() / lesson.id,
                       {lesson.topic + ".cpp", lesson.topic + ".hpp", "answers.toml"}});
  }
  return folders;
}

/// Wires events to the session, and its actions to the world. Whatever a callback throws ends the
/// loop, since it must not pass through the C library below.
class Watch {
 public:
  explicit Watch(const WatchOptions& options) : options_(options), session_(new_session(options)) {
    uv_loop_init(&loop_);
    uv_tty_init(&loop_, &keys_, STDIN_FILENO, 0);
    keys_.data = this;
    for (std::size_t i = 0; i < signals_.size(); ++i) {
      uv_signal_init(&loop_, &signals_[i]);
      signals_[i].data = this;
      uv_signal_start(&signals_[i], on_signal, watched_signals[i]);
    }
    files_.emplace(&loop_, folders_of(options),
                   [this](int lesson) { guarded([&] { perform(session_.saved(lesson)); }); });
    marker_.emplace(&loop_, options.course,
                    [this](MarkingEnd end) { guarded([&] { marked(std::move(end)); }); });
    debugger_.emplace(&loop_, [this] { guarded([&] { debugger_ended(); }); });
    screen_.emplace(&keys_);
  }

  ~Watch() {
    screen_.reset();
    ended_ = true;
    marker_->stop();
    debugger_->kill(SIGTERM);
    files_->close();
    uv_close(reinterpret_cast<uv_handle_t*>(&keys_), nullptr);
    for (uv_signal_t& signal : signals_) uv_close(reinterpret_cast<uv_handle_t*>(&signal), nullptr);
    uv_run(&loop_, UV_RUN_DEFAULT);
    uv_loop_close(&loop_);
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  int run() {
    read_keys();
    guarded([&] { perform(session_.begin()); });
    if (!ended_) uv_run(&loop_, UV_RUN_DEFAULT);
    if (failure_) std::rethrow_exception(failure_);
    return status_;
  }

 private:
  const Course& course() const { return options_.course; }
  const Lesson& lesson_at(int index) const {
    return options_.lessons[static_cast<std::size_t>(index)];
  }

  template <typename Work>
  void guarded(const Work& work) {
    if (ended_) return;
    try {
      work();
      draw();
    } catch (...) {
      failure_ = std::current_exception();
      end(1);
    }
  }

  void end(int status) {
    status_ = status;
    ended_ = true;
    uv_stop(&loop_);
  }

  void draw() {
    if (ended_ || !screen_->entered()) return;
    const Style style = style_for(STDOUT_FILENO, options_.colour);
    const Screenful frame = frame_of(session_, style, screen_->size());
    session_.shown(frame.scroll, frame.most_scroll, frame.rows);
    screen_->draw(frame);
  }

  void perform(const Actions& actions) {
    for (const Action& action : actions) {
      if (!ended_) perform(action);
    }
  }

  void perform(const Action& action) {
    switch (action.kind) {
      case Action::Kind::mark:
        return marker_->start(lesson_at(action.lesson), action.again);
      case Action::Kind::stop:
        return marker_->stop();
      case Action::Kind::remember: {
        const Lesson& lesson = lesson_at(action.lesson);
        const auto exercise = static_cast<std::size_t>(action.exercise);
        return remember_hint(course(), lesson, lesson.exercises[exercise], action.level);
      }
      case Action::Kind::solution:
        return show_solution(action);
      case Action::Kind::reset:
        return reset(lesson_at(action.lesson));
      case Action::Kind::debug:
        return debug(lesson_at(action.lesson));
      case Action::Kind::suspend:
        return suspend();
      case Action::Kind::redraw:
        return screen_->enter();
      case Action::Kind::quit:
        return end(action.level);
    }
  }

  void show_solution(const Action& action) {
    const Lesson& lesson = lesson_at(action.lesson);
    const Exercise& exercise = lesson.exercises[static_cast<std::size_t>(action.exercise)];
    try {
      session_.show_page(exercise.name, solution_page(course(), lesson, exercise));
    } catch (const InputError& error) {
      session_.show_page(exercise.name, std::string(error.what()) + "\n");
    }
  }

  void reset(const Lesson& lesson) {
    try {
      if (is_reset(course(), lesson)) {
        return session_.tell(lesson.topic + ".cpp is untouched: nothing to reset.");
      }
      const auto kept = reset_lesson(course(), lesson);
      session_.tell(kept ? "Yours is kept: " + shown_path(course(), *kept)
                         : lesson.topic + ".cpp is back.");
    } catch (const InputError& error) {
      session_.tell(error.what());
    }
  }

  void marked(MarkingEnd end) {
    if (end.result) {
      const std::string took = fmt::format("checked {:%H:%M:%S}, {:.2f} s",
                                           fmt::localtime(std::time(nullptr)), end.seconds);
      perform(session_.marked(std::move(*end.result), took));
    } else {
      perform(end.fault.empty() ? session_.stopped() : session_.refused(end.fault));
    }
  }

  void debug(const Lesson& lesson) {
    uv_read_stop(reinterpret_cast<uv_stream_t*>(&keys_));
    screen_->leave();
    std::string reason;
    if (debugger_->start({"debug", lesson.number, "--color", options_.colour_word}, reason)) return;
    write_to_terminal("convlings: debug cannot be started: " + reason + "\n");
    debugger_ended();
  }

  void debugger_ended() {
    write_to_terminal("\nPress a key to go back to watch.\n");
    screen_->take_keys();
    key_goes_back_ = true;
    read_keys();
  }

  void suspend() {
    // Between the two, the signal means what it means to every program.
    const auto signal = static_cast<std::size_t>(
        std::find(watched_signals.begin(), watched_signals.end(), SIGTSTP) -
        watched_signals.begin());
    screen_->leave();
    uv_signal_stop(&signals_[signal]);
    std::raise(SIGTSTP);
    uv_signal_start(&signals_[signal], on_signal, SIGTSTP);
    screen_->enter();
  }

  void typed(std::string_view bytes) {
    for (const Key key : reader_.read(bytes)) {
      if (std::exchange(key_goes_back_, false)) {
        screen_->enter();
        perform(session_.came_back());
      } else if (!ended_) {
        perform(session_.typed(key));
      }
    }
  }

  void signalled(int signal) {
    const bool away = debugger_->running();
    if (signal == SIGWINCH) return;        // drawing is enough
    if (signal == SIGINT && away) return;  // it is meant for the debugger
    if (signal == SIGCONT) {
      if (screen_->entered()) screen_->enter();
    } else if (signal == SIGTSTP) {
      if (away) {
        std::raise(SIGSTOP);
      } else {
        suspend();
      }
    } else {
      end(128 + signal);
    }
  }

  void read_keys() { uv_read_start(reinterpret_cast<uv_stream_t*>(&keys_), on_room, on_keys); }

  static void on_room(uv_handle_t* handle, std::size_t /*wanted*/, uv_buf_t* room) {
    auto& bytes = static_cast<Watch*>(handle->data)->bytes_;
    *room = uv_buf_init(bytes.data(), static_cast<unsigned>(bytes.size()));
  }
  static void on_keys(uv_stream_t* stream, ssize_t count, const uv_buf_t* room) {
    auto& watch = *static_cast<Watch*>(stream->data);
    watch.guarded([&] {
      if (count < 0) return watch.end(128 + SIGHUP);  // the terminal is gone
      watch.typed({room->base, static_cast<std::size_t>(count)});
    });
  }
  static void on_signal(uv_signal_t* signal, int number) {
    auto& watch = *static_cast<Watch*>(signal->data);
    watch.guarded([&] { watch.signalled(number); });
  }

  const WatchOptions& options_;
  Session session_;
  KeyReader reader_;
  uv_loop_t loop_{};
  uv_tty_t keys_{};
  std::array<uv_signal_t, watched_signals.size()> signals_{};
  std::array<char, 256> bytes_{};
  std::optional<LessonFiles> files_;
  std::optional<Marker> marker_;
  std::optional<DebuggerChild> debugger_;
  std::optional<TerminalScreen> screen_;
  bool key_goes_back_ = false;
  bool ended_ = false;
  int status_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

int watch_course(const WatchOptions& options) {
  const char* kind = std::getenv("TERM");
  const std::string_view terminal = kind == nullptr ? "dumb" : kind;
  if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 || terminal == "dumb") {
    throw InputError(
        "watch needs a terminal that can be drawn on. In scripts and elsewhere use ./convlings "
        "check, which says the same once.");
  }
  return Watch(options).run();
}

}  // namespace convlings
