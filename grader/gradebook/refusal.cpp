#include "gradebook/refusal.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

constexpr const char* nothing_lost =
    "Everything that was remembered before is kept: the same command goes on where this one ended.";

/// SQLite tells most full disks as plain I/O errors. Only then is the system's word fresh.
bool no_room(const Refusal& refusal) {
  const int code = refusal.code & 0xff;
  const int error = refusal.system_error;
  if (code == SQLITE_FULL) return true;
  if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN) return false;
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/// "disk I/O error: Input/output error".
std::string with_system(const Refusal& refusal) {
  if (refusal.system_error == 0) return refusal.words;
  return fmt::format("{}: {}", refusal.words, std::strerror(refusal.system_error));
}

std::string what_happened(const Refusal& refusal) {
  if (no_room(refusal)) {
    return fmt::format(
        "there is no room left to write (disk full, quota, or a limit on file sizes). Make room. "
        "{}",
        nothing_lost);
  }
  switch (refusal.code & 0xff) {
    case SQLITE_IOERR:
      return fmt::format(
          "the disk did not do as it was told ({}). Look after it, or give another "
          "folder. {}",
          with_system(refusal), nothing_lost);
    case SQLITE_READONLY:
      return fmt::format(
          "it may be read, not written ({}). Mend its permissions and its folder's, "
          "or give another folder.",
          refusal.words);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return fmt::format(
          "another program holds it and does not let go ({}). End that one, or wait "
          "for it. {}",
          refusal.words, nothing_lost);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return fmt::format(
          "it cannot be opened ({}). A gradebook is a file that you may write to, in "
          "a folder that you may write to.",
          with_system(refusal));
    case SQLITE_NOTADB:
      return "this is no gradebook, and is left as it is. Give another name, or move it away.";
    default:
      return fmt::format(
          "it cannot be used as a gradebook ({}). Move it away and restore a copy, "
          "or grade anew.",
          refusal.words);
  }
}

}  // namespace

std::string refusal_text(const std::filesystem::path& file, const Refusal& refusal) {
  return fmt::format("{}: {}", printable(file.string()), what_happened(refusal));
}

}  // namespace convlings
