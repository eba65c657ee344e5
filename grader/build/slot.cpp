#include "build/slot.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"

namespace convlings {

namespace fs = std::filesystem;

Slot::Slot(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  lock_ = open((folder_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_ < 0) {
    throw InputError(fmt::format("{} cannot be written: {}. Is the folder yours, the disk full?",
                                 folder_.string(), std::generic_category().message(errno)));
  }
  while (flock(lock_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

Slot::~Slot() { close(lock_); }

std::string Slot::read(std::string_view name) const {
  std::ifstream in(file(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void Slot::write(std::string_view name, std::string_view text) const {
  write_text_file(file(name), text);
}

void Slot::remove(std::string_view name) const {
  std::error_code ignored;
  fs::remove_all(file(name), ignored);
}

}  // namespace convlings
