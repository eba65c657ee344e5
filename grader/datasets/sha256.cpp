#include "datasets/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "cnn/core/errors.hpp"

namespace convlings {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

void must(int succeeded) {
  if (succeeded != 1) throw std::runtime_error("sha256: OpenSSL refuses to compute SHA-256.");
}

}  // namespace

struct Sha256::State {
  Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  must(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  must(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::digest() const {
  const Context copy(EVP_MD_CTX_new());  // finishing ends a context, and more bytes may come
  must(EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()));
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  must(EVP_DigestFinal_ex(copy.get(), bytes.data(), &size));
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += "0123456789abcdef"[bytes.at(i) >> 4U];
    text += "0123456789abcdef"[bytes.at(i) & 15U];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.digest();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  Sha256 sum;
  std::vector<char> block(1U << 18U);
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) ||
         stream.gcount() > 0) {
    sum.add({block.data(), static_cast<std::size_t>(stream.gcount())});
  }
  if (!stream.eof()) {  // a folder opens, and does not read
    throw cnn::DataError("sha256: " + file.string() + " cannot be read. Check its permissions.");
  }
  return sum.digest();
}

}  // namespace convlings
