#include "grading/seed.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_digits = 64;

std::string new_key() {
  std::array<unsigned char, key_digits / 2> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("course_key: this machine has no random bytes to give.");
  }
  std::string key;
  for (const unsigned char byte : bytes) key += fmt::format("{:02x}", byte);
  return key;
}

[[noreturn]] void cannot_make(const fs::path& file, int error) {
  throw InputError(
      fmt::format("{}: the course key cannot be written: {}. Choose a folder that may "
                  "be written to with --key.",
                  file.string(), std::strerror(error)));
}

/// Writes `text` into a new file that only its owner may read; false, with errno, when it cannot.
bool write_private(const fs::path& file, const std::string& text) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(descriptor) == 0;
  const int error = errno;
  close(descriptor);
  if (!written) unlink(file.c_str());
  errno = error;
  return written;
}

/// Two graders may start at once: a link appears whole or fails, and never replaces a key, whose
/// loss would give every student other inputs.
void make_key(const fs::path& file) {
  std::error_code ignored;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), ignored);
  const std::string text = new_key() + "\n";
  fs::path whole = file;
  static std::atomic<int> count{0};
  whole += fmt::format(".{}-{}.tmp", getpid(), count++);
  if (!write_private(whole, text)) cannot_make(file, errno);
  int error = link(whole.c_str(), file.c_str()) == 0 ? 0 : errno;
  unlink(whole.c_str());
  const bool no_links_here = error == EPERM || error == ENOTSUP || error == ENOSYS;  // a USB stick
  if (no_links_here) error = write_private(file, text) ? 0 : errno;
  if (error != 0 && error != EEXIST) cannot_make(file, error);
}

}  // namespace

std::uint64_t seed_for(std::string_view course_key, std::string_view student,
                       std::string_view lesson) {
  const std::string message = fmt::format("{}\n{}", student, lesson);
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), course_key.data(), static_cast<int>(course_key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), code.data(),
           &size) == nullptr) {
    throw std::runtime_error("seed_for: OpenSSL refuses to compute HMAC-SHA-256.");
  }
  std::uint64_t seed = 0;
  for (std::size_t i = 0; i < 8; ++i) seed = (seed << 8U) | code.at(i);
  return seed;
}

std::string course_key(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(file, ignored))) make_key(file);
  std::string key = read_text_file(file, file.string());
  while (!key.empty() && (key.back() == '\n' || key.back() == '\r')) key.pop_back();
  if (key.size() == key_digits && key.find_first_not_of("0123456789abcdef") == std::string::npos) {
    return key;
  }
  throw InputError(fmt::format(
      "{}: a course key is {} hexadecimal digits, in small letters. Received {} characters. Put "
      "back the key that the class was graded with; for a new class, name a file that is not there "
      "yet.",
      file.string(), key_digits, key.size()));
}

}  // namespace convlings
