// A program that somebody started and watches, wherever it runs.
#pragma once

namespace convlings {

/// How a child ended: by itself with an exit status, or by a signal.
struct Ending {
  bool signalled = false;
  int code = 0;                ///< exit status or signal number
  bool out_of_memory = false;  ///< the kernel ended it because its group had used up its memory
};

/// One running program. Its owner reads its output and ends it.
class Child {
 public:
  virtual ~Child() = default;
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  virtual int channel() const = 0;  ///< our end of a socket that it has as descriptor 3, or -1
  virtual int output() const = 0;   ///< our end of its output pipe, non-blocking

  /// Kills it with everything that it started, waits, and says how it had ended itself.
  virtual Ending finish() = 0;

  /// True when it has ended by itself; does not wait.
  virtual bool has_ended() = 0;
};

}  // namespace convlings
