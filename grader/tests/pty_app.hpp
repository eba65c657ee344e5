// The application on a terminal of its own: what a person would type and see.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

/// Runs from its birth until `wait`, or until it dies with the object.
class PtyApp {
 public:
  /// `convlings <words>` on the course in `home`, on `rows` by `columns` characters.
  PtyApp(const std::string& home, const std::vector<std::string>& words, int rows = 24,
         int columns = 80);
  ~PtyApp();
  PtyApp(const PtyApp&) = delete;
  PtyApp& operator=(const PtyApp&) = delete;

  void type(const std::string& keys) const;
  void resize(int rows, int columns) const;
  void send(int signal) const;

  /// Reads until the screen shows `text`; false when it has not come within a minute.
  bool shows(const std::string& text);
  /// Reads until the screen no longer shows `text`.
  bool shows_no_more(const std::string& text);
  /// What was drawn last, a line a row, without colours and cursor movements.
  std::string screen() const;
  /// Everything that came, as it came.
  const std::string& output() const { return output_; }

  /// Does the terminal echo and collect whole lines, as it does for every other program?
  bool is_ordinary() const;

  /// Its exit status; 128 and the signal's number when a signal killed it, as shells say.
  int wait();

 private:
  bool read_some();

  int master_ = -1;
  pid_t pid_ = -1;
  std::string output_;
};
