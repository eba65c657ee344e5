#include "catalogue/text_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string_view shown, const std::string& rule, std::string_view remedy) {
  throw InputError(fmt::format("{}: {}{}{}", shown, rule, remedy.empty() ? "" : " ", remedy));
}

}  // namespace

std::string read_text_file(const fs::path& path, std::string_view shown, std::string_view remedy,
                           std::uintmax_t most_bytes) {
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
  if (!error && size > most_bytes) {
    refuse(shown,
           fmt::format("holds {:.1f} MB; at most {} MB is read.", size / 1e6, most_bytes >> 20U),
           remedy);
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
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  try {
    cnn::write_file(path, std::string(text));
  } catch (const cnn::DataError& refused) {
    throw InputError(refused.what());
  }
}

}  // namespace convlings
