// From the bytes that a terminal sends to the keys that somebody pressed.
#pragma once

#include <string_view>
#include <vector>

namespace convlings {

/// What a key means in watch. Capital letters count as small ones.
enum class Key {
  next,       ///< n
  hint,       ///< h
  run,        ///< r
  check_all,  ///< c
  debug,      ///< d
  list,       ///< l
  reset,      ///< x
  solution,   ///< s
  yes,        ///< y
  quit,       ///< q, or the end of the input (Ctrl-D)
  interrupt,  ///< Ctrl-C
  suspend,    ///< Ctrl-Z
  redraw,     ///< Ctrl-L
  up,
  down,
  page_up,
  page_down,  ///< space too
  home,
  end,
  back,  ///< Escape
  other,
};

/// Keeps what is left of a sequence that came in two parts.
class KeyReader {
 public:
  std::vector<Key> read(std::string_view bytes);

 private:
  enum class At { start, after_escape, in_sequence };
  At at_ = At::start;
  char first_ = 0;  ///< of a sequence: the digit of "\033[5~"
};

}  // namespace convlings
