// SHA-256, to compare files with the sums that their publishers state.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace convlings {

/// A digest that is fed piece by piece, as bytes come in. OpenSSL does the work (FIPS 180-4).
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);

  /// The digest of all that was added so far, as 64 lower-case hexadecimal digits. More may be
  /// added afterwards.
  std::string digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of `bytes`.
std::string sha256(std::string_view bytes);

/// The digest of a file's contents. Throws DataError when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace convlings
