#include "watch/keys.hpp"

#include <cctype>

namespace convlings {
namespace {

constexpr char escape = '\033';

Key plain_key(char byte) {
  switch (std::tolower(static_cast<unsigned char>(byte))) {
    case 'n':
      return Key::next;
    case 'h':
      return Key::hint;
    case 'r':
      return Key::run;
    case 'c':
      return Key::check_all;
    case 'd':
      return Key::debug;
    case 'l':
      return Key::list;
    case 'x':
      return Key::reset;
    case 's':
      return Key::solution;
    case 'y':
      return Key::yes;
    case 'q':
    case 4:  // Ctrl-D
      return Key::quit;
    case 3:
      return Key::interrupt;
    case 26:
      return Key::suspend;
    case 12:
      return Key::redraw;
    case 'k':
      return Key::up;
    case 'j':
      return Key::down;
    case ' ':
      return Key::page_down;
    default:
      return Key::other;
  }
}

/// The key of "\033[<first…><last>".
Key sequence_key(char first, char last) {
  switch (last) {
    case 'A':
      return Key::up;
    case 'B':
      return Key::down;
    case 'H':
      return Key::home;
    case 'F':
      return Key::end;
    case '~':
      break;
    default:
      return Key::other;
  }
  switch (first) {
    case '1':
    case '7':
      return Key::home;
    case '4':
    case '8':
      return Key::end;
    case '5':
      return Key::page_up;
    case '6':
      return Key::page_down;
    default:
      return Key::other;
  }
}

}  // namespace

std::vector<Key> KeyReader::read(std::string_view bytes) {
  std::vector<Key> keys;
  for (const char byte : bytes) {
    if (at_ == At::in_sequence) {
      const bool last = byte >= '@' && byte <= '~';
      if (first_ == 0) first_ = byte;
      if (last) {
        keys.push_back(sequence_key(first_, byte));
        at_ = At::start;
      }
    } else if (at_ == At::after_escape && (byte == '[' || byte == 'O')) {
      at_ = At::in_sequence;
      first_ = 0;
    } else if (byte == escape) {
      at_ = At::after_escape;
      continue;
    } else {
      // Escape and a letter in one go is the letter with Alt: taken as the letter.
      keys.push_back(plain_key(byte));
      at_ = At::start;
    }
  }
  // Nothing follows an Escape that was pressed by itself. If the rest of a sequence comes late
  // after all, it is still swallowed.
  if (!bytes.empty() && bytes.back() == escape) keys.push_back(Key::back);
  return keys;
}

}  // namespace convlings
