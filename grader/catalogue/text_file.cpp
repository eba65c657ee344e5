#include "catalogue/text_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string_view shown, const std::string& rule, std::string_view remedy) {
  throw InputError(fmt::format("{}: {}{}{}", shown, rule, remedy.empty() ? "" : " ", remedy));
}

// How many bytes the UTF-8 character at `text[0]` has; 0 when it is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return first == 0 ? 0 : 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool no_character = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
  return overlong || no_character ? 0 : length;
}

}  // namespace

int first_line_not_utf8(std::string_view text) {
  int line = 1;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return line;
    if (text.front() == '\n') ++line;
    text.remove_prefix(length);
  }
  return 0;
}

std::string printable(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text));
    const auto first = static_cast<unsigned char>(text.front());
    const bool high_control = length == 2 && first == 0xC2 &&
                              static_cast<unsigned char>(text[1]) < 0xA0;  // U+0080 to U+009F
    const bool control = (first < 0x20 && first != '\n') || first == 0x7F || high_control;
    if (first == '\t') {
      shown += ' ';
    } else if (control || utf8_length(text) == 0) {
      shown += '?';
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return shown;
}

std::string read_text_file(const fs::path& path, std::string_view shown, std::string_view remedy) {
  std::error_code error;
  const fs::file_status itself = fs::symlink_status(path, error);
  const fs::file_status target = fs::status(path, error);
  if (!fs::exists(target)) {
    if (fs::is_symlink(itself)) refuse(shown, "is a link to a file that does not exist.", remedy);
    refuse(shown, "there is no such file.", remedy);
  }
  if (fs::is_directory(target)) refuse(shown, "is a folder; a text file belongs here.", remedy);
  if (!fs::is_regular_file(target)) refuse(shown, "is not an ordinary file.", remedy);
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > max_text_bytes) {
    refuse(shown, fmt::format("holds {:.1f} MB; at most 1 MB is read.", size / 1e6), remedy);
  }
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (error || !in) refuse(shown, "cannot be read. Is it yours to read?", remedy);
  if (const int line = first_line_not_utf8(text); line > 0) {
    refuse(shown, fmt::format("line {} is not UTF-8 text. Save the file as UTF-8.", line), remedy);
  }
  return text;
}

void write_text_file(const fs::path& path, std::string_view text) {
  static std::atomic<int> counter{0};
  const fs::path folder = path.parent_path();
  fs::path beside = path;
  beside += fmt::format(".{}-{}.tmp", getpid(), counter++);
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  bool written = false;
  if (!error) {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    written = !out.fail();
    if (!written) error = std::error_code(errno, std::generic_category());
  }
  if (written) fs::rename(beside, path, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(beside, ignored);
  refuse(path.string(), fmt::format("cannot be written: {}.", error.message()),
         "Is the disk full, or the folder not yours?");
}

}  // namespace convlings
