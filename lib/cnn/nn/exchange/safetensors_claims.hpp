// The header's JSON, read but not believed: what each tensor claims to be.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cnn {

struct TensorClaim {
  std::string name = {};
  std::string dtype = {};
  std::vector<std::int64_t> shape = {};
  std::vector<std::int64_t> offsets = {};
};

struct HeaderClaims {
  std::map<std::string, std::string> metadata = {};
  std::vector<TensorClaim> tensors = {};  ///< in the order of the JSON
};

/// Throws DataError, which begins with `file`, for what is not JSON in UTF-8, or JSON of another
/// structure: a name or field that stands there twice, is missing or unknown, or has another type.
HeaderClaims read_header_claims(std::string_view json, const std::string& file);

/// Throws the DataError: file, what is wrong, what to do.
[[noreturn]] void refuse_header(const std::string& file, const std::string& complaint);

/// A name from a foreign file, fit to be printed: printable ASCII, at most 60 characters.
std::string shown_name(const std::string& name);

}  // namespace cnn
