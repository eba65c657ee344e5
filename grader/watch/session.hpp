// What watch knows and what it wants: events come in, actions go out. It knows no terminal, no
// file and no clock, so that all of its manners can be tested.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "report/lesson_result.hpp"
#include "report/terminal.hpp"
#include "watch/keys.hpp"

namespace convlings {

/// What is known of one lesson.
struct LessonProgress {
  Lesson lesson;
  std::vector<Mark> marks;            ///< of its exercises, as of the last time that the file built
  std::vector<std::string> outcomes;  ///< what their checks said; filled in by the session
  std::vector<int> hints;             ///< how many were shown for each exercise
  bool known = true;                  ///< the marks are true; otherwise it must be looked at first
  std::optional<LessonResult> result;
  std::string fault;  ///< the file cannot be read, in words

  bool passed() const;
  /// Of an exercise that has not passed; -1 when all have.
  int first_open(int from = 0) const;
};

/// What whoever owns the session must do. `mark` ends with marked(), refused() or stopped().
struct Action {
  enum class Kind {
    mark,      ///< build and check `lesson`; with `again` nothing doubtful is believed
    stop,      ///< end the marking that is under way
    remember,  ///< the hint up to `level` was shown
    solution,  ///< show_page() how others solve `exercise`
    reset,     ///< bring the stub back, then tell()
    debug,     ///< hand the terminal to a debugger, then came_back()
    suspend,
    redraw,
    quit,  ///< with `level` as exit status
  };
  Kind kind = Kind::quit;
  int lesson = 0;
  int exercise = 0;
  int level = 0;
  bool again = false;
};
using Actions = std::vector<Action>;

class Session {
 public:
  enum class View { verdict, hints, list, page };

  /// Starts at `lesson`, at its first exercise that has not passed.
  Session(std::vector<LessonProgress> lessons, int lesson);

  /// Looks at the lesson, then at all whose state is not known.
  Actions begin();

  Actions typed(Key key);
  /// The content of one of a lesson's files is another than before, or the file is gone or back.
  Actions saved(int lesson);
  /// `took` and `when` are shown beside the verdict.
  Actions marked(LessonResult result, const std::string& took);
  Actions refused(const std::string& fault);
  Actions stopped();
  Actions came_back();

  void tell(std::string notice) { notice_ = std::move(notice); }
  void show_page(std::string title, std::string text);
  /// How far the screen can scroll, and how much it shows at a time.
  void shown(int scroll, int most_scroll, int rows);

  const std::vector<LessonProgress>& lessons() const { return lessons_; }
  const LessonProgress& lesson() const { return lessons_[static_cast<std::size_t>(lesson_)]; }
  int lesson_index() const { return lesson_; }
  int exercise() const { return exercise_; }
  bool exercise_passed() const;
  View view() const { return view_; }
  int hints_shown() const { return hints_shown_; }
  const std::string& page_title() const { return page_title_; }
  const std::string& page_text() const { return page_text_; }
  const std::string& notice() const { return notice_; }
  const std::string& took() const { return took_; }
  bool asks_about_reset() const { return asks_; }
  /// The lesson that is being checked for the person who waits; -1 when nobody waits.
  int checking() const;
  /// Lines above the screen; negative: wherever the current lesson is.
  int scroll() const { return scroll_; }

 private:
  struct Job {
    int lesson = 0;
    bool background = false;  ///< nobody waits for it
    bool again = false;
    bool whole_course = false;
  };

  LessonProgress& at() { return lessons_[static_cast<std::size_t>(lesson_)]; }
  bool busy() const;
  bool is_waiting(int lesson) const;
  void handle(Key key);
  void handle_queue();
  void act(Action::Kind kind) { actions_.push_back({kind, lesson_, exercise_, 0, false}); }
  void quit(int status);
  void look_at(int lesson, bool again);
  void look_at_all();
  void start_next();
  void finish_job();
  void take(const Job& job, LessonResult result);
  void choose_exercise(const std::vector<std::string>& before);
  void show(View view, int scroll);
  void go_to(int lesson);
  void next();
  void hint();
  void solution();
  void scroll_by(int lines);

  std::vector<LessonProgress> lessons_;
  int lesson_ = 0;
  int exercise_ = 0;
  View view_ = View::verdict;
  int hints_shown_ = 0;
  int solution_shown_ = -1;
  std::string page_title_;
  std::string page_text_;
  std::string notice_;
  std::string took_;
  bool asks_ = false;
  bool away_ = false;
  int scroll_ = 0;
  int most_scroll_ = 0;
  int rows_ = 1;

  std::deque<Key> keys_;
  std::deque<Job> waiting_;
  std::optional<Job> running_;
  bool stopping_ = false;
  Actions actions_;
};

}  // namespace convlings
